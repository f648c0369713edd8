"""One operation in full: its plan, what was done, its reviews and papers, and what this reader may do with it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reach import in_words
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.audiences import reader_can_grant
from commonweal.portal.audit.clock import today
from commonweal.portal.library.queries.papers import RELATED, PaperLine
from commonweal.portal.library.queries.papers import lines as paper_lines
from commonweal.portal.library.queries.shown import shown
from commonweal.portal.library.rules import reader_can_hand_in
from commonweal.portal.operations import rules
from commonweal.portal.operations.evaluating import partner_names
from commonweal.portal.operations.models import (
    ENDED,
    NEXT_STEPS,
    PLANNED,
    RUNNING,
    Operation,
    Report,
    Review,
)
from commonweal.portal.operations.queries.activities import ActivityLine, Sum, activities, sums, total
from commonweal.portal.operations.queries.lines import OperationLine, lines
from commonweal.portal.tasks.queries import ActionLine, of_homes


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review: due, or held with what was agreed."""

    id: UUID
    due_on: dt.date
    held_on: dt.date | None
    late: bool
    words: str
    next_step: str
    next_words: str
    figures: tuple["CountThen", ...]
    figures_period: str
    paper: PaperLine | None
    may_hold: bool


@dataclass(frozen=True, slots=True)
class CountThen:
    """A count as it was held on the day of a review."""

    label: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class PaperOf:
    """A paper of the operation. `handed_in`: it lies beside an item of an agenda, whether or not one sees that yet."""

    kind: str
    line: PaperLine
    handed_in: bool
    may_hand_in: bool


@dataclass(frozen=True, slots=True)
class OperationPage:
    """An operation's page."""

    line: OperationLine
    audience: str
    basis: str
    place: str
    lead: str
    lead_person: str
    partners: tuple[str, ...]
    problem: tuple[tuple[str, str], ...]
    nearby: tuple[str, ...]
    controls: tuple[str, ...]
    at_risk: tuple[str, ...]
    frozen: str
    done: tuple[ActivityLine, ...]
    sums: tuple[Sum, ...]
    cost: Decimal | None
    volunteers: int | None
    reviews: tuple[ReviewLine, ...]
    papers: tuple["PaperOf", ...]
    actions: tuple[ActionLine, ...]
    may_change: bool
    may_begin: bool
    may_end: bool
    may_enter: bool
    may_report: bool
    may_grant: bool


def row(reader: Reader, id: UUID) -> Operation:
    """The row behind a page, for a verb; the same 404 for hidden, absent and forbidden. Its reading is in the audit."""
    found = one(reader, Operation, id)
    seen(reader, found)
    return Operation.objects.select_related("thing__audience", "thing__lock", "lead", "lead_person", "body").get(pk=id)


def page(reader: Reader, id: UUID, *, shared: bool = False) -> OperationPage:
    """All of it. `shared`: what was done and reviewed only as far as whoever reads the operation reads it."""
    operation = row(reader, id)
    done = activities(reader, operation, shared=shared)
    cost, volunteers = total(done)
    papers = papers_of(reader, operation)
    return OperationPage(
        line=lines(reader, [operation])[0],
        audience=in_words(operation.thing.audience),
        basis=operation.thing.basis,
        place=operation.place_name,
        lead=operation.lead.name,
        lead_person=operation.lead_person.name if operation.lead_person else "",
        partners=tuple(partner_names(operation)),
        problem=_problem(operation),
        nearby=_names(operation.nearby),
        controls=_names(operation.controls),
        at_risk=_names(operation.at_risk),
        frozen=operation.frozen,
        done=done,
        sums=sums(done),
        cost=cost,
        volunteers=volunteers,
        reviews=reviews_of(reader, operation, shared=shared),
        papers=papers,
        actions=of_homes(reader, [operation.pk]).get(operation.pk, ()),
        may_change=rules.reader_can_change(reader, operation),
        may_begin=rules.reader_can_move(reader, operation, RUNNING),
        may_end=rules.reader_can_move(reader, operation, ENDED),
        may_enter=rules.reader_can_enter(reader, operation),
        may_report=rules.reader_can_report(reader, operation) and operation.state != PLANNED,
        may_grant=reader_can_grant(reader, operation.thing),
    )


def papers_of(reader: Reader, operation: Operation) -> tuple[PaperOf, ...]:
    """Its papers, the newest first, as far as this reader is shown them."""
    reports = readable(reader, Report).filter(operation=operation).order_by("-made_at", "pk")
    kinds: dict[UUID, str] = dict(reports.values_list("paper", "kind"))
    rows = {paper.pk: paper for paper in shown(reader).filter(pk__in=list(kinds)).select_related(*RELATED)}
    ordered = [rows[id] for id in kinds if id in rows]
    return tuple(
        PaperOf(
            kind=kinds[line.id],
            line=line,
            handed_in=line.home != operation.pk,
            may_hand_in=reader_can_hand_in(reader, rows[line.id], None),
        )
        for line in paper_lines(reader, ordered)
    )


def reviews_of(reader: Reader, operation: Operation, *, shared: bool = False) -> tuple[ReviewLine, ...]:
    """Its reviews in order of their days; `shared`: without any that is for fewer than the operation."""
    found = readable(reader, Review).filter(operation=operation)
    rows = list((found.filter(lock=operation.lock_id) if shared else found).order_by("due_on", "pk"))
    papers = shown(reader).filter(pk__in=[review.paper_id for review in rows]).select_related(*RELATED)
    known = {line.id: line for line in paper_lines(reader, list(papers))}
    may = rules.reader_can_change(reader, operation) and operation.state != PLANNED
    return tuple(_review(review, known, may) for review in rows)


def _review(review: Review, papers: dict[UUID, PaperLine], may: bool) -> ReviewLine:
    rows = review.figures.get("rows", ()) if isinstance(review.figures, dict) else ()
    return ReviewLine(
        id=review.pk, due_on=review.due_on, held_on=review.held_on,
        late=review.held_on is None and review.due_on < today(), words=review.words,
        next_step=NEXT_STEPS.get(review.next_step, ""), next_words=review.next_words,
        figures=tuple(CountThen(**counted) for counted in rows), figures_period=review.figures.get("period", ""),
        paper=papers.get(review.paper_id) if review.paper_id else None, may_hold=may and review.held_on is None,
    )  # fmt: skip


def _problem(operation: Operation) -> tuple[tuple[str, str], ...]:
    said = (
        ("Scan: what is seen", operation.scan), ("Analysis: why", operation.analysis),
        ("Response: what is done", operation.response), ("Assessment: how it is judged", operation.assessment),
    )  # fmt: skip
    return tuple((head, words) for head, words in said if words)


def _names(wards: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(ward["name"] for ward in wards)
