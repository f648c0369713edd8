"""What is seen of plans: frozen values, from what the reader may read."""
