"""Priorities with all that is worked out of them: how each stands, and one in full."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.plan import rules, statuses
from commonweal.portal.plan.models import Cost, Milestone, Priority
from commonweal.portal.plan.quarters import year_of, year_words
from commonweal.portal.plan.queries.measures import MeasureLine, measures
from commonweal.portal.plan.queries.standings import Stands, Stood, history, stands
from commonweal.portal.plan.statuses import ORDER, Proposal, Step
from commonweal.portal.tasks.queries import ActionLine, of_homes


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone and how it stands."""

    id: UUID
    priority: UUID
    words: str
    agency: str
    due_on: dt.date
    first_due: dt.date
    put_off: tuple[str, ...]
    done_on: dt.date | None
    evidence: str
    dropped: str
    stands: Stands
    may_reach: bool

    @property
    def year(self) -> int:
        """The financial year in which it is due."""
        return year_of(self.due_on)


@dataclass(frozen=True, slots=True)
class CostLine:
    """A line of money."""

    id: UUID
    words: str
    agency: str
    source: str
    year: int
    planned: Decimal
    spent: Decimal | None

    @property
    def year_words(self) -> str:
        """`2026/27`."""
        return year_words(self.year)


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """A priority with what lies in it."""

    id: UUID
    name: str
    about: str
    lead: str
    dropped: str
    stands: Stands
    milestones: tuple[MilestoneLine, ...]
    measures: tuple[MeasureLine, ...]
    actions: tuple[ActionLine, ...]
    costs: tuple[CostLine, ...]

    @property
    def planned(self) -> Decimal:
        """Money planned over all years."""
        return sum((line.planned for line in self.costs), Decimal(0))

    @property
    def spent(self) -> Decimal | None:
        """Money spent, as far as that was told; None where nothing was."""
        told = [line.spent for line in self.costs if line.spent is not None]
        return sum(told, Decimal(0)) if told else None


@dataclass(frozen=True, slots=True)
class PriorityPage:
    """A priority's page."""

    line: PriorityLine
    plan: UUID
    plan_name: str
    history: tuple[Stood, ...]
    may_lead: bool
    may_keep: bool


def row(reader: Reader, id: UUID) -> Priority:
    """The row behind a page, for a verb; the same 404 for hidden, absent and forbidden."""
    found = one(reader, Priority, id)
    seen(reader, found)
    related = ("thing__lock", "plan__thing__lock", "plan__body", "lead")
    return Priority.objects.select_related(*related).get(pk=id)


def milestone_row(reader: Reader, id: UUID) -> Milestone:
    """The same for a milestone."""
    found = one(reader, Milestone, id)
    seen(reader, found)
    related = ("thing__lock", "priority__thing__lock", "priority__plan__thing__lock", "agency")
    return Milestone.objects.select_related(*related).get(pk=id)


def page(reader: Reader, id: UUID) -> PriorityPage:
    """All of it."""
    priority = row(reader, id)
    (line,) = lines(reader, [priority])
    return PriorityPage(
        line=line, plan=priority.plan_id, plan_name=priority.plan.name, history=history(reader, id),
        may_lead=rules.reader_can_lead(reader, priority), may_keep=rules.reader_can_keep(reader, priority.plan),
    )  # fmt: skip


def lines(reader: Reader, rows: Iterable[Priority]) -> tuple[PriorityLine, ...]:
    """Lines of these rows, in their order: however many there are, what lies in them is asked for once."""
    known = list(rows)
    ids = [row.pk for row in known]
    steps = _milestones(reader, known)
    measured, acted, paid = measures(reader, ids), of_homes(reader, ids), _costs(reader, ids)
    proposals = {
        id: _proposal(steps.get(id, ()), measured.get(id, ()), acted.get(id, ())) for id in ids
    }  # of those that were dropped, too: nobody shows them
    standing = stands(reader, proposals)
    return tuple(
        PriorityLine(
            id=row.pk, name=row.name, about=row.about, lead=row.lead.short_name, dropped=row.dropped,
            stands=standing[row.pk], milestones=steps.get(row.pk, ()), measures=measured.get(row.pk, ()),
            actions=tuple(acted.get(row.pk, ())), costs=paid.get(row.pk, ()),
        )
        for row in known
    )  # fmt: skip


def proposal_of(reader: Reader, of: Priority | Milestone) -> Proposal:
    """What the rule proposes of one thing at this moment."""
    if isinstance(of, Milestone):
        return statuses.of_milestone(_step(of), today())
    (line,) = lines(reader, [of])
    return line.stands.proposal


def _proposal(
    steps: tuple[MilestoneLine, ...], measured: tuple[MeasureLine, ...], acted: tuple[ActionLine, ...]
) -> Proposal:
    late = [line.lateness.days if line.lateness else 0 for line in acted if line.state == "open"]
    found = [line.stands.proposal for line in steps if not line.dropped]
    found += [line.standing for line in measured]
    return statuses.worst([*found, *([statuses.of_action_days(late)] if acted else [])])


def _milestones(reader: Reader, priorities: Iterable[Priority]) -> dict[UUID, tuple[MilestoneLine, ...]]:
    wanted = {row.pk: row for row in priorities}
    found = readable(reader, Milestone).filter(priority__in=list(wanted)).select_related("agency", "thing__lock")
    rows = list(found.order_by("due_on", "thing__made_at", "pk"))
    for row in rows:
        row.priority = wanted[row.priority_id]
    standing = stands(reader, {row.pk: statuses.of_milestone(_step(row), today()) for row in rows})
    lines: dict[UUID, list[MilestoneLine]] = {}
    for row in rows:
        lines.setdefault(row.priority_id, []).append(_line(reader, row, standing[row.pk]))
    return {id: tuple(sorted(of, key=_late_first)) for id, of in lines.items()}


def _late_first(line: MilestoneLine) -> tuple[int, dt.date]:
    return ORDER.index(line.stands.shown), line.due_on


def _step(row: Milestone) -> Step:
    return Step(row.words.rstrip("."), row.due_on, row.first_due, row.done_on)


def _line(reader: Reader, row: Milestone, standing: Stands) -> MilestoneLine:
    return MilestoneLine(
        id=row.pk, priority=row.priority_id, words=row.words, agency=row.agency.short_name, due_on=row.due_on,
        first_due=row.first_due, put_off=tuple(row.put_off.splitlines()), done_on=row.done_on, evidence=row.evidence,
        dropped=row.dropped, stands=standing, may_reach=rules.reader_can_reach(reader, row),
    )  # fmt: skip


def _costs(reader: Reader, priorities: Iterable[UUID]) -> dict[UUID, tuple[CostLine, ...]]:
    rows = readable(reader, Cost).filter(priority__in=list(priorities)).select_related("agency")
    found: dict[UUID, list[CostLine]] = {}
    for row in rows.order_by("year", "thing__made_at", "pk"):
        line = CostLine(row.pk, row.words, row.agency.short_name, row.source, row.year, row.planned, row.spent)
        found.setdefault(row.priority_id, []).append(line)
    return {id: tuple(lines) for id, lines in found.items()}
