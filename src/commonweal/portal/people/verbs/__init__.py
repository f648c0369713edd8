"""Where records of people are written."""
