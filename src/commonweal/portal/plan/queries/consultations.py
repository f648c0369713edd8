"""Consultations: those that are open first; one as everyone sees it; what people answered, for those who read it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import Release
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.library.models import Paper
from commonweal.portal.library.queries.shown import issued, shown
from commonweal.portal.plan import rules
from commonweal.portal.plan.models import WHO, Consultation, Plan, Point, Response
from commonweal.portal.plan.models.consultation import CLOSED, OPEN, PREPARED, REPORTED

NEWEST = 30  # released papers that a consultation may be opened on


@dataclass(frozen=True, slots=True)
class ConsultationLine:
    """A consultation in a list. `state` in words: prepared, open, closed, reported."""

    id: UUID
    name: str
    opens_on: dt.date
    closes_on: dt.date
    state: str
    answerable: bool


@dataclass(frozen=True, slots=True)
class Out:
    """A release that is out: its title, its hash, its page."""

    id: UUID
    title: str
    sha256: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class PointLine:
    """You said, we did."""

    id: UUID
    said: str
    did: str
    changed: bool
    raised_by: int | None


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """A consultation's page."""

    line: ConsultationLine
    about: str
    questions: tuple[str, ...]
    plan: tuple[UUID, str] | None
    draft: Out | None
    answers: int | None
    summary: str
    closing: Out | None
    closing_paper: tuple[UUID, str] | None
    points: tuple[PointLine, ...]
    may_keep: bool
    may_read: bool
    waiting: int | None  # answers not read yet, for those who read them


@dataclass(frozen=True, slots=True)
class ResponseLine:
    """An answer that was taken in."""

    id: UUID
    given_on: dt.date
    who: str
    answers: tuple[tuple[str, str], ...]
    words: str
    raises: tuple[str, ...]
    read: bool
    erased: bool


def consultations(reader: Reader) -> tuple[ConsultationLine, ...]:
    """Every consultation that this reader may read, open ones first."""
    rows = list(readable(reader, Consultation).order_by("-opens_on", "name", "pk"))
    seen(reader, *rows)
    order = (OPEN, CLOSED, PREPARED, REPORTED)
    return tuple(sorted(map(_line, rows), key=lambda line: order.index(line.state)))


def row(reader: Reader, id: UUID) -> Consultation:
    """The row behind a page, for a verb; the same 404 for hidden, absent and forbidden."""
    found = one(reader, Consultation, id)
    seen(reader, found)
    return Consultation.objects.select_related("thing__audience", "thing__lock", "body").get(pk=id)


def point_row(reader: Reader, id: UUID) -> Point:
    """The row of a point, for a verb."""
    found = one(reader, Point, id)
    return Point.objects.select_related("thing__lock", "consultation__thing__lock").get(pk=found.pk)


def response_row(reader: Reader, id: UUID) -> Response:
    """The row of an answer, for a verb; its reading is in the audit."""
    found = one(reader, Response, id)
    seen(reader, found)
    return Response.objects.select_related("thing__lock", "consultation__thing__lock").get(pk=id)


def page(reader: Reader, id: UUID) -> ConsultationPage:
    """All of it, as this reader may have it."""
    found = row(reader, id)
    may_read = rules.reader_reads_responses(reader, body=found.body_id)
    is_told = found.state == REPORTED or reader.reads_beyond_residents(Consultation.TABLE_ROW)  # out with the report
    unread = readable(reader, Response).filter(consultation=found, read_at=None).count()
    return ConsultationPage(
        line=_line(found),
        about=found.about,
        questions=tuple(found.questions),
        plan=readable(reader, Plan).filter(pk=found.plan_id).values_list("pk", "name").first(),
        draft=_out(reader, found.release_id),
        answers=found.answers if is_told else None,
        summary=found.summary if is_told else "",
        closing=_out(reader, found.closing_id),
        closing_paper=_paper(reader, found.closing_paper_id),
        points=points(reader, found),
        may_keep=rules.reader_can_keep(reader, found),
        may_read=may_read,
        waiting=unread if may_read else None,
    )


def points(reader: Reader, consultation: Consultation) -> tuple[PointLine, ...]:
    """What was said and done, in order."""
    rows = readable(reader, Point).filter(consultation=consultation).order_by("position", "thing__made_at")
    return tuple(PointLine(row.pk, row.said, row.did, row.changed, row.raised_by) for row in rows)


def responses(reader: Reader, consultation: Consultation) -> tuple[ResponseLine, ...]:
    """What people answered, unread ones first."""
    rows = list(readable(reader, Response).filter(consultation=consultation).order_by("given_on", "pk"))
    seen(reader, *rows)
    said = {str(point.id): point.said for point in points(reader, consultation)}
    found = [_response(row, consultation, said) for row in rows]
    return tuple(sorted(found, key=lambda line: line.read))


def releases(reader: Reader) -> tuple[tuple[str, str], ...]:
    """Released papers that a consultation may be opened on, the newest first: id and title."""
    rows = issued(reader).filter(release__reach__kind="public").order_by("-release__approved_at", "pk")
    return tuple((str(id), title) for id, title in rows.values_list("release", "title")[:NEWEST])


def closing_release(reader: Reader, consultation: Consultation) -> Release | None:
    """The release of its closing report, where a second person let it out."""
    out = readable(reader, Release).filter(of=consultation.closing_paper_id, approver__isnull=False, withdrawn_at=None)
    return out.order_by("-approved_at").first()


def _out(reader: Reader, id: UUID | None) -> Out | None:
    found = readable(reader, Release).filter(pk=id).first()
    if found is None:
        return None
    withdrawn = found.withdrawn_at is not None
    return Out(found.pk, "" if withdrawn else found.title, found.sha256, withdrawn)


def _paper(reader: Reader, id: UUID | None) -> tuple[UUID, str] | None:
    rows = shown(reader) if reader.held else readable(reader, Paper).none()
    return rows.filter(pk=id).values_list("pk", "title").first()


def _line(row: Consultation) -> ConsultationLine:
    answerable = row.state == OPEN and row.opens_on <= today() <= row.closes_on
    return ConsultationLine(row.pk, row.name, row.opens_on, row.closes_on, row.state, answerable)


def _response(row: Response, consultation: Consultation, said: dict[str, str]) -> ResponseLine:
    answers = tuple(pair for pair in zip(consultation.questions, row.answers, strict=False) if pair[1])
    raised = tuple(said[id] for id in row.raises if id in said)
    return ResponseLine(
        row.pk, row.given_on, WHO.get(row.who, ""), answers, row.words, raised, row.read_at is not None,
        row.erased_at is not None,
    )  # fmt: skip
