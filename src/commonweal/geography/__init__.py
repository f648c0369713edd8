"""Areas and their editions: lookups, boundaries, roll-ups, neighbours."""
