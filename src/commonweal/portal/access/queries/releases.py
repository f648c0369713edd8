"""Releases as a reader may see them: what is out, what was withdrawn, what waits for them."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localdate

from commonweal.portal.access.models import Document, Release, Thing
from commonweal.portal.access.queries.documents import DocumentView, view
from commonweal.portal.access.queries.reading import one, readable, seen
from commonweal.portal.access.reach import reach_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules import releases as rules
from commonweal.portal.access.states import WAITING, WITHDRAWN
from commonweal.portal.partnership.models import Account

NOBODY = UUID(int=0)  # made by nobody: asked for whoever has no account


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A release in a list. A withdrawn one has lost its title: that may be what should not have gone out."""

    id: UUID
    kind: str
    title: str
    state: str  # waiting, released, refused, withdrawn
    day: dt.date  # proposed, released or withdrawn


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """A release's page."""

    id: UUID
    kind: str
    title: str
    state: str
    sha256: str
    public: bool  # for everyone, once it is out
    author: str  # told only while it waits, to those who may see it then
    proposed_on: dt.date
    approved_on: dt.date | None
    withdrawn_on: dt.date | None
    words: str  # why it was refused or withdrawn
    files: tuple[DocumentView, ...]
    newer: UUID | None  # a later release of the same
    may_approve: bool
    may_refuse: bool
    may_withdraw: bool


def release(reader: Reader, found: UUID) -> ReleaseView:
    """One release, or 404."""
    row = one(reader, Release, found)
    seen(reader, row)
    state = rules.state_of(row)
    files = readable(reader, Document).filter(thing__home=row.pk, role="release").order_by("name", "pk")
    later = readable(reader, Release).filter(
        of=row.of_id, kind=row.kind, approved_at__gt=row.approved_at or row.proposed_at
    )
    newer = (
        later.filter(withdrawn_at=None).exclude(pk=row.pk).order_by("-approved_at", "pk").values_list("pk", flat=True)
    )
    author = Account.objects.filter(id=row.author).values_list("person__name", flat=True).first()
    return ReleaseView(
        id=row.pk,
        kind=row.kind,
        title="" if state == WITHDRAWN else row.title,
        state=state,
        sha256=row.sha256,
        public=reach_of(row.reach).kind == "public",
        author=(author or "") if state == WAITING else "",
        proposed_on=localdate(row.proposed_at),
        approved_on=localdate(row.approved_at) if row.approved_at else None,
        withdrawn_on=localdate(row.withdrawn_at) if row.withdrawn_at else None,
        words=row.tombstone or row.refused_reason,
        files=tuple(view(file) for file in files),
        newer=newer.first(),
        may_approve=rules.reader_can_approve(reader, row),
        may_refuse=rules.reader_can_refuse(reader, row),
        may_withdraw=rules.reader_can_withdraw(reader, row),
    )


def releases(reader: Reader, of: Thing | UUID | None = None, kind: str | None = None) -> tuple[ReleaseLine, ...]:
    """What went out, newest first; withdrawn ones among them, without their titles."""
    rows = readable(reader, Release).filter(approver__isnull=False)
    if of is not None:
        rows = rows.filter(of=of.id if isinstance(of, Thing) else of)
    if kind is not None:
        rows = rows.filter(kind=kind)
    return tuple(_line(row) for row in rows.order_by("-approved_at", "pk"))


def waiting(reader: Reader) -> tuple[ReleaseLine, ...]:
    """What waits for this reader's approval, longest waiting first."""
    rows = readable(reader, Release).filter(approver=None, refused_at=None).exclude(author=reader.account or NOBODY)
    found = rows.order_by("proposed_at", "pk")
    return tuple(_line(row) for row in found if reader.signed_in and reader.may("P", row.row, body=row.body_id))


def proposed(reader: Reader) -> tuple[ReleaseLine, ...]:
    """What this reader proposed that is not out: waiting for someone else, or refused with a reason. Newest first."""
    rows = readable(reader, Release).filter(approver=None, author=reader.account or NOBODY)
    return tuple(_line(row) for row in rows.order_by("-proposed_at", "pk"))


def _line(row: Release) -> ReleaseLine:
    state = rules.state_of(row)
    day = localdate(row.withdrawn_at or row.approved_at or row.refused_at or row.proposed_at)
    return ReleaseLine(row.pk, row.kind, "" if state == WITHDRAWN else row.title, state, day)
