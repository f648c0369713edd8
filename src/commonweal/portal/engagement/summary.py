"""A quarter of surgeries and events in words, drafted from what was entered; a person works on it before it goes out.

For everyone, counts of one to four are hidden with all that would give them away, as in every public paper, and beside
what an earlier public summary of the quarter told (`papers.surgeries`).
"""

import datetime as dt

from django.conf import settings

from commonweal.figures import FigureSet, Month, Period
from commonweal.papers import surgeries
from commonweal.papers.surgeries import THRESHOLD as LEAST
from commonweal.portal.engagement.models import KINDS
from commonweal.portal.engagement.queries.themes import RaisedSums
from commonweal.portal.engagement.refusals import NotInState

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


def for_everyone(sums: RaisedSums) -> FigureSet:
    """What of it everyone may be told."""
    quarter = Period(Month.of(sums.first), Month.of(sums.last))
    return surgeries.in_public(settings.WORKSPACE, surgeries.Entered(quarter, sums.by_ward, sums.attendance))


def draft(sums: RaisedSums, shown: FigureSet | None = None) -> str:
    """Its text, in the library's way of writing; for everyone with what is `shown` of it, and nothing else."""
    parts = [
        "## What was held",
        _held(sums, shown),
        *_by_theme(sums, shown),
        *_by_month(sums, shown),
        _method(shown is not None),
    ]
    return "\n\n".join(part for part in parts if part)


def _held(sums: RaisedSums, shown: FigureSet | None) -> str:
    kinds = [f"{number} {_plural(KINDS.get(kind, kind), number)}" for kind, number in sorted(sums.by_kind.items())]
    words = (
        f"{sums.events} {_plural('event', sums.events)} took place: {', '.join(kinds)}."
        if kinds
        else "None took place."
    )
    if sums.attendance is None:
        return f"{words} Nobody counted who came."
    came = sums.attendance if shown is None else surgeries.came(shown)
    counted = f"{words} At {sums.counted} of them somebody counted who came"
    return f"{counted}; how many is not shown." if came is None else f"{counted}: {_words(came)} in all."


def _by_theme(sums: RaisedSums, shown: FigureSet | None) -> list[str]:
    if not sums.themes:
        return ["## What people raised", "No theme was entered."]
    themes = sums.themes if shown is None else sorted(sums.themes)  # an order by size would tell a hidden one's
    points = [f"- {theme}: {_words(_count(sums, shown, theme))}" for theme in themes]
    parts = ["## What people raised", "\n".join(points), "## Ward by ward"]
    for ward in sums.wards:
        counts = {theme: _count(sums, shown, theme, ward) for theme in themes}
        said = [f"{theme.lower()} {_words(count)}" for theme, count in counts.items() if count != 0]
        parts.append(f"- {ward[:1].upper()}{ward[1:]}: {', '.join(said) or 'nothing raised'}")
    return ["\n\n".join(parts[:3]), "\n".join(parts[3:])]


def _by_month(sums: RaisedSums, shown: FigureSet | None) -> list[str]:
    """For partners alone: months beside wards would be a second table of the same small counts."""
    if shown is not None or not sums.themes:
        return []
    points = [f"- {month.words}: {sum(sums.by_month[month].values()):,} raised" for month in sums.months]
    return ["## Month by month", "\n".join(points)]


def _count(sums: RaisedSums, shown: FigureSet | None, theme: str, ward: str = surgeries.TOTAL) -> float | None:
    """How often a theme was raised, as it may be printed; None where it is hidden."""
    if shown is not None:
        return surgeries.told(shown, theme, ward)
    return sums.by_ward[ward][theme] if ward else sums.total[theme]


def _words(count: float | None) -> str:
    return HIDDEN if count is None else f"{int(count):,}"


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
