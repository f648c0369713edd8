"""What is seen of the meeting round, in frozen dataclasses, one subject a file."""
