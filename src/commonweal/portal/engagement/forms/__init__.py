"""Forms of surgeries and events."""
