"""Indicators with their editions; paragraphs that partners write for reports."""

from commonweal.portal.indicators.models.indicator import (
    BETTER,
    COMPARATORS,
    RHYTHMS,
    Edition,
    Indicator,
)
from commonweal.portal.indicators.models.paragraph import (
    CLEARED,
    CLOSED,
    NEXT,
    NIL,
    OPEN,
    OWED,
    SUBMITTED,
    Call,
    Paragraph,
    Version,
)

__all__ = [
    "BETTER",
    "CLEARED",
    "CLOSED",
    "COMPARATORS",
    "NEXT",
    "NIL",
    "OPEN",
    "OWED",
    "RHYTHMS",
    "SUBMITTED",
    "Call",
    "Edition",
    "Indicator",
    "Paragraph",
    "Version",
]
