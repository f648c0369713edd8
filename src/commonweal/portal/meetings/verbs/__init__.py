"""What the meeting round writes, one noun a file."""
