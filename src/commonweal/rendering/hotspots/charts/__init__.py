"""The hotspots report's own drawings."""
