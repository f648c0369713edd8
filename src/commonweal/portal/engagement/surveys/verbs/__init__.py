"""Where anything of a survey is written."""
