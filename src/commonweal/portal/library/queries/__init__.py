"""What a reader sees of papers. All answer frozen values, and start from what that reader may read."""
