"""The meeting round's forms, one subject a file."""
