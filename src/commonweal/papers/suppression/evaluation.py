"""The public edition of an evaluation."""

from commonweal.figures import FigureSet
from commonweal.papers.suppression.edition import suppress


def public_edition(paper: FigureSet) -> FigureSet:
    """Small counts hidden, with all that would give them away."""
    return suppress(paper)
