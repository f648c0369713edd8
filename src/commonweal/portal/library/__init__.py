"""Papers and reports: made, cleared, kept with their figures, released or withdrawn."""
