"""The freedom of information log, and the answers that everyone reads."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.rights import clocks, rules, texts
from commonweal.portal.rights.models import Answered, Question
from commonweal.portal.rights.models.question import DECISIONS


@dataclass(frozen=True, slots=True, repr=False)
class QuestionLine:
    """One question of the log."""

    id: UUID
    reference: str
    words: str
    received_on: dt.date
    due_on: dt.date | None
    decision: str
    answered_on: dt.date | None
    late: bool
    soon: bool

    @property
    def clock(self) -> str:
        """What to do next about time, in words."""
        if self.answered_on:
            return f"Answered {self.answered_on:%-d %B %Y}{', late' if self.late else ''}"
        if self.due_on is None:
            return "The clock stands still"
        return f"{'Late: was due' if self.late else 'Due'} {self.due_on:%-d %B %Y}"


@dataclass(frozen=True, slots=True, repr=False)
class QuestionPage:
    """A question's page."""

    line: QuestionLine
    name: str
    contact: str
    clarity_asked_on: dt.date | None
    clear_on: dt.date | None
    longer_until: dt.date | None
    longer_why: str
    grounds: tuple[tuple[str, str], ...]
    answer: str
    published: UUID | None
    works: bool
    stopped: bool
    may_publish: bool


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer as everyone reads it."""

    id: UUID
    reference: str
    asked: str
    decision: str
    grounds: tuple[tuple[str, str], ...]
    answer: str
    answered_on: dt.date
    tombstone: str


def lines(reader: Reader, *, answered: bool = False) -> tuple[QuestionLine, ...]:
    """Open ones, the first due first; or those that were answered, the latest first."""
    rows = readable(reader, Question).filter(answered_on__isnull=not answered)
    found = [_line(row) for row in rows.order_by("-answered_on", "received_on", "pk")[:500]]
    return tuple(found if answered else sorted(found, key=lambda one: (one.due_on or dt.date.max, one.received_on)))


def row(reader: Reader, id: UUID) -> Question:
    """The row behind a page; its reading is in the audit."""
    found = one(reader, Question, id)
    seen(reader, found)
    return Question.objects.select_related("thing").get(pk=id)


def page(reader: Reader, id: UUID) -> QuestionPage:
    """All of it."""
    question = row(reader, id)
    published = readable(reader, Answered).filter(question=id, withdrawn_on=None).values_list("pk", flat=True).first()
    answered = bool(question.decision) and question.decision != "withdrawn"
    return QuestionPage(
        line=_line(question), name=question.asker["name"], contact=question.asker["contact"],
        clarity_asked_on=question.clarity_asked_on, clear_on=question.clear_on, longer_until=question.longer_until,
        longer_why=question.longer_why, grounds=_grounds(question.exemptions), answer=question.answer,
        published=published, works=rules.reader_can_work(reader, question),
        stopped=question.stopped, may_publish=answered and published is None and rules.reader_governs(reader),
    )  # fmt: skip


def answers(reader: Reader) -> tuple[AnswerLine, ...]:
    """What was published, the latest first."""
    return tuple(map(_answer, readable(reader, Answered).order_by("-answered_on", "-published_on", "pk")[:200]))


def answer_row(reader: Reader, id: UUID) -> Answered:
    """A published answer as a row for a verb."""
    return one(reader, Answered, id)


def answer(reader: Reader, id: UUID) -> AnswerLine:
    """One published answer."""
    return _answer(one(reader, Answered, id))


def _answer(row: Answered) -> AnswerLine:
    return AnswerLine(
        row.pk, row.reference, row.asked, DECISIONS[row.decision], _grounds(row.exemptions), row.answer,
        row.answered_on, row.tombstone,
    )  # fmt: skip


def _line(row: Question) -> QuestionLine:
    due, day = row.due_on, row.answered_on or today()
    return QuestionLine(
        id=row.pk, reference=row.reference, words=row.words, received_on=row.received_on, due_on=due,
        decision=DECISIONS.get(row.decision, ""), answered_on=row.answered_on, late=due is not None and due < day,
        soon=due is not None and not row.answered_on and day <= due <= day + clocks.SOON,
    )  # fmt: skip


def _grounds(keys: list[str]) -> tuple[tuple[str, str], ...]:
    known = texts.exemptions("foi")
    return tuple((known[key].words, known[key].law) for key in keys if key in known)
