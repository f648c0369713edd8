"""Holds and disposal as governance sees them, and what is said beside a thing to whoever reads it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from commonweal.portal.access.beside import Said
from commonweal.portal.access.models import Thing
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.people import said
from commonweal.portal.rights import holdings, rules, texts
from commonweal.portal.rights.models import Bite, Disposal, Hold, Remark
from commonweal.portal.rights.models.disposal import GONE, KEPT, PROPOSED
from commonweal.portal.rights.models.hold import CORRECTED, RESTRICTED, SAID

OURS = {
    "rights.request": "A request about somebody's own data", "rights.question": "A freedom of information request",
    "cases.glass": "A try to break the glass, in vain, or a request to lead a case",
    "engagement.writing": "What people wrote to one question of a survey",
}  # fmt: skip
STATES = {PROPOSED: "Proposed", KEPT: "Kept", GONE: "Gone"}


@dataclass(frozen=True, slots=True, repr=False)
class HoldLine:
    """One hold."""

    id: UUID
    reference: str
    why: str
    what: str
    placed_on: dt.date
    again_on: dt.date
    late: bool
    lifted_on: dt.date | None
    lifted_why: str


@dataclass(frozen=True, slots=True)
class DisposalLine:
    """One thing that may go, or went: its kind, its rule and its days, and nobody's name."""

    id: UUID
    what: str
    rule: str
    basis: str
    since: dt.date
    due_on: dt.date
    state: str
    holder_agreed: bool
    governance_agreed: bool
    kept_until: dt.date | None
    gone_on: dt.date | None
    may_agree: bool
    ours: bool  # two of governance decide
    unheld: bool  # since nobody answers for it today


def holds(reader: Reader) -> tuple[HoldLine, ...]:
    """Living ones first, those to be looked at again soonest first."""
    rows = readable(reader, Hold).order_by("again_on", "pk")[:500]
    return tuple(sorted(map(_hold, rows), key=lambda one: (one.lifted_on is not None, one.again_on)))


def hold_row(reader: Reader, id: UUID) -> Hold:
    """The row behind a page."""
    found = one(reader, Hold, id)
    seen(reader, found)
    return Hold.objects.select_related("thing").get(pk=id)


def hold(reader: Reader, id: UUID) -> HoldLine:
    """One hold."""
    return _hold(hold_row(reader, id))


def disposals(reader: Reader, *, state: str = PROPOSED) -> tuple[DisposalLine, ...]:
    """Those of a state, the longest due first."""
    rows = readable(reader, Disposal).filter(state=state).order_by("due_on", "pk")[:500]
    return tuple(_disposal(reader, row) for row in rows)


def disposal_row(reader: Reader, id: UUID) -> Disposal:
    """The row behind a button."""
    return one(reader, Disposal, id)


def beside(reader: Reader, things: Sequence[UUID]) -> dict[UUID, Said]:
    """What is said beside things that the reader was shown: that one must stay, what its person says against it."""
    shown = {"thing__in": things, "thing__lock__in": sorted(reader.locks)}
    days: dict[UUID, list[dt.date]] = defaultdict(list)
    for thing, day in Bite.objects.filter(**shown).values_list("thing", "again_on"):
        days[thing].append(day)
    remarks: dict[UUID, list[Remark]] = defaultdict(list)
    for row in Remark.objects.filter(**shown).order_by("noted_on", "pk"):
        remarks[row.thing_id].append(row)
    return {thing: _said(days[thing], remarks[thing]) for thing in things}


def _said(days: Sequence[dt.date], remarks: Sequence[Remark]) -> Said:
    ended = {ask for row in remarks for ask in row.ends}
    restricted = (row.noted_on for row in remarks if row.kind == RESTRICTED and str(row.ask) not in ended)
    return Said(
        max(days, default=None), tuple((row.noted_on, row.words) for row in remarks if row.kind == SAID),
        restricted_on=min(restricted, default=None),
        corrected_on=max((row.noted_on for row in remarks if row.kind == CORRECTED), default=None),
    )  # fmt: skip


def hold_at(reader: Reader, thing: UUID) -> str:
    """Where its holder may have a thing kept; "" for everyone else."""
    rows = Thing.objects.select_related("audience", "home__audience").filter(lock__in=sorted(reader.locks))
    source = rows.filter(pk=thing).first()
    may = source is not None and rules.reader_holds(reader, source, holdings.of_thing(source))
    return reverse("rights:hold-thing", args=[thing]) if may else ""


def _hold(row: Hold) -> HoldLine:
    what = said.read(row.about).name if row.about else ""
    if row.whole_kind:
        known = {one.kind: one.words.lower() for one in holdings.all_of_them()}
        what = f"Everything of the kind: {known.get(row.whole_kind, row.whole_kind)}"
    return HoldLine(
        row.pk, row.reference, row.why, what or "One thing, named by its holder", row.placed_on, row.again_on,
        row.lifted_on is None and row.again_on < today(), row.lifted_on, row.lifted_why,
    )  # fmt: skip


def _disposal(reader: Reader, row: Disposal) -> DisposalLine:
    rule = next((one for one in texts.rules() if one.key == row.rule), None)
    known = {one.kind: one.words for one in holdings.all_of_them()} | OURS
    agreed = reader.account in (row.holder, row.approver)
    ours = rules.governance_alone(row)
    return DisposalLine(
        row.pk, known.get(row.kind, row.kind), row.rule, rule.basis if rule else "", row.since, row.due_on,
        STATES[row.state], row.holder is not None, row.approver is not None, row.kept_until,
        timezone.localdate(row.gone_at) if row.gone_at else None,
        row.state == PROPOSED and not agreed and ((ours and row.holder is None) or row.approver is None),
        ours=ours, unheld=row.unheld,
    )  # fmt: skip
