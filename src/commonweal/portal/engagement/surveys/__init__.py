"""Surveys: taken in, weighted, read; what people wrote is grouped into themes by a person, under a lock."""
