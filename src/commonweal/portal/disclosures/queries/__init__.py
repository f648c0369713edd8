"""What is seen of this room, as frozen values."""
