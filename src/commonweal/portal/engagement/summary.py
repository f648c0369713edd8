"""A quarter of surgeries and events in words, drafted from what was entered; a person works on it before it goes out.

For everyone, counts of one to four are hidden with all that would give them away, as in every public paper.
"""

import datetime as dt

import numpy as np

from commonweal.figures import Month
from commonweal.portal.engagement.models import KINDS
from commonweal.portal.engagement.queries.themes import RaisedSums
from commonweal.portal.engagement.refusals import NotInState
from commonweal.stats.suppression import suppress_table

LEAST = 5  # counts below it stand in no public paper
QUARTER = 3
HIDDEN = "a small number"
DATE = "%-d %B %Y"


def quarters(today: dt.date, most: int = 8) -> list[tuple[str, str]]:
    """The quarters that are over or under way, the newest first: key and words."""
    start = Month(today.year, 3 * ((today.month - 1) // 3) + 1)
    firsts = [start - QUARTER * n for n in range(most)]
    return [(str(first), f"{first.words} to {(first + (QUARTER - 1)).words}") for first in firsts]


def days_of(quarter: str) -> tuple[dt.date, dt.date]:
    """Its first and last day."""
    first = Month.parse(quarter)
    return first.first_day, (first + (QUARTER - 1)).last_day


def check_over(last: dt.date, day: dt.date) -> None:
    """For everyone a quarter is summed up once it is over: two sums a week apart give away what came between."""
    if last >= day:
        raise NotInState(
            f"This quarter is not over before {last.strftime(DATE)}.",
            "Choose one that is, or draft this one for the partnership.",
        )


def title_of(sums: RaisedSums) -> str:
    """What it is called."""
    return f"Meeting the public, {Month.of(sums.first).words} to {Month.of(sums.last).words}"


def draft(sums: RaisedSums, *, public: bool) -> str:
    """Its text, in the library's way of writing."""
    parts = [
        "## What was held",
        _held(sums, public),
        *_by_theme(sums, public),
        *_by_month(sums, public),
        _method(public),
    ]
    return "\n\n".join(part for part in parts if part)


def _held(sums: RaisedSums, public: bool) -> str:
    kinds = [f"{number} {_plural(KINDS.get(kind, kind), number)}" for kind, number in sorted(sums.by_kind.items())]
    words = (
        f"{sums.events} {_plural('event', sums.events)} took place: {', '.join(kinds)}."
        if kinds
        else "None took place."
    )
    if sums.attendance is None:
        return f"{words} Nobody counted who came."
    came = _said(sums.attendance, public)
    return f"{words} At {sums.counted} of them somebody counted who came: {came} in all."


def _by_theme(sums: RaisedSums, public: bool) -> list[str]:
    if not sums.themes:
        return ["## What people raised", "No theme was entered."]
    themes = sorted(sums.themes) if public else list(sums.themes)
    counts = np.array([[sums.by_ward[ward][theme] for theme in themes] for ward in sums.wards], dtype=float)
    rows, totals = _shown(counts, public)
    points = [f"- {theme}: {_words(total)}" for theme, total in zip(themes, totals, strict=True)]
    parts = ["## What people raised", "\n".join(points), "## Ward by ward"]
    for ward, row in zip(sums.wards, rows, strict=True):
        said = [f"{theme.lower()} {_words(count)}" for theme, count in zip(themes, row, strict=True) if count != 0]
        parts.append(f"- {ward[:1].upper()}{ward[1:]}: {', '.join(said) or 'nothing raised'}")
    return ["\n\n".join(parts[:3]), "\n".join(parts[3:])]


def _by_month(sums: RaisedSums, public: bool) -> list[str]:
    """For partners alone: months beside wards would be a second table of the same small counts."""
    if public or not sums.themes:
        return []
    points = [f"- {month.words}: {sum(sums.by_month[month].values()):,} raised" for month in sums.months]
    return ["## Month by month", "\n".join(points)]


def _shown(counts: np.ndarray, public: bool) -> tuple[list[list[float]], list[float]]:
    """Rows and totals by theme; NaN where hidden."""
    if not public:
        return counts.tolist(), counts.sum(axis=0).tolist()
    found = suppress_table(counts, threshold=LEAST, totals=True)
    totals = found.column_totals if found.column_totals is not None else np.full(counts.shape[1], np.nan)
    return found.values.tolist(), totals.tolist()


def _words(count: float) -> str:
    return HIDDEN if np.isnan(count) else f"{int(count):,}"


def _said(count: int, public: bool) -> str:
    return f"fewer than {LEAST}" if public and 0 < count < LEAST else f"{count:,}"


def _plural(word: str, number: int) -> str:
    one = word.lower()
    many = f"{one.removesuffix('y')}ies" if one.endswith("y") else f"{one}s"
    return one if number == 1 else many


def _method(public: bool) -> str:
    hidden = (
        f" Counts of one to {LEAST - 1}, and others that would give them away, are not shown: they say “{HIDDEN}”."
        if public
        else ""
    )
    return (
        "## How to read this\n\nThemes are counted by those who held the event, from a list that the partnership "
        "keeps. One person may raise several. Who comes to an event is nobody's sample of the people who live "
        f"there: a theme that many raise need not be what most people think.{hidden}"
    )
