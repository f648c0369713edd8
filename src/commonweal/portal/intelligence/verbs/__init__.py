"""Everything that writes intelligence."""
