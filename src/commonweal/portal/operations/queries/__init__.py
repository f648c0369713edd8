"""What a reader sees of operations. All answer frozen values, and start from what that reader may read."""
