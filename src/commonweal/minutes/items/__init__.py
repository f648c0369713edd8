"""Items: where each begins, what kind it is, and what was decided."""
