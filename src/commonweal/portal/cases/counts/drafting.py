"""A paper of counts in words, tables and charts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone

from commonweal.portal.cases.counts.hiding import ROUNDED_TO, words
from commonweal.portal.cases.counts.models import CASES, Tally
from commonweal.portal.cases.reviews.public import TITLE
from commonweal.portal.disclosures.counting import quarters_over, short_words_of
from commonweal.portal.disclosures.depersonalising import LEAST
from commonweal.portal.library import tabled

MOST_QUARTERS, MOST_YEARS = 8, 8
EVENTS = {"open": "Open", "opened": "Opened", "closed": "Closed"}
OPEN = "Cases open on the quarter's last day."
REVIEW_LINES = {
    "applications": "Applications for a case review",
    "not met": "Times when the threshold was decided not to be met",
    "reviews": "Case reviews carried out",
    "recommended": "Case reviews carried out that resulted in recommendations",
}
EXACT = (
    "These four are exact, small ones too, for the whole area and the whole year: the Act has them published. Nothing "
    "finer is told of case reviews: no month, no place, no agency, no reason."
)
REVIEW_HEADS = {
    "applications": "Applications",
    "not met": "Threshold not met",
    "reviews": "Reviews carried out",
    "recommended": "With recommendations",
}


def title_of(tally: Tally) -> str:
    """What it is called."""
    if tally.kind == CASES:
        return f"Cases, {_period(tally)}"
    return f"{TITLE}, {_period(tally)}"


def draft(tally: Tally, earlier: Sequence[Tally] = ()) -> str:
    """Its text, in the library's way of writing. `earlier`: approved counts of periods before it, the oldest first."""
    return "\n\n".join(_cases(tally, earlier) if tally.kind == CASES else _reviews(tally, earlier))


def _cases(tally: Tally, earlier: Sequence[Tally]) -> Iterator[str]:
    figures = tally.figures
    told = {name: words(figures[name]) for name in EVENTS}
    yield (
        f"Cases open at the end of the quarter: {told['open']}. Opened in it: {told['opened']}; "
        f"closed: {told['closed']}."
    )
    yield "## By kind"
    rows = [(one["name"], *(words(one[name]) for name in EVENTS)) for one in figures["kinds"]]
    yield _table(("Kind", *EVENTS.values()), rows, "Cases by kind", f"bars of {EVENTS['open']}", OPEN)
    yield "## How long they have been open"
    yield _open("Since", figures["ages"], "Open cases by how long they have been open", drawn=True)
    yield "## By stage"
    yield _open("Stage", figures["stages"], "Open cases by stage")
    yield "## By lead agency"
    yield _open("Agency", figures["agencies"], "Open cases by lead agency", drawn=True)
    yield from _cases_by_quarter([*earlier, tally])
    yield "## How to read this"
    yield "A case counts once, for the agency that leads it; opened and closed are as in the quarter's data set." + (
        _counted_on(tally)
    )
    yield "## What is not shown, and why"
    yield (
        f"Every count is rounded to the nearest {ROUNDED_TO}. Counts from one to {LEAST - 1}, and others that would "
        "give them away, are not shown: they could tell of somebody. Parts need not add up to their total."
    )
    yield "## What is asked"
    yield "Members are asked to note the counts, and to say where cases stand open for long."


def _cases_by_quarter(tallies: Sequence[Tally]) -> Iterator[str]:
    """Quarters side by side, where earlier ones were approved; one that was not counted is a gap that says so."""
    if len(tallies) < 2:
        return
    found = {tally.first: tally.figures for tally in tallies}
    last = tallies[-1].first
    quarters = [day for day in reversed([last, *quarters_over(last, MOST_QUARTERS - 1)]) if day >= tallies[0].first]
    rows = [(short_words_of(day), *_cells(found.get(day), EVENTS)) for day in quarters]
    heads = tuple(EVENTS.values())
    under = "All on one scale. Open is on the quarter's last day."
    yield "## Quarter by quarter"
    yield _table(("Quarter", *heads), rows, "Cases by quarter", f"columns of {'; '.join(heads)}", under)


def _reviews(tally: Tally, earlier: Sequence[Tally]) -> Iterator[str]:
    figures = tally.figures
    yield (
        f"Applications for a case review, {_period(tally)}: {words(figures['applications'])}. "
        f"Case reviews carried out: {words(figures['reviews'])}."
    )
    yield "Section 104 of the Anti-social Behaviour, Crime and Policing Act 2014 has these numbers published."
    yield "## The four numbers"
    rows = [(line, words(figures[key])) for key, line in REVIEW_LINES.items()]
    yield _table(("What", "Number"), rows, f"ASB case reviews, {_period(tally)}", "bars of Number", "")
    yield from _reviews_by_year([*earlier, tally])
    yield "## How to read this"
    yield EXACT
    yield (
        "Each is counted by the day on which it happened: an application of one year may be decided in the next."
        + _counted_on(tally)
    )


def _reviews_by_year(tallies: Sequence[Tally]) -> Iterator[str]:
    if len(tallies) < 2:
        return
    found = {tally.first.year: tally.figures for tally in tallies}
    years = range(max(min(found), tallies[-1].first.year - MOST_YEARS + 1), tallies[-1].first.year + 1)
    rows = [(f"{year}/{(year + 1) % 100:02}", *_cells(found.get(year), REVIEW_HEADS)) for year in years]
    heads = tuple(REVIEW_HEADS.values())
    yield "## Year by year"
    yield _table(
        ("April to March", *heads), rows, "ASB case reviews by year", f"columns of {'; '.join(heads)}",
        "All on one scale.",
    )  # fmt: skip


def _cells(figures: Mapping[str, Any] | None, names: Iterable[str]) -> list[str]:
    return [words(figures[name]) if figures else "not counted" for name in names]


def _open(head: str, lines: Sequence[Mapping[str, Any]], title: str, *, drawn: bool = False) -> str:
    """How many are open, line by line."""
    rows = [(one["name"], words(one["open"])) for one in lines]
    return _table((head, EVENTS["open"]), rows, title, f"bars of {EVENTS['open']}" if drawn else "", OPEN)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], title: str, chart: str, under: str) -> str:
    return tabled.text_of(heads, rows, title=title, chart=chart, under=under) if rows else "None."


def _period(tally: Tally) -> str:
    return f"{tally.first:%B %Y} to {tally.last:%B %Y}"


def _counted_on(tally: Tally) -> str:
    day = timezone.localdate(tally.taken_at) if tally.taken_at else None
    return f" Counted on {day:%-d %B %Y}; what was entered later is not in it." if day else ""
