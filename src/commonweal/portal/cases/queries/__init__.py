"""What is seen of cases: by those who sit in them, in frozen dataclasses."""
