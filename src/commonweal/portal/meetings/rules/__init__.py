"""Who may do what in the meeting round, and when, one subject a file."""
