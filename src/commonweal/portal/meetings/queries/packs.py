"""A meeting's packs as a reader may have them."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from commonweal.documents.pack import page_texts, preview
from commonweal.portal.access.models import Audience
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.queries.documents import content
from commonweal.portal.access.queries.releases import ReleaseView
from commonweal.portal.access.queries.releases import release as release_view
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Item, Meeting, Pack, PageApproval
from commonweal.portal.meetings.queries.meetings import MeetingLine, meeting_line
from commonweal.portal.meetings.rules import packs as rules


@dataclass(frozen=True, slots=True)
class PackLine:
    """One pack: whom it is for and what became of it."""

    id: UUID
    meeting: UUID
    reach: str
    number: int
    said: str
    made_at: dt.datetime
    pages: int
    pdf: UUID | None
    docx: UUID | None
    release: ReleaseView | None


@dataclass(frozen=True, slots=True)
class PackPages:
    """A pack with its pages: which this reader has approved, and whether they may."""

    line: PackLine
    meeting: MeetingLine
    pages: tuple[tuple[int, bool], ...]
    may_approve: bool

    @property
    def left(self) -> tuple[int, ...]:
        """Pages not approved yet."""
        return tuple(number for number, approved in self.pages if not approved)


@dataclass(frozen=True, slots=True)
class PackPage:
    """One page to look at: its text beside its picture."""

    number: int
    text: str
    sha256: str
    approved: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """An audience for which a restricted pack can be made: that of one or more items of the agenda."""

    id: UUID
    words: str


def packs(reader: Reader, meeting: UUID) -> tuple[PackLine, ...]:
    """The packs of a meeting, newest first."""
    rows = list(readable(reader, Pack).filter(meeting=meeting).order_by("-made_at", "pk"))
    seen(reader, *rows)
    return tuple(_line(reader, row) for row in rows)


def pack(reader: Reader, pack_id: UUID) -> PackPages:
    """One pack with the state of its pages."""
    row = one(reader, Pack, pack_id)
    seen(reader, row)
    approved = set(_own_approvals(reader, row).values_list("page", flat=True))
    return PackPages(
        _line(reader, row), meeting_line(reader, row.meeting_id),
        tuple((number, number in approved) for number in range(1, row.pages + 1)),
        rules.reader_can_approve_page(reader, row),
    )  # fmt: skip


def page(reader: Reader, pack_id: UUID, number: int) -> PackPage | None:
    """One page of a pack; None where it has no such page."""
    row = one(reader, Pack, pack_id)
    if row.pdf_id is None or not 1 <= number <= row.pages:
        return None
    data = content(reader, row.pdf_id).content
    approved = _own_approvals(reader, row).filter(page=number).exists()
    return PackPage(number, page_texts(data)[number - 1], _sha256(preview(data, number)), approved)


def picture(reader: Reader, pack_id: UUID, number: int) -> bytes | None:
    """A page's picture."""
    row = one(reader, Pack, pack_id)
    if row.pdf_id is None or not 1 <= number <= row.pages:
        return None
    return preview(content(reader, row.pdf_id).content, number)


def _own_approvals(reader: Reader, row: Pack) -> QuerySet[PageApproval]:
    rows = readable(reader, PageApproval).filter(pack=row)
    return rows.filter(approver=reader.account) if reader.account else rows.none()


def offered_to_all(meeting: Meeting) -> tuple[str, ...]:
    """Whether a meeting can have a pack for everyone, and one for all partners: those who may read the meeting."""
    kinds = set(meeting.lock.audiences.values_list("kind", flat=True)) - {"drafts"}
    return tuple(reach for reach, up_to in (("public", set()), ("partners", {"partners"})) if kinds <= up_to)


def offered_audiences(reader: Reader, meeting: Meeting) -> tuple[Offered, ...]:
    """The narrow audiences of a meeting and of what is on its agenda, among the items that this reader may read."""
    kinds = readable(reader, Item).filter(meeting=meeting).values("thing__audience")
    rows = Audience.objects.filter(Q(id__in=kinds) | Q(id=meeting.thing.audience_id))
    rows = rows.filter(kind__in=("agencies", "people")).order_by("kind", "key")
    return tuple(Offered(row.id, _named(row)) for row in rows.prefetch_related("agencies", "people"))


def _named(audience: Audience) -> str:
    named = audience.agencies.all() if audience.kind == "agencies" else audience.people.all()
    return ", ".join(sorted(row.name for row in named))


def _line(reader: Reader, row: Pack) -> PackLine:
    release = release_view(reader, row.release_id) if row.release_id else None
    return PackLine(
        row.pk, row.meeting_id, row.reach, row.number, row.said, row.made_at, row.pages, row.pdf_id, row.docx_id,
        release,
    )  # fmt: skip


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
