"""Several sources side by side as a paper: what they say, how far they usually part, and where they part more."""

from commonweal.rendering.reconciliation.parts import parts

__all__ = ["parts"]
