"""Readings of old minutes: the original's lines beside what was read in them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.models import Reading, ReadingLine
from commonweal.portal.meetings.rules.readings import reader_can_take_in
from commonweal.portal.partnership.models import Agency, Body

PARTS = {
    "meeting": "The meeting",
    "people": "Who was there",
    "items": "Items",
    "decisions": "Decisions",
    "actions": "What was promised",
}


@dataclass(frozen=True, slots=True)
class ReadingSummary:
    """One document taken in."""

    id: UUID
    name: str
    body: str
    date: str
    read_at: dt.datetime
    state: str
    left: int
    meeting: UUID | None


@dataclass(frozen=True, slots=True)
class LineView:
    """One line read: the source's words, what was made of them, and what a person made of that."""

    id: UUID
    part: str
    path: str
    words: str
    fields: dict[str, Any]
    state: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the original, numbered as the reading numbers it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A whole reading beside its original."""

    summary: ReadingSummary
    source: tuple[SourceLine, ...]
    groups: tuple[tuple[str, tuple[LineView, ...]], ...]
    anomalies: tuple[tuple[str, str], ...]  # message, the words that it is about
    original: UUID | None
    may_mend: bool


def readings(reader: Reader) -> tuple[ReadingSummary, ...]:
    """Everything taken in, what waits first."""
    rows = list(readable(reader, Reading).select_related("body"))
    rows.sort(key=lambda r: (r.state != "open", -r.read_at.timestamp(), str(r.pk)))
    left = _left(reader, rows)
    return tuple(_summary(row, left.get(row.pk, 0)) for row in rows)


def _left(reader: Reader, rows: list[Reading]) -> dict[UUID, int]:
    waiting = readable(reader, ReadingLine).filter(reading__in=[r.pk for r in rows], state="offered")
    found: dict[UUID, int] = {}
    for reading in waiting.values_list("reading", flat=True):
        found[reading] = found.get(reading, 0) + 1
    return found


def reading(reader: Reader, reading_id: UUID) -> ReadingView:
    """One reading, its lines grouped as a person goes through them."""
    row = one(reader, Reading, reading_id)
    seen(reader, row)
    lines = [_line(line) for line in readable(reader, ReadingLine).filter(reading=row).order_by("seq")]
    groups = tuple(
        (title, members) for part, title in PARTS.items() if (members := tuple(x for x in lines if x.part == part))
    )
    return ReadingView(
        _summary(row, sum(x.state == "offered" for x in lines)),
        tuple(SourceLine(n, text) for n, text in enumerate(row.source_text.split("\n"), 1)),
        groups,
        tuple((a["message"], a.get("text_as_printed") or "") for a in row.record.get("anomalies", ())),
        row.original_id,
        row.state == "open" and reader_can_take_in(reader, row.body),
    )


def line(reader: Reader, line_id: UUID) -> tuple[ReadingLine, LineView]:
    """One line to mend."""
    row = one(reader, ReadingLine, line_id)
    return row, _line(row)


def bodies(reader: Reader) -> tuple[tuple[UUID, str], ...]:
    """Bodies whose minutes this reader may take in."""
    return tuple((b.pk, b.name) for b in Body.objects.order_by("name") if reader_can_take_in(reader, b))


def agencies() -> tuple[tuple[str, str], ...]:
    """Agencies to give a person or an action."""
    return tuple((str(a.pk), a.name) for a in Agency.objects.order_by("name"))


def _line(row: ReadingLine) -> LineView:
    fields = {**row.as_read, **(row.mended or {})}
    return LineView(row.pk, row.path.split("/")[0], row.path, row.words, fields, row.state)


def _summary(row: Reading, left: int) -> ReadingSummary:
    date = (row.record.get("meeting") or {}).get("date") or ""
    day = in_words(dt.date.fromisoformat(date)) if date else ""
    return ReadingSummary(row.pk, row.name, row.body.name, day, row.read_at, row.state, left, row.meeting_id)
