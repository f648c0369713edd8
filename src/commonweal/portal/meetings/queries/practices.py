"""Bodies and how they meet."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Practice
from commonweal.portal.meetings.rules.preparing import reader_can_prepare
from commonweal.portal.partnership.models import Body


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """How a body meets, as everyone who may read it sees it."""

    id: UUID
    body: UUID
    body_name: str
    kind: str
    remit: str
    chair: str
    vice_chair: str
    quorum: int
    quorum_agencies: int
    dispatch_days: int
    papers_days: int
    venue: str
    usual_start: dt.time | None
    may_prepare: bool


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in a list; `practice` None where nobody has said yet how it meets."""

    id: UUID
    name: str
    kind: str
    practice: UUID | None
    may_prepare: bool


def practice_of(reader: Reader, practice: UUID) -> PracticeLine:
    """One body's practice, or a 404."""
    found = one(reader, Practice, practice)
    seen(reader, found)
    return PracticeLine(
        id=found.pk, body=found.body_id, body_name=found.body.name, kind=found.body.kind, remit=found.body.remit,
        chair=found.chair.name if found.chair else "", vice_chair=found.vice_chair.name if found.vice_chair else "",
        quorum=found.quorum, quorum_agencies=found.quorum_agencies, dispatch_days=found.dispatch_days,
        papers_days=found.papers_days, venue=found.venue, usual_start=found.usual_start,
        may_prepare=reader_can_prepare(reader, found.body_id),
    )  # fmt: skip


def bodies(reader: Reader) -> tuple[BodyLine, ...]:
    """The bodies that this reader may know of; those not set up yet only where the reader may set them up."""
    lines = [
        BodyLine(p.body_id, p.body.name, p.body.kind, p.pk, reader_can_prepare(reader, p.body_id))
        for p in readable(reader, Practice).select_related("body")
    ]
    if reader.signed_in:
        bare = Body.objects.filter(practice=None, until=None)
        lines += [BodyLine(b.pk, b.name, b.kind, None, True) for b in bare if reader_can_prepare(reader, b.pk)]
    return tuple(sorted(lines, key=lambda line: (line.kind != "partnership", line.name)))
