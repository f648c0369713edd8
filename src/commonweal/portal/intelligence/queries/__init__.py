"""What is seen of intelligence: frozen dataclasses, for one reader."""
