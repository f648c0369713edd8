"""What residents may read of meetings: releases, newest first, and the files of each."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import Release
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader

SHOWN = 60


@dataclass(frozen=True, slots=True)
class PublishedRelease:
    """One release that stands: approved and not withdrawn."""

    id: UUID
    of: UUID
    kind: str
    title: str
    at: dt.datetime


def published(reader: Reader, *, of: UUID | None = None) -> tuple[PublishedRelease, ...]:
    """The newest releases that a reader may read; or those of one thing (a meeting, a paper)."""
    rows = readable(reader, Release).filter(approver__isnull=False, withdrawn_at=None)
    if of is not None:
        rows = rows.filter(of=of)
    return tuple(
        PublishedRelease(r.pk, r.of_id, r.kind, r.title, r.approved_at)
        for r in rows.order_by("-approved_at", "pk")[:SHOWN]
        if r.approved_at
    )
