"""The quarter's figures as the partnership's paper and as a drawing."""

import datetime as dt
from collections.abc import Iterator
from html import escape

from commonweal.documents.drawing import title_element
from commonweal.portal.disclosures.counting import words_of
from commonweal.portal.intelligence.statistics import FEWEST, SMALL, Figures, Row
from commonweal.rendering.charts.theme import FONT, INK, QUIET

WIDTH, LEFT, RIGHT, HEIGHT = 720, 210, 70, 40
SHOWN, REST = "#1d3557", "#d9dcd6"
NOTES = (
    "Reports are counted by the day on which they were sent, each once, in the quarter that is over.",
    f"An agency that sent fewer than {FEWEST} stands with the others. Counts from 1 to {SMALL - 1} are not shown, "
    f"nor a share or a sum from which one could be worked out, nor a median of fewer than {FEWEST}.",
    "A median of what was waited is of all reports: one that still waits counts as longer than any that does not.",
    "Complete: the day is told, and somebody or something is named. Identified: a name, and a date of birth or an "
    "address. Of somebody known: an earlier report has the same name and birth, phone, registration or online name.",
    "Nothing is told here of what was reported, of whom, or how it was graded.",
)


def title_of(quarter: dt.date) -> str:
    """What the paper is called."""
    return f"Intelligence handed in by partners, {words_of(quarter)}"


def text_of(quarter: dt.date, figures: Figures, agreed_hours: int) -> str:
    """Its text, in the library's way of writing."""
    parts = [headline(quarter, figures), *(part for row in _rows(figures) for part in _told(row, agreed_hours))]
    return "\n\n".join([*parts, "## How it is counted", "\n".join(f"- {note}" for note in NOTES)])


def headline(quarter: dt.date, figures: Figures) -> str:
    """The finding in a sentence."""
    if not figures.rows:
        return f"Fewer than {FEWEST} reports came in {words_of(quarter)}, which is too few to show."
    whole = figures.total or figures.rows[0]
    timely = f" {whole.in_time.percent}% were received in time." if whole.in_time.percent is not None else ""
    return f"{whole.reports:,} reports came from partners in {words_of(quarter)}.{timely}"


def bars(figures: Figures) -> str:
    """A bar an agency, the part that is complete set off; nothing where nothing may be shown."""
    if not figures.rows:
        return ""
    most = max(row.reports for row in figures.rows)
    parts = []
    for n, row in enumerate(figures.rows):
        top, whole = HEIGHT * n + 8, (WIDTH - LEFT - RIGHT) * row.reports / most
        part = whole * (row.complete.percent or 0) / 100
        parts += [
            f'<text x="0" y="{top + 17}" font-size="13" fill="{INK}">{escape(row.name[:30])}</text>',
            f'<rect x="{LEFT}" y="{top}" width="{whole:.1f}" height="24" fill="{REST}"/>',
            f'<rect x="{LEFT}" y="{top}" width="{part:.1f}" height="24" fill="{SHOWN}"/>',
            f'<text x="{LEFT + whole + 6:.1f}" y="{top + 17}" font-size="13" fill="{INK}">{row.reports}</text>',
        ]
    foot = HEIGHT * len(figures.rows) + 20
    key = f'<text x="{LEFT}" y="{foot}" font-size="12" fill="{QUIET}">Dark: complete, where that may be shown.</text>'
    said = "; ".join(f"{row.name}: {row.reports} reports, complete {row.complete.words}" for row in figures.rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {foot + 12}" role="img" font-family="{FONT}">'
        f"{title_element(said)}{''.join(parts)}{key}</svg>"
    )


def _rows(figures: Figures) -> tuple[Row, ...]:
    return (*((figures.total,) if figures.total else ()), *figures.rows)


def _told(row: Row, agreed_hours: int) -> Iterator[str]:
    yield f"## {row.name}"
    yield "\n".join([
        f"- Reports: {row.reports:,}",
        f"- Complete: {row.complete.words}",
        f"- People identified: {row.identified.words}",
        f"- Of somebody known: {row.again.words}",
        f"- Received within {agreed_hours} hours: {row.in_time.words}",
        f"- Median days from the information to sending: {row.told_days.words}",
        f"- Median hours from sending to receipt: {row.received_hours.words}",
        f"- Median days from receipt to outcome: {row.settled_days.words}",
    ])  # fmt: skip
