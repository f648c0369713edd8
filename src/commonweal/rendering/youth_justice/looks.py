"""The figures of a youth justice summary as the renderers ask for them."""

from dataclasses import dataclass

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup

TO_DATE, WHOLE = "to-date", "whole"
LEAST_WHOLE = 20
"""Of fewer, one child or offence more moves a share by five points or more: the counts say it all."""
SLICES = ("offence", "sex", "age", "ethnicity", "offence-ethnicity")


@dataclass(frozen=True, slots=True)
class YearLook:
    """One year's offences, children and offences a child, to date or whole."""

    name: str
    offences: Figure
    children: Figure
    each: Figure

    @property
    def missing(self) -> bool:
        """Whether the year is a gap; a hidden count is none."""
        return self.offences.value is None and not self.offences.suppressed


def years(lookup: Lookup, what: str) -> tuple[YearLook, ...]:
    """Every year of a table, oldest first."""
    found = []
    for figure in rows(lookup, what):
        group, _, start = figure.id.split("/")
        if group == "offences":
            children, each = (lookup.by_id[f"{name}/{what}/{start}"] for name in ("children", "each"))
            found.append(YearLook(figure.label, figure, children, each))
    return tuple(found)


def now(lookup: Lookup) -> YearLook:
    """This year to date."""
    return years(lookup, TO_DATE)[-1]


def rows(lookup: Lookup, table: str) -> tuple[Figure, ...]:
    """The figures of a table, in its order; none where there is none."""
    return tuple(figure for _, figure in lookup.rows(lookup.figures.table(table)))


def ahead(lookup: Lookup, unit: str) -> Figure | None:
    """The projection of offences, children or entrants; else what chance alone leaves open."""
    return lookup.by_id.get(f"{unit}/projected") or lookup.by_id.get(f"{unit}/by-chance")


def is_projected(figure: Figure) -> bool:
    """Whether the season was told."""
    return figure.id.endswith("/projected")


def benchmarks(lookup: Lookup, measure: str) -> dict[str, list[Figure]]:
    """Published rates of a measure by area, oldest first."""
    found: dict[str, list[Figure]] = {}
    for figure in lookup.figures.figures:
        if figure.id.startswith(f"benchmark/{measure}/"):
            found.setdefault(figure.label, []).append(figure)
    return {name: sorted(figures, key=lambda f: f.period.end) for name, figures in found.items()}


def share(figure: Figure, whole: Figure) -> float | None:
    """What percent of a whole a category is; None where it, or the whole, is not shown, or the whole is of few."""
    return None if figure.value is None else share_of(figure.value, whole.value)


def share_of(part: float, whole: float | None) -> float | None:
    """What percent of a whole a part is; None where the whole is not known or of few."""
    return 100 * part / whole if whole and whole >= LEAST_WHOLE else None


def whole_of(lookup: Lookup, slice_: str) -> Figure:
    """What a slice's categories add up to: this year's offences or children."""
    found = now(lookup)
    return found.offences if slice_.startswith("offence") else found.children
