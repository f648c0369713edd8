"""A number with its unit, period, area, interval, method, source and audience."""

from commonweal.figures.model import (
    Area,
    AreaMap,
    Audience,
    Cover,
    Figure,
    FigureSet,
    Mark,
    Note,
    Paragraph,
    Point,
    Row,
    Series,
    Shape,
    Source,
    Table,
    Verdict,
)
from commonweal.figures.period import Month, Period

__all__ = [
    "Area",
    "AreaMap",
    "Audience",
    "Cover",
    "Figure",
    "FigureSet",
    "Mark",
    "Month",
    "Note",
    "Paragraph",
    "Period",
    "Point",
    "Row",
    "Series",
    "Shape",
    "Source",
    "Table",
    "Verdict",
]
