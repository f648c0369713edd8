"""What partners send: the force's extract, the council's requests and the fire service's incidents, with mappings."""
