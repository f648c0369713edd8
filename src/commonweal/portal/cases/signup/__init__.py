"""Which agency uses the portal, since when, and how much."""
