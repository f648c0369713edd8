"""Plans as a list, one in full, its editions and the papers that were made of it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reach import in_words
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.audiences import reader_can_grant
from commonweal.portal.library.queries.papers import RELATED, PaperLine
from commonweal.portal.library.queries.papers import lines as paper_lines
from commonweal.portal.library.queries.shown import shown
from commonweal.portal.library.rules import reader_can_hand_in
from commonweal.portal.plan import rules
from commonweal.portal.plan.models import EDITION, NEXT, Edition, Plan, Priority, Report
from commonweal.portal.plan.quarters import year_of, year_words
from commonweal.portal.plan.queries.editions import differences
from commonweal.portal.plan.queries.priorities import PriorityLine, lines
from commonweal.portal.plan.queries.standings import latest
from commonweal.portal.plan.statuses import AT_RISK, LATE, ORDER


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in a list. `counts`: how its priorities stood when that was last written down."""

    id: UUID
    name: str
    since: dt.date
    until: dt.date
    state: str
    marking: str
    counts: tuple[tuple[str, int], ...]
    priorities: int


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition."""

    id: UUID
    number: int
    made_on: dt.date
    words: str
    paper: PaperLine | None


@dataclass(frozen=True, slots=True)
class PaperOf:
    """A paper of the plan. `handed_in`: it lies beside an item of an agenda."""

    kind: str
    period: str
    line: PaperLine
    handed_in: bool
    may_hand_in: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan's page."""

    line: PlanLine
    about: str
    audience: str
    basis: str
    priorities: tuple[PriorityLine, ...]
    dropped: tuple[PriorityLine, ...]
    editions: tuple[EditionLine, ...]
    papers: tuple[PaperOf, ...]
    years: tuple[tuple[int, str], ...]
    may_keep: bool
    may_report: bool
    may_grant: bool
    moves: tuple[str, ...]

    @property
    def exceptions(self) -> tuple[PriorityLine, ...]:
        """Priorities that are late or at risk, late ones first."""
        found = [line for line in self.priorities if line.stands.shown in (LATE, AT_RISK)]
        return tuple(sorted(found, key=lambda line: ORDER.index(line.stands.shown)))


@dataclass(frozen=True, slots=True)
class EditionPage:
    """An edition as it was made, and what changed since the one before."""

    line: EditionLine
    plan: UUID
    plan_name: str
    content: dict[str, Any]
    changes: tuple[str, ...]


def plans(reader: Reader) -> tuple[PlanLine, ...]:
    """Every plan that this reader may read, those that run first, then the newest."""
    rows = list(readable(reader, Plan).select_related("thing").order_by("-since", "name", "pk"))
    seen(reader, *rows)
    found = _lines(reader, rows)
    return tuple(sorted(found, key=lambda line: ("running", "draft", "ended").index(line.state)))


def row(reader: Reader, id: UUID) -> Plan:
    """The row behind a page, for a verb; the same 404 for hidden, absent and forbidden."""
    found = one(reader, Plan, id)
    seen(reader, found)
    return Plan.objects.select_related("thing__audience", "thing__lock", "body").get(pk=id)


def page(reader: Reader, id: UUID) -> PlanPage:
    """All of it."""
    plan = row(reader, id)
    priorities = priority_lines(reader, plan)
    years = range(year_of(plan.since), year_of(plan.until) + 1)
    return PlanPage(
        line=_lines(reader, [plan])[0],
        about=plan.about,
        audience=in_words(plan.thing.audience),
        basis=plan.thing.basis,
        priorities=tuple(line for line in priorities if not line.dropped),
        dropped=tuple(line for line in priorities if line.dropped),
        editions=editions(reader, plan),
        papers=papers_of(reader, plan),
        years=tuple((year, year_words(year)) for year in years),
        may_keep=rules.reader_can_keep(reader, plan),
        may_report=rules.reader_can_report(reader, plan, plan.body_id),
        may_grant=reader_can_grant(reader, plan.thing),
        moves=tuple(state for state in NEXT[plan.state] if rules.reader_can_move(reader, plan, state)),
    )


def priority_lines(reader: Reader, plan: Plan) -> tuple[PriorityLine, ...]:
    """Its priorities in their order, with all that lies in them."""
    found = readable(reader, Priority).filter(plan=plan).select_related("lead", "thing__lock", "plan__thing__lock")
    return lines(reader, found.order_by("position", "thing__made_at", "pk"))


def editions(reader: Reader, plan: Plan) -> tuple[EditionLine, ...]:
    """Its editions, the newest first."""
    rows = list(readable(reader, Edition).filter(plan=plan).order_by("-number"))
    known = _papers(reader, (row.paper_id for row in rows))
    return tuple(_edition(row, known) for row in rows)


def edition(reader: Reader, id: UUID) -> EditionPage:
    """One edition, with what changed since the one before."""
    found = one(reader, Edition, id)
    seen(reader, found)
    plan = Plan.objects.get(pk=found.plan_id)
    before = readable(reader, Edition).filter(plan=plan, number=found.number - 1).first()
    return EditionPage(
        line=_edition(found, _papers(reader, [found.paper_id])), plan=plan.pk, plan_name=plan.name,
        content=found.content, changes=differences(before.content, found.content) if before else (),
    )  # fmt: skip


def papers_of(reader: Reader, plan: Plan) -> tuple[PaperOf, ...]:
    """Its papers, the newest first, as far as this reader is shown them."""
    made = readable(reader, Report).filter(plan=plan).order_by("-made_at", "pk").values_list("paper", "kind", "period")
    of = {paper: (kind, period) for paper, kind, period in made}
    own = readable(reader, Edition).filter(plan=plan, paper__isnull=False).order_by("-number")
    of |= {paper: (EDITION, f"edition {number}") for paper, number in own.values_list("paper", "number")}
    rows = {paper.pk: paper for paper in shown(reader).filter(pk__in=list(of)).select_related(*RELATED)}
    ordered = [rows[id] for id in of if id in rows]
    return tuple(
        PaperOf(
            kind=of[line.id][0], period=of[line.id][1], line=line, handed_in=line.home not in (None, plan.pk),
            may_hand_in=reader_can_hand_in(reader, rows[line.id], None),
        )
        for line in paper_lines(reader, ordered)
    )  # fmt: skip


def _papers(reader: Reader, ids: Iterable[UUID | None]) -> dict[UUID, PaperLine]:
    wanted = [id for id in ids if id is not None]
    rows = list(shown(reader).filter(pk__in=wanted).select_related(*RELATED))
    return {line.id: line for line in paper_lines(reader, rows)}


def _edition(row: Edition, known: dict[UUID, PaperLine]) -> EditionLine:
    paper = known.get(row.paper_id) if row.paper_id else None
    return EditionLine(row.pk, row.number, row.made_on, row.words, paper)


def _lines(reader: Reader, rows: Iterable[Plan]) -> tuple[PlanLine, ...]:
    known = list(rows)
    kept = readable(reader, Priority).filter(plan__in=[row.pk for row in known], dropped="")
    of: dict[UUID, list[UUID]] = {}
    for plan, priority in kept.values_list("plan", "pk"):
        of.setdefault(plan, []).append(priority)
    stood = latest(reader, [priority for priorities in of.values() for priority in priorities])
    return tuple(_line(row, of.get(row.pk, []), stood) for row in known)


def _line(row: Plan, priorities: list[UUID], stood: dict[UUID, str]) -> PlanLine:
    counts = Counter(stood[id] for id in priorities if id in stood)
    return PlanLine(
        id=row.pk, name=row.name, since=row.since, until=row.until, state=row.state, marking=row.thing.marking,
        counts=tuple((status, counts[status]) for status in ORDER if counts[status]), priorities=len(priorities),
    )  # fmt: skip
