"""An indicator as its figure tells it: what each renderer asks of the parameters stands here once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commonweal.figures import Figure, Period
from commonweal.rendering.lookup import Lookup

LAST = "/last"
CALM = ("", "better than usual")


@dataclass(frozen=True, slots=True)
class Told:
    """One indicator: its last figure, and the comparators' beside it."""

    figure: Figure
    beside: tuple[Figure, ...]

    @property
    def said(self) -> Mapping[str, Any]:
        """What the rules say of it."""
        return self.figure.parameters

    @property
    def key(self) -> str:
        """Its dataset and key, for ids of a page."""
        return self.figure.id.removesuffix(LAST).replace("/", "-")

    @property
    def definition(self) -> Mapping[str, Any]:
        """What it is."""
        found: Mapping[str, Any] = self.said["definition"]
        return found

    @property
    def defined(self) -> str:
        """What it counts, and the official measure that this is, in words."""
        official = self.definition.get("official")
        return f"{self.definition['definition']}{f' Official measure: {official}.' if official else ''}"

    @property
    def needs_attention(self) -> bool:
        """Whether it stands among the exceptions."""
        return self.said["need"] not in CALM

    @property
    def history(self) -> Sequence[Mapping[str, Any]]:
        """Every period of its chart."""
        found: Sequence[Mapping[str, Any]] = self.said["history"]
        return found


def short(period: str) -> str:
    """What stands under a point: `Jun 25` for a month, `Apr–Jun 25` for a quarter, `2024/25` for a year."""
    found = Period.parse(period)
    if len(found) == 1:
        return found.start.short
    if len(found) == 12:
        year = found.start.year
        return str(year) if found.start.month == 1 else f"{year}/{(year + 1) % 100:02d}"
    return f"{found.start.short[:3]}–{found.end.short}"


def told(lookup: Lookup) -> tuple[Told, ...]:
    """Every indicator, those that need attention first."""
    rows = lookup.rows(lookup.figures.table("indicators"))
    others = [f for f in lookup.figures.figures if not f.id.endswith(LAST)]
    return tuple(
        Told(figure, tuple(f for f in others if f.id.startswith(f"{figure.id.removesuffix(LAST)}/")))
        for _, figure in rows
    )
