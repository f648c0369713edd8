"""The only door to saved records."""
