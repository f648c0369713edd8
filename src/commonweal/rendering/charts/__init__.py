"""Drawings of figures: months with their usual range, sparklines, the ward map. Grey unless it means something."""
