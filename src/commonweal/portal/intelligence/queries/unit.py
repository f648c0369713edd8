"""One report as the unit sees it: graded items, whom it names, what was done, what was made of it. Never its source."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.intelligence import enforcement, grading, rules
from commonweal.portal.intelligence.answers import PERMISSION, PURPOSES, Day
from commonweal.portal.intelligence.models import (
    NEXT,
    OUTCOME,
    OUTCOMES,
    Export,
    Grade,
    Item,
    Report,
    Sanitised,
    Source,
    Step,
)
from commonweal.portal.intelligence.queries import inbox
from commonweal.portal.intelligence.queries.reports import MentionView, Reply, details_of, mentions_of
from commonweal.portal.intelligence.queries.same import Same, same

RISKY = {
    "yes": "Somebody could be at risk if this is acted on. Who and how stands with where it comes from.",
    "unknown": "Whoever wrote this does not know whether somebody could be at risk if it is acted on.",
}
TEXT_STATES = {
    "written": "Being written", "waiting": "Waits for a second person", "refused": "Refused", "out": "Released",
    "withdrawn": "Withdrawn",
}  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class GradeView:
    """A grade: as it is written, and in the table's words."""

    label: str
    words: tuple[str, ...]
    instructions: str
    by: str
    at: dt.datetime
    keeps_out: bool


@dataclass(frozen=True, slots=True, repr=False)
class GradedItem:
    """One item with its grade. `graded` None: not yet."""

    id: UUID
    number: int
    kind: str
    text: str
    details: tuple[tuple[str, str], ...]
    added_at: dt.datetime
    graded: GradeView | None
    earlier: int


@dataclass(frozen=True, slots=True, repr=False)
class StepView:
    """What was done with it."""

    words: str
    force_reference: str
    said: str
    by: str
    at: dt.datetime
    by_file: bool


@dataclass(frozen=True, slots=True, repr=False)
class ExportView:
    """One time that it was handed over."""

    number: int
    format: str
    sha256: str
    with_source: bool
    why: str
    by: str
    at: dt.datetime
    receipt_at: dt.datetime | None
    accepted: bool | None
    answer: str


@dataclass(frozen=True, slots=True, repr=False)
class TextLine:
    """A text made of it."""

    id: UUID
    reference: str
    state: str
    words: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, repr=False)
class UnitPage:
    """The whole."""

    line: inbox.InboxLine
    force: str
    information: str
    purpose: str
    permission: str
    permitted: bool
    risky: str  # that somebody could be at risk if it is acted on, in words; not who
    doubted: bool
    items: tuple[GradedItem, ...]
    mentions: tuple[MentionView, ...]
    same: tuple[Same, ...]
    steps: tuple[StepView, ...]
    exports: tuple[ExportView, ...]
    texts: tuple[TextLine, ...]
    replies: tuple[Reply, ...]
    has_source: bool
    may_receive: bool
    may_close: bool
    ungraded: int


def row(reader: Reader, id: UUID) -> Report:
    """A report of the unit's, or the same 404 for hidden, absent and forbidden."""
    found = inbox.rows(reader).filter(pk=id).first()
    if found is None or not rules.reader_is_unit(reader, found):
        raise Http404
    return found


def page(reader: Reader, report: Report) -> UnitPage:
    """A report; its reading is entered."""
    seen(reader, report)
    items = items_of(reader, report)
    sharing = report.answers.get("sharing") or {}
    (line,) = inbox.lines_of(reader, [report])
    following = NEXT[report.state]
    return UnitPage(
        line=line, force=report.force.name,
        information=Day(report.information_on, report.information_precision or "day").words,
        purpose=PURPOSES.get(str(sharing.get("purpose")), ""),
        permission=PERMISSION.get(str(sharing.get("permission")), "Not said"),
        permitted=enforcement.permitted(report), risky=RISKY.get(report.risk, ""), doubted=report.doubt == "yes",
        items=items, mentions=mentions_of(reader, report),
        same=same(reader, report), steps=_steps(reader, report), exports=_exports(reader, report),
        texts=_texts(reader, report),
        replies=tuple(Reply(dt.datetime.fromisoformat(one["at"]), one["words"]) for one in report.replies),
        has_source=readable(reader, Source).filter(report=report).exists(), may_receive="received" in following,
        may_close="closed" in following,
        ungraded=sum(item.graded is None for item in items if item.kind != "withdrawal"),
    )  # fmt: skip


def items_of(reader: Reader, report: Report) -> tuple[GradedItem, ...]:
    """Its items with how they stand graded."""
    earlier: dict[UUID, int] = {}
    standing: dict[UUID, Grade] = {}
    for grade in readable(reader, Grade).filter(item__report=report).select_related("graded_by"):
        if grade.replaced_at is None:
            standing[grade.item_id] = grade
        else:
            earlier[grade.item_id] = earlier.get(grade.item_id, 0) + 1
    found = readable(reader, Item).filter(report=report).order_by("number")
    return tuple(
        GradedItem(
            item.pk, item.number, item.kind, item.text, details_of(item), item.added_at,
            grade_view(standing[item.pk]) if item.pk in standing else None, earlier.get(item.pk, 0),
        )
        for item in found
    )  # fmt: skip


def grade_view(grade: Grade) -> GradeView:
    """A grade in words."""
    table = enforcement.table()
    held = grading.of([enforcement.gradings_of(grade)], table)
    keeps_out = any(code.keeps_out_of_packs for code in grading.conditions(held, table))
    by = grade.graded_by.name if grade.graded_by else ""
    return GradeView(
        grading.label(held), grading.in_words(held, table), grade.instructions, by, grade.graded_at, keeps_out
    )


def _steps(reader: Reader, report: Report) -> tuple[StepView, ...]:
    found = readable(reader, Step).filter(report=report).select_related("taken_by").order_by("taken_at", "pk")
    return tuple(
        StepView(
            OUTCOMES.get(step.outcome, step.outcome) if step.kind == OUTCOME else "Received", step.force_reference,
            step.words, step.taken_by.name if step.taken_by else "", step.taken_at, step.by_file,
        )
        for step in found
    )  # fmt: skip


def _exports(reader: Reader, report: Report) -> tuple[ExportView, ...]:
    found = readable(reader, Export).filter(report=report).select_related("made_by").order_by("number")
    return tuple(
        ExportView(
            one.number, one.format.upper(), one.sha256, one.with_source, one.why,
            one.made_by.name if one.made_by else "", one.made_at, one.receipt_at, one.accepted, one.answer,
        )
        for one in found
    )  # fmt: skip


def _texts(reader: Reader, report: Report) -> tuple[TextLine, ...]:
    found = readable(reader, Sanitised).filter(report=report).order_by("written_at", "pk")
    return tuple(
        TextLine(text.pk, text.reference, text.state, TEXT_STATES[text.state], text.written_at) for text in found
    )
