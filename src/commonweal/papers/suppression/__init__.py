"""The public edition: what a paper shows once small counts, and all that would give them away, are hidden."""

from commonweal.papers.suppression.edition import suppress

__all__ = ["suppress"]
