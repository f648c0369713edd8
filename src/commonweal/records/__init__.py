"""What a row is, and when it is sound."""
