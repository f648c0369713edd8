"""Office for National Statistics: lookups, boundaries and populations, told apart by their columns alone."""
