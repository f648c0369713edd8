"""What is seen of this room."""
