"""Numbers that minutes quote, each with what it counts, and whether they agree among themselves."""
