"""How things stand: the proposal of this moment, the owner's word beside it while it holds, and the history of both."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localdate

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.plan.models import Override, Standing
from commonweal.portal.plan.queries.names import names
from commonweal.portal.plan.statuses import Proposal


@dataclass(frozen=True, slots=True)
class Word:
    """An owner's word in place of the proposal. `lapsed`: why it holds no more."""

    said: str
    reason: str
    by: str
    on: dt.date
    until: dt.date
    lapsed: str


@dataclass(frozen=True, slots=True)
class Stands:
    """The proposal, and what is shown: the same, or the owner's word while it holds."""

    proposal: Proposal
    word: Word | None

    @property
    def shown(self) -> str:
        """What stands in lists."""
        return self.word.said if self.word and not self.word.lapsed else self.proposal.status


@dataclass(frozen=True, slots=True)
class Stood:
    """How it stood from a day on."""

    on: dt.date
    proposed: str
    shown: str
    reasons: tuple[str, ...]


def stands(reader: Reader, proposals: Mapping[UUID, Proposal]) -> dict[UUID, Stands]:
    """How each of these things stands. However many there are, owners' words are asked for once."""
    newest: dict[UUID, Override] = {}
    for row in readable(reader, Override).filter(of__in=list(proposals), taken_back_at=None).order_by("made_at", "pk"):
        newest[row.of_id] = row
    known = names(reader, (row.made_by for row in newest.values()))
    return {
        id: Stands(proposal, _word(newest[id], proposal, known) if id in newest else None)
        for id, proposal in proposals.items()
    }


def history(reader: Reader, of: UUID) -> tuple[Stood, ...]:
    """How something stood, the newest first."""
    rows = readable(reader, Standing).filter(of=of).order_by("-on", "-thing__made_at")
    return tuple(Stood(row.on, row.proposed, row.shown, tuple(row.reasons)) for row in rows)


def latest(reader: Reader, of: Iterable[UUID]) -> dict[UUID, str]:
    """How each stood when it was last written down: for lists, which work nothing out."""
    rows = readable(reader, Standing).filter(of__in=list(of)).order_by("on", "thing__made_at")
    return dict(rows.values_list("of", "shown"))


def _word(row: Override, proposal: Proposal, known: Mapping[UUID, str]) -> Word:
    lapsed = ""
    if row.until < today():
        lapsed = "A quarter has passed."
    elif row.proposed != proposal.status:
        lapsed = f"The proposal changed from {row.proposed} to {proposal.status}."
    return Word(row.said, row.reason, known.get(row.made_by, ""), localdate(row.made_at), row.until, lapsed)
