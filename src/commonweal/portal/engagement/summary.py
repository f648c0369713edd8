"""A quarter of surgeries and events in words, tables and charts, drafted from what was entered.

A person works on it before it goes out. For everyone, counts of one to four are hidden with all that would give them
away, as in every public paper, and beside what an earlier public summary of the quarter told (`papers.surgeries`).
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from django.conf import settings

from commonweal.figures import FigureSet, Month, Period
from commonweal.papers import surgeries
from commonweal.papers.surgeries import THRESHOLD as LEAST
from commonweal.portal.engagement.models import KINDS
from commonweal.portal.engagement.queries.themes import RaisedSums
from commonweal.portal.engagement.refusals import NotInState
from commonweal.portal.library import tabled

QUARTER = 3
HIDDEN = "not shown"
ALL = "All themes"
MOST_COLUMNS, MOST_PANELS = 8, 5  # wards or themes side by side on a page, and themes in a drawing
MARKS = re.compile(r"[.;|]")
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
        *_held(sums, shown),
        *_attended(sums, shown),
        *_by_theme(sums, shown),
        *_by_ward(sums, shown),
        *_by_month(sums, shown),
        _method(shown is not None),
    ]
    return "\n\n".join(part for part in parts if part)


def _held(sums: RaisedSums, shown: FigureSet | None) -> Iterator[str]:
    """How many of each kind."""
    many = f"{sums.events} {_plural('event', sums.events)} took place" if sums.events else "None took place"
    yield f"## {many}"
    yield _came(sums, shown)
    if sums.by_kind:
        kinds = sorted(sums.by_kind, key=lambda kind: (-sums.by_kind[kind], kind))
        yield tabled.text_of(
            ("Kind", "Held"), [(_kind(kind), f"{sums.by_kind[kind]}") for kind in kinds], title="What was held",
            chart="bars of Held", under="How many of each kind were held.",
        )  # fmt: skip


def _came(sums: RaisedSums, shown: FigureSet | None) -> str:
    if sums.attendance is None:
        return "Nobody counted who came." if sums.events else ""
    came = sums.attendance if shown is None else surgeries.came(shown)
    counted = f"At {sums.counted} of them somebody counted who came"
    return f"{counted}; how many is not shown." if came is None else f"{counted}: {_words(came)} in all."


def _attended(sums: RaisedSums, shown: FigureSet | None) -> Iterator[str]:
    """Who came in each month, for partners alone: for everyone it would be a second table of the same people."""
    if shown is not None or sums.attendance is None:
        return
    rows = [
        (month.short, f"{sums.held_in[month]}", f"{sums.counted_in[month]}", _came_in(sums, month))
        for month in sums.months
    ]
    yield "## Who came, month by month"
    yield tabled.text_of(
        ("Month", "Held", "Of these counted", "People who came"), rows, title="What was held and who came, by month",
        chart="columns of People who came", under="People who came, at those events at which somebody counted.",
    )  # fmt: skip


def _came_in(sums: RaisedSums, month: Month) -> str:
    if not sums.held_in[month]:
        return "0"
    return f"{sums.came_in[month]:,}" if sums.counted_in[month] else "not counted"


def _kind(kind: str) -> str:
    return KINDS.get(kind, kind)


def _by_theme(sums: RaisedSums, shown: FigureSet | None) -> Iterator[str]:
    if not sums.themes:
        yield "## What people raised"
        yield "No theme was entered."
        return
    counts = {theme: _count(sums, shown, theme) for theme in sorted(sums.themes)}
    # By what is printed: where a hidden one stands among the others would tell of it.
    themes = sorted(counts, key=lambda theme: (counts[theme] is None, -(counts[theme] or 0), theme))
    whole = all(count is not None for count in counts.values())
    ahead = whole and (len(themes) == 1 or counts[themes[0]] != counts[themes[1]])
    yield f"## People raised {_plain(themes[0]).lower()} most often" if ahead else "## What people raised"
    yield tabled.text_of(
        ("Theme", "Raised"), [(_plain(theme), _words(counts[theme])) for theme in themes],
        title="How often each theme was raised", chart="bars of Raised", under="How often each theme was raised.",
    )  # fmt: skip


def _by_ward(sums: RaisedSums, shown: FigureSet | None) -> Iterator[str]:
    """A table where it fits a page, wards or themes side by side; else each ward's themes in words."""
    if not sums.themes:
        return
    themes = sorted(sums.themes)
    yield "## Ward by ward"
    counts = {ward: {theme: _count(sums, shown, theme, ward) for theme in themes} for ward in sums.wards}
    title = "How often each theme was raised, by ward"
    if len(sums.wards) <= MOST_COLUMNS:
        heads = ("Theme", *map(_ward, sums.wards))
        rows = [(_plain(theme), *(_words(counts[ward][theme]) for ward in sums.wards)) for theme in themes]
        yield tabled.text_of(heads, rows, title=title)
    elif len(themes) <= MOST_COLUMNS:
        rows = [(_ward(ward), *map(_words, of.values())) for ward, of in counts.items()]
        yield tabled.text_of(("Ward", *map(_plain, themes)), rows, title=title)
    else:
        yield "\n".join(f"- {_ward(ward)}: {_in_words(of)}" for ward, of in counts.items())


def _in_words(counts: Mapping[str, float | None]) -> str:
    said = [f"{_plain(theme).lower()} {_words(count)}" for theme, count in counts.items() if count != 0]
    return ", ".join(said) or "nothing raised"


def _by_month(sums: RaisedSums, shown: FigureSet | None) -> Iterator[str]:
    """For partners alone: months beside wards would be a second table of the same small counts."""
    if shown is not None or not sums.themes:
        return
    themes = sums.themes[:MOST_PANELS]
    heads = (ALL, *map(_plain, themes))
    rows = [
        (month.short, f"{sum(sums.by_month[month].values()):,}", *(f"{sums.by_month[month][one]:,}" for one in themes))
        for month in sums.months
    ]
    yield "## Month by month"
    yield tabled.text_of(
        ("Month", *heads), rows, title="How often themes were raised, by month",
        chart=f"columns of {'; '.join(heads[1:])}",  # all of them together would make each one small
        under="How often each was raised in each month, all on one scale.",
    )  # fmt: skip


def _count(sums: RaisedSums, shown: FigureSet | None, theme: str, ward: str = surgeries.TOTAL) -> float | None:
    """How often a theme was raised, as it may be printed; None where it is hidden."""
    if shown is not None:
        return surgeries.told(shown, theme, ward)
    return sums.by_ward[ward][theme] if ward else sums.total[theme]


def _words(count: float | None) -> str:
    return HIDDEN if count is None else f"{int(count):,}"


def _plain(theme: str) -> str:
    """A theme's name without what would end a column's name in a chart's line."""
    return " ".join(MARKS.sub(" ", theme).split()) or "?"


def _ward(ward: str) -> str:
    return f"{ward[:1].upper()}{ward[1:]}"


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def _method(public: bool) -> str:
    hidden = f" Counts of one to {LEAST - 1}, and others that would give them away, are not shown." if public else ""
    return (
        "## How to read this\n\nThemes are counted by those who held the event, from a list that the partnership "
        "keeps. One person may raise several. Who comes to an event is nobody's sample of the people who live "
        f"there: a theme that many raise need not be what most people think.{hidden}"
    )
