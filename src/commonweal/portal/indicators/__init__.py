"""Indicators: what a partner counts, against whom, and what it says of it."""
