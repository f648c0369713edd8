"""The quarter's figures in words, tables and charts: the unit's page and the partnership's paper are of one text."""

import datetime as dt
import math
from collections.abc import Iterator, Mapping

from commonweal.portal.disclosures.counting import ALL as EVERY
from commonweal.portal.disclosures.counting import quarters_over, short_words_of, words_of
from commonweal.portal.intelligence.statistics import ALL, FEWEST, OTHERS, SMALL, Figures, Middle, Row, Share
from commonweal.portal.library import tabled
from commonweal.stats.proportion import wilson

Earlier = Mapping[dt.date, Mapping[str, int | None]]  # what data sets that are out tell, by quarter and agency
OF_FEW = 30  # reports: a share of fewer is said to be of few
QUARTERS, PANELS = 8, 8
NOTES = (
    "Reports are counted by the day on which they were sent, each once, in the quarter that is over.",
    "A median of what was waited is of all reports: one that still waits counts as longer than any that does not.",
    "Complete: the day is told, and somebody or something is named. Identified: a name, and a date of birth or an "
    "address. Of somebody known: an earlier report has the same name and birth, phone, registration or online name.",
)
LEFT_OUT = (
    f"An agency that sent fewer than {FEWEST} stands with the others.",
    f"Counts from 1 to {SMALL - 1} are not shown, nor a share or a sum from which one could be worked out, nor a "
    f"median of fewer than {FEWEST}: so few could be one report's own.",
    "Nothing is told here of what was reported, of whom, or how it was graded.",
)


def title_of(quarter: dt.date) -> str:
    """What the paper is called."""
    return f"Intelligence handed in by partners, {words_of(quarter)}"


def text_of(quarter: dt.date, figures: Figures, agreed_hours: int, earlier: Earlier) -> str:
    """Its text, in the library's way of writing."""
    return f"{headline(quarter, figures)}\n\n{under_headline(quarter, figures, agreed_hours, earlier)}"


def under_headline(quarter: dt.date, figures: Figures, agreed_hours: int, earlier: Earlier) -> str:
    """The same without its first sentences, which a page has as its heading."""
    parts = [*_tables(figures, agreed_hours), *_by_quarter(quarter, figures, earlier)] if figures.rows else []
    parts += ["## How it is counted", _points(NOTES), "## What is not shown, and why", _points(LEFT_OUT)]
    return "\n\n".join(parts)


def headline(quarter: dt.date, figures: Figures) -> str:
    """The finding in a sentence."""
    if not figures.rows:
        return f"Fewer than {FEWEST} reports came in {words_of(quarter)}, which is too few to show."
    whole = _whole(figures)
    percent, of = whole.in_time.percent, whole.in_time.of
    few = ", though they are few" if of and of < OF_FEW else ""
    timely = f" {percent}% were received in time{few}." if percent is not None else ""
    return f"{whole.reports:,} reports came from partners in {words_of(quarter)}.{timely}"


def _tables(figures: Figures, agreed_hours: int) -> Iterator[str]:
    yield f"## {_most(figures)}"
    yield tabled.text_of(
        ("Agency", "Reports"), [(row.name, f"{row.reports:,}") for row in figures.rows],
        title="Reports by agency", chart="bars of Reports", under="Reports that each sent in the quarter.",
    )  # fmt: skip
    yield "## How good they are"
    yield tabled.text_of(
        ("Agency", "Complete", "People identified", "Of somebody known"),
        [(row.name, row.complete.words, row.identified.words, row.again.words) for row in _rows(figures)],
        title="Quality by agency",
    )
    yield f"## {_timely(figures, agreed_hours)}"
    yield tabled.text_of(
        ("Agency", "Received in time", "Share and its range"),
        [(row.name, row.in_time.words, _percent(row.in_time)) for row in _rows(figures)],
        title=f"Received within {agreed_hours} hours", chart="shares of Share and its range",
        under="Bars: the share. Thin lines: where it would lie 19 times of 20 if only chance set quarters apart.",
    )  # fmt: skip
    yield "## How long it took"
    yield tabled.text_of(
        ("Agency", "Days to sending", "Hours to receipt", "Days to outcome"),
        [(row.name, _middle(row.told_days), _middle(row.received_hours), _middle(row.settled_days))
         for row in _rows(figures)],
        title="Medians: from the information to sending, to receipt, to the outcome. In brackets: of how many reports",
    )  # fmt: skip


def _by_quarter(quarter: dt.date, figures: Figures, earlier: Earlier) -> Iterator[str]:
    """Quarters side by side, as the data sets have the earlier ones; one that has none is a gap and says so."""
    after = quarters_over(quarter, QUARTERS - 1)
    first = min((day for day in after if day in earlier), default=None)
    yield "## Quarter by quarter"
    if first is None:
        yield "No earlier quarter stands beside this one: none has a data set that is out."
        return
    agencies = [row.name for row in figures.rows if row.name not in (OTHERS, ALL)][: PANELS - 1]
    rows = [(short_words_of(day), *_told(earlier.get(day), agencies)) for day in reversed(after) if day >= first]
    now = {row.name: row.reports for row in figures.rows}
    rows.append((short_words_of(quarter), f"{_whole(figures).reports:,}", *(f"{now[name]:,}" for name in agencies)))
    heads = (ALL, *agencies)
    yield tabled.text_of(
        ("Quarter", *heads), rows, title="Reports by quarter", chart=f"columns of {'; '.join(heads)}",
        under="Reports sent in each quarter, all on one scale. Earlier quarters are as their data sets tell them.",
    )  # fmt: skip


def _told(known: Mapping[str, int | None] | None, agencies: list[str]) -> list[str]:
    """An earlier quarter's cells. An agency of which its data set has no line sent nothing."""
    if known is None:
        return ["not counted"] * (1 + len(agencies))
    counts = [known.get(EVERY), *(known.get(name, 0) for name in agencies)]
    return ["not shown" if count is None else f"{count:,}" for count in counts]


def _most(figures: Figures) -> str:
    """Who sent most, where one agency did."""
    first, *rest = sorted(figures.rows, key=lambda row: -row.reports)
    alone = rest and first.name != OTHERS and first.reports > rest[0].reports
    return f"{first.name} sent most reports" if alone else "Reports by agency"


def _timely(figures: Figures, agreed_hours: int) -> str:
    percent = _whole(figures).in_time.percent
    return f"Received within {agreed_hours} hours" + (f": {percent}%" if percent is not None else "")


def _percent(share: Share) -> str:
    """`82% (70 to 90%)`, and that it is of few where it is."""
    if share.percent is None or share.part is None or not share.of:
        return "too few to show"
    low, high = wilson(share.part, share.of)
    few = ", of few" if share.of < OF_FEW else ""
    return f"{share.percent}% ({100 * float(low):.0f} to {100 * float(high):.0f}%){few}"


def _middle(middle: Middle) -> str:
    if middle.value is None:
        return "too few to show"
    of = "not all" if middle.count is None else f"{middle.count:,}"
    return f"half or more wait ({of})" if math.isinf(middle.value) else f"{middle.value:g} ({of})"


def _whole(figures: Figures) -> Row:
    return figures.total or figures.rows[0]


def _rows(figures: Figures) -> tuple[Row, ...]:
    return (*((figures.total,) if figures.total else ()), *figures.rows)


def _points(lines: tuple[str, ...]) -> str:
    return "\n".join(f"- {line}" for line in lines)
