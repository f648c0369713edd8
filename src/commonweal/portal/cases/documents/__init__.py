"""Files of a case: kept as safe copies once somebody has looked who will see them, and withdrawn with a word."""
