"""Where the figures of one paper are collected, and what all of them share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from commonweal.analysis.youth_justice.names import Names
from commonweal.analysis.youth_justice.question import LEVEL, Question
from commonweal.figures import Area, Figure, Note, Period, Row, Table
from commonweal.figures.model import Verdict
from commonweal.records.youth_account import Account

OFFENCES, CHILDREN, ENTRANTS = "offences", "children", "first-time entrants"
FEW = 6
"""Events in both periods below which not even all of them in one would be more than chance."""


@dataclass(slots=True)
class Sheet:
    """One paper in the making. `sources`: the ids that every counted figure rests on."""

    question: Question
    account: Account
    names: Names
    sources: tuple[str, ...]
    figures: list[Figure] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def add(
        self, id: str, label: str, value: float | None, unit: str, period: Period, area: Area | None = None, **more: Any
    ) -> Figure:
        """One figure of this team's children, for partners; `more` as `Figure` names it."""
        more = {"sources": self.sources, "audience": "partners", "offence": f"youth/{id.partition('/')[0]}"} | more
        if value is None:
            more = {"verdict": "not available"} | more
        figure = Figure(
            id=id, label=label, area=area or self.question.area, value=value, unit=unit, period=period, **more
        )
        self.figures.append(figure)
        return figure

    def table(self, id: str, title: str, first: str, figures: Sequence[Figure], note: str = "") -> None:
        """A table of some of them; none where there is nothing to print."""
        if figures:
            rows = tuple(Row(f.id) for f in figures)
            self.tables.append(Table(id, title, first, rows, self.question.period, None, note))

    def note(self, kind: str, text: str) -> None:
        """Something the reader must know."""
        self.notes.append(Note(kind, text))  # type: ignore[arg-type]


def verdict(p: float, change: float, events: float) -> Verdict:
    """The word on a change: two-sided, at 5%."""
    if events < FEW:
        return "too few to say"
    if not p <= 1 - LEVEL:
        return "no clear change"
    return "rise" if change > 0 else "fall"


def finite(value: float) -> float | None:
    """A number as figures hold it: None where it is unknown or without end."""
    return float(value) if isfinite(value) else None
