"""Forms of intelligence."""
