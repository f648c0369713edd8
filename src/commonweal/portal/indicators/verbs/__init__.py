"""Where this room is written."""
