"""What partners know and tell the police: the guide, the form, grading, release."""
