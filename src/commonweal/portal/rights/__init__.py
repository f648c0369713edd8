"""What people may ask of what is kept on them, what must go, and what must stay."""
