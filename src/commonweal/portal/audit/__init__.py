"""The append-only chain of what was done and what restricted matter was read."""
