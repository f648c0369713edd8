"""Where anything of this room is written."""
