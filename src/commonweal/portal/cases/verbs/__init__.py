"""Where cases are written."""
