"""Letters as a reader may have them, and what a new one begins with."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import Document, Thing
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.queries.documents import content
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases.letters.models import Letter
from commonweal.portal.cases.naming import Somebody
from commonweal.portal.people.said import HOME, Said


@dataclass(frozen=True, slots=True, repr=False)
class LetterLine:
    """A letter that was made."""

    id: UUID
    title: str
    to: str
    dated: dt.date
    made_by: str
    agency: str


@dataclass(frozen=True, slots=True, repr=False)
class LetterPage:
    """One letter in full."""

    line: LetterLine
    text: str
    of: UUID
    of_kind: str


def letters(reader: Reader, of: Thing | UUID) -> tuple[LetterLine, ...]:
    """Of a case or a review, the newest first."""
    rows = readable(reader, Letter).filter(of=of).select_related("made_by", "agency").order_by("-made_at", "pk")
    return tuple(_line(row) for row in rows)


def page(reader: Reader, id: UUID) -> LetterPage:
    """One letter. Its reading is entered."""
    one(reader, Letter, id)
    row = readable(reader, Letter).select_related("made_by", "agency", "of").get(pk=id)
    seen(reader, row)
    return LetterPage(_line(row), row.text, row.of_id, row.of.kind)


def file(reader: Reader, id: UUID, form: str) -> tuple[bytes, str] | None:
    """Its PDF or its Word file, and the media type."""
    row = one(reader, Letter, id)
    held = readable(reader, Document).filter(pk=row.pdf_id if form == "pdf" else row.word_id).first()
    return (content(reader, held.pk).content, held.media_type) if held else None


def address_of(who: Somebody) -> str:
    """Name and newest home address, line by line, as it stands above a letter; "" is left to the officer."""
    return "\n".join(part for part in (who.said.name, *_home(who.said)) if part)


def _home(said: Said) -> tuple[str, ...]:
    where = next((one for one in said.addresses if one.kind == HOME and one.identifies), None)
    if where is None:
        return ()
    return (*(line.strip() for part in where.lines.splitlines() for line in part.split(",")), where.postcode)


def _line(row: Letter) -> LetterLine:
    first = row.to.splitlines()[0] if row.to else ""
    return LetterLine(row.pk, row.title, first, row.dated, row.made_by.name, row.agency.name)
