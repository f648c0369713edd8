"""What is seen. Every query of every room starts with `readable` or `one`."""

from commonweal.portal.access.queries.reading import faces, one, readable, seen

__all__ = ["faces", "one", "readable", "seen"]
