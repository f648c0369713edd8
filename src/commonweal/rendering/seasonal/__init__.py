"""A season as a paper: what its days brought, against what was to be expected, and what the next may bring."""

from commonweal.rendering.seasonal.parts import parts

__all__ = ["parts"]
