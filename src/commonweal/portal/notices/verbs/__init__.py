"""Where notices are written and mailed."""
