"""The charts of a season: columns beside what was expected, and days by hours."""
