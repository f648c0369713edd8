"""What was shared outside its agency, and the agreements that it was shared under."""
