"""Drawings of figures: months as a line with its usual range, sparklines, the ward map. Grey unless it means something."""
