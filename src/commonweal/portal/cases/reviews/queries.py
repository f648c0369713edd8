"""Case reviews as a reader may have them."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import Seat
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.letters.queries import LetterLine, letters
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.officers import in_words, of_today
from commonweal.portal.cases.reviews import rules
from commonweal.portal.cases.reviews.due import due_of
from commonweal.portal.cases.reviews.models import (
    ANSWERS,
    APPEALED,
    CLOSED,
    HOW,
    WITHDRAWN,
    PanelAnswer,
    Recommendation,
    Review,
)
from commonweal.portal.cases.reviews.procedure import procedure
from commonweal.portal.cases.reviews.threshold import Counted, counted
from commonweal.portal.cases.reviews.verbs import complaints_of

SAID = {
    "for_whom": "For whom", "contact": "How to reach them", "address": "Address", "effect": "What it does to them",
    "wanted": "What they ask for",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review in the list."""

    id: UUID
    reference: str
    received_on: dt.date
    state: str
    next: str
    due_on: dt.date | None
    late: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What an agency was asked, and told."""

    id: UUID
    agency: str
    due_on: dt.date
    late: bool
    words: str
    answered_on: dt.date | None
    answer: str
    asked: str
    may_answer: bool


@dataclass(frozen=True, slots=True, repr=False)
class ReviewPage:
    """One review."""

    line: ReviewLine
    name: str
    how: str
    said: tuple[tuple[str, str], ...]
    counted: tuple[Counted, ...]
    counting: int
    needed: int
    ways: tuple[str, ...]
    told: tuple[tuple[str, str], ...]  # what was decided, in order
    panel: tuple[AnswerLine, ...]
    recommendations: tuple[AnswerLine, ...]
    letters: tuple[LetterLine, ...]
    sits: tuple[str, ...]
    case: tuple[UUID, str] | None
    leads: bool
    works: bool
    next: frozenset[str]
    may_decide_appeal: bool
    waits_for_another: bool  # an appeal, and whoever reads this had a part in what it is against
    told_on: dt.date | None


def reviews(reader: Reader) -> tuple[ReviewLine, ...]:
    """Those that one has a seat in: what is open first, by what is due."""
    found = [_line(row) for row in readable(reader, Review).order_by("-received_on", "reference", "pk")]
    return tuple(sorted(found, key=lambda line: (line.ended, line.due_on or dt.date.max)))


def row(reader: Reader, id: UUID) -> Review:
    """The row, or the same 404."""
    one(reader, Review, id)
    return readable(reader, Review).select_related("thing__lock", "group", "case").get(pk=id)


def page(reader: Reader, id: UUID) -> ReviewPage:
    """One review. Its reading is entered."""
    found = row(reader, id)
    seen(reader, found)
    rule = procedure()
    counts = counted(complaints_of(found), found.received_on, rule)
    leads = rules.reader_can_lead(reader, found)
    panel = readable(reader, PanelAnswer).filter(review=found).select_related("agency", "review__thing__lock")
    asked = readable(reader, Recommendation).filter(review=found).select_related("agency", "review__thing__lock")
    decides = rules.reader_can_decide_appeal(reader, found)
    case = found.case if found.case is not None and found.case.lock_id in reader.locks else None
    return ReviewPage(
        line=_line(found), name=found.said.get("name", ""), how=HOW.get(found.how, found.how),
        said=tuple((words, found.said[key]) for key, words in SAID.items() if found.said.get(key)),
        counted=counts, counting=sum(one.counts for one in counts), needed=rule.complaints,
        ways=tuple(rule.other.get(key, key) for key in found.ways), told=tuple(_told(found)),
        panel=tuple(_panel(reader, one) for one in panel.order_by("asked_on", "agency__name", "pk")),
        recommendations=tuple(_recommendation(reader, one) for one in asked.order_by("made_on", "agency__name", "pk")),
        letters=letters(reader, found.pk), sits=_sits(found), case=(case.pk, case.reference) if case else None,
        leads=leads, works=rules.reader_can_work(reader, found),
        next=frozenset(rules.following(found)) if leads else frozenset(), told_on=found.told_on,
        may_decide_appeal=decides, waits_for_another=leads and found.state == APPEALED and not decides,
    )  # fmt: skip


def panel_answer(reader: Reader, id: UUID) -> PanelAnswer:
    """The row, with its review."""
    one(reader, PanelAnswer, id)
    return readable(reader, PanelAnswer).select_related("review__thing__lock", "agency").get(pk=id)


def recommendation(reader: Reader, id: UUID) -> Recommendation:
    """The row, with its review."""
    one(reader, Recommendation, id)
    return readable(reader, Recommendation).select_related("review__thing__lock", "agency").get(pk=id)


def officers() -> list[tuple[str, str]]:
    """Partner officers: id of the place, and words."""
    return in_words(of_today())


def cases(reader: Reader) -> list[tuple[str, str]]:
    """Cases that one works on: id and words."""
    rows = readable(reader, Case).exclude(lock__in=sorted(reader.glass_locks)).order_by("reference", "pk")
    return [(str(row.pk), f"{row.reference}: {row.title}") for row in rows]


def _told(row: Review) -> list[tuple[str, str]]:
    """What was decided, in order, each with its day."""
    day = "{:%-d %B %Y}".format
    found = []
    if row.acknowledged_on:
        found.append((f"Acknowledged on {day(row.acknowledged_on)}", ""))
    if row.decided_on:
        found.append((f"Threshold {'met' if row.met else 'not met'}, {day(row.decided_on)}", row.decided_why))
    if row.reviewed_on:
        found.append((f"Reviewed on {day(row.reviewed_on)}", row.finding))
    if row.appealed_on:
        found.append((f"Appealed on {day(row.appealed_on)}", row.appeal_said))
    if row.appeal_decided_on:
        found.append((f"Appeal {'' if row.upheld else 'not '}upheld, {day(row.appeal_decided_on)}", row.appeal_why))
    if row.told_on:
        found.append((f"The applicant was told on {day(row.told_on)}", ""))
    if row.ended_on:
        found.append((f"Ended on {day(row.ended_on)}", row.ended_why))
    return found


def _sits(row: Review) -> tuple[str, ...]:
    seats = Seat.objects.filter(living(), audience=row.group_id, glass=False).select_related("person", "agency")
    ordered = seats.order_by("-lead", "agency__name", "person__name", "pk")
    return tuple(f"{seat.person.name}, {seat.agency.name}{' (leads)' if seat.lead else ''}" for seat in ordered)


def _panel(reader: Reader, row: PanelAnswer) -> AnswerLine:
    late = row.told_on is None and row.due_on < today()
    may = rules.reader_can_answer(reader, row)
    return AnswerLine(row.pk, row.agency.name, row.due_on, late, row.told, row.told_on, "", "", may)


def _recommendation(reader: Reader, row: Recommendation) -> AnswerLine:
    late = row.answered_on is None and row.due_on < today()
    answer = ANSWERS.get(row.answer, "") if row.answer else ""
    may = rules.reader_can_answer(reader, row)
    return AnswerLine(
        row.pk, row.agency.name, row.due_on, late, row.answer_words, row.answered_on, answer, row.words, may
    )


def _line(row: Review) -> ReviewLine:
    due = due_of(row)
    return ReviewLine(
        row.pk, row.reference, row.received_on, row.state, due.words if due else "", due.on if due else None,
        due is not None and due.on < today(), row.state in (CLOSED, WITHDRAWN),
    )  # fmt: skip
