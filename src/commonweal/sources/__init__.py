"""One folder a publisher, reading only."""
