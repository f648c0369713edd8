"""The charts of a survey: shares as bars with their ranges."""
