"""What happens to every request: whose address it comes from, how long a session lasts, and the second factor."""
