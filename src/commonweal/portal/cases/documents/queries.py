"""Files of a case as a reader may have them."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from commonweal.portal.access.models import Document, Seat
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.queries.documents import content
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.cases.documents import rules
from commonweal.portal.cases.documents.models import WAITING, WITHDRAWN, CaseFile
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.naming import Named, named_in, people_of


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file in its case's list."""

    id: UUID
    title: str
    about: str
    added_at: dt.datetime
    added_by: str
    agency: str
    owner: str  # the body that it belongs to, where it is another's
    size: int
    pages: int | None
    waiting: bool
    withdrawn: bool
    withdrawn_words: str


@dataclass(frozen=True, slots=True)
class Sees:
    """Somebody who will see it."""

    name: str
    agency: str


@dataclass(frozen=True, slots=True)
class FilePage:
    """One file, and what to look at before it is kept."""

    line: FileLine
    case: UUID
    reference: str
    opening: str
    left_out: tuple[str, ...]
    sha256: str
    sees: tuple[Sees, ...]
    named: tuple[Named, ...]
    people: int  # how many people the case is about
    may_confirm: bool
    may_withdraw: bool


RELATED = ("added_by", "agency", "withdrawn_by", "thing__originator", "document", "case")


def files(reader: Reader, case: Case) -> tuple[FileLine, ...]:
    """The newest first; one that still waits is its adder's alone."""
    rows = readable(reader, CaseFile).filter(case=case).select_related(*RELATED)
    return tuple(_line(row) for row in rows.order_by("-added_at", "pk"))


def row(reader: Reader, id: UUID) -> CaseFile:
    """The row, or the same 404 for hidden, absent and forbidden."""
    return one(reader, CaseFile, id)


def page(reader: Reader, id: UUID) -> FilePage:
    """One file. Its reading is entered."""
    one(reader, CaseFile, id)
    found = readable(reader, CaseFile).select_related(*RELATED, "case__thing__lock", "thing__lock").get(pk=id)
    seen(reader, found)
    people = people_of(reader, found.case)
    return FilePage(
        line=_line(found), case=found.case_id, reference=found.case.reference, opening=found.opening,
        left_out=tuple(found.left_out or ()), sha256=found.sha256, sees=sees(found.case),
        named=named_in(f"{found.title} {found.opening}", people), people=len(people),
        may_confirm=rules.reader_can_confirm(reader, found), may_withdraw=rules.reader_can_withdraw(reader, found),
    )  # fmt: skip


def sees(case: Case) -> tuple[Sees, ...]:
    """Who sits in a case, by more than broken glass."""
    seats = Seat.objects.filter(living(), audience=case.group_id, glass=False).select_related("person", "agency")
    return tuple(
        Sees(seat.person.name, seat.agency.name) for seat in seats.order_by("agency__name", "person__name", "pk")
    )


def pdf(reader: Reader, id: UUID) -> tuple[bytes, str] | None:
    """The bytes and a name to save them under that tells nothing; None where it was withdrawn."""
    found = one(reader, CaseFile, id)
    if found.state == WITHDRAWN or found.document_id is None:
        return None
    held = readable(reader, Document).get(pk=found.document_id)
    return content(reader, held.pk).content, f"case-file-{str(found.pk)[:8]}.pdf"


def _line(row: CaseFile) -> FileLine:
    gone = row.state == WITHDRAWN
    words = (
        f"Withdrawn on {timezone.localtime(row.withdrawn_at):%-d %B %Y} by {row.withdrawn_by.name}: {row.withdrawn_why}"
        if gone and row.withdrawn_at and row.withdrawn_by
        else ""
    )
    return FileLine(
        id=row.pk, title=row.title, about=row.about, added_at=row.added_at, added_by=row.added_by.name,
        agency=row.agency.name, owner=row.thing.originator.name if row.thing.originator else "",
        size=row.document.size if row.document and not gone else 0, pages=row.document.pages if row.document else None,
        waiting=row.state == WAITING, withdrawn=gone, withdrawn_words=words,
    )  # fmt: skip
