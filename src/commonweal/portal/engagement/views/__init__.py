"""Pages of surgeries, events and reports from the public."""
