"""One case in full, what needs a person first: a fixed number of queries, however long it runs."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases import parts
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.kinds_file import YES_OR_NO, Field, Kind, Stage
from commonweal.portal.cases.models import ROW, Case, Risk, Subject
from commonweal.portal.cases.parts import Part
from commonweal.portal.cases.queries import chronology, team, work
from commonweal.portal.cases.queries.chronology import Filter
from commonweal.portal.cases.queries.lines import CaseLine, line
from commonweal.portal.cases.queries.team import Member
from commonweal.portal.cases.queries.work import TaskLine
from commonweal.portal.cases.roles import ROLES
from commonweal.portal.people.queries import records
from commonweal.portal.people.queries.records import RecordLine
from commonweal.portal.tasks.models import OPEN

ON_ITS_PAGE = 8  # assessments that the picture on a case's page is of


@dataclass(frozen=True, slots=True, repr=False)
class SubjectLine:
    """Somebody in a case."""

    id: UUID
    role: str
    record: RecordLine
    ended_on: dt.date | None
    ended_why: str


@dataclass(frozen=True, slots=True, repr=False)
class RiskLine:
    """One assessment."""

    assessed_on: dt.date
    band: str
    band_name: str
    score: int
    highest: int
    by: str
    agency: str
    answers: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True, repr=False)
class CasePage:
    """A case as this reader sees it."""

    line: CaseLine
    about: str
    closed_words: str
    fields: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]  # what needs a person, in words
    members: tuple[Member, ...]
    subjects: tuple[SubjectLine, ...]
    tasks: tuple[TaskLine, ...]
    chronology: chronology.Page
    asked: Filter
    risk: RiskLine | None
    risks: tuple[RiskLine, ...]  # the newest few, for the picture
    stages: tuple[Stage, ...]
    parts: tuple[Part, ...]
    may_write: bool
    leads: bool
    glass_until: dt.datetime | None


def row(reader: Reader, id: UUID) -> Case:
    """A case's row, its reading entered; 404 where it may not be read."""
    found = one(reader, Case, id)
    seen(reader, found)
    return Case.objects.select_related("lead", "group", "thing__lock").get(pk=found.pk)


def page(reader: Reader, id: UUID, asked: Filter) -> CasePage:
    """One case."""
    case = row(reader, id)
    kind = kinds().kinds.get(case.kind)
    members = team.members(reader, case)
    glass = case.lock_id in reader.glass_locks
    mine = [one for one in members if one.me and one.opens]
    leads = any(one.lead for one in mine) and not glass
    may_write = not glass and case.closed_on is None and reader.may("W", ROW)
    tasks = work.of_case(reader, case, may_write=may_write, leads=leads)
    assessed = risks(reader, case, newest=ON_ITS_PAGE)
    risk = next(iter(assessed), None)
    shown = line(reader, case)
    return CasePage(
        line=shown, about=case.about, closed_words=case.closed_words,
        fields=said_fields(case, kind), needs=_needs(shown, tasks, members, risk), members=members,
        subjects=subjects(reader, case), tasks=tasks, chronology=chronology.page(reader, case, asked), asked=asked,
        risk=risk, risks=assessed, stages=_stages(case, kind), parts=parts.parts(reader, case, may_write=may_write),
        may_write=may_write, leads=leads,
        glass_until=max((one.until for one in mine if one.glass and one.until), default=None) if glass else None,
    )  # fmt: skip


def subjects(reader: Reader, case: Case) -> tuple[SubjectLine, ...]:
    """The people of a case: two queries."""
    rows = list(readable(reader, Subject).filter(case=case).order_by("added_on", "pk"))
    known = records.lines(reader, [row.record_id for row in rows])
    return tuple(
        SubjectLine(row.pk, ROLES.get(row.role, row.role), known[row.record_id], row.ended_on, row.ended_why)
        for row in sorted(rows, key=lambda row: row.ended_on is not None)
        if row.record_id in known
    )


def risks(reader: Reader, case: Case, *, newest: int = 100) -> tuple[RiskLine, ...]:
    """Its assessments, the newest first."""
    kind = kinds().kinds.get(case.kind)
    rows = readable(reader, Risk).filter(case=case).select_related("assessed_by", "agency", "thing")
    return tuple(
        RiskLine(
            row.assessed_on, row.band, kind.checklist.band_name(row.band) if kind else row.band, row.score,
            row.highest, row.assessed_by.name if row.assessed_by else "", row.agency.short_name,
            tuple((row.answers or {}).items()), row.note,
        )
        for row in rows.order_by("-assessed_on", "-thing__made_at", "pk")[:newest]
    )  # fmt: skip


def said_fields(case: Case, kind: Kind | None) -> tuple[tuple[str, str], ...]:
    """What the kind asks for and was answered; what its file lost is shown by its key."""
    said: dict[str, Any] = dict(case.fields or {})
    known = {field.key: field for field in kind.fields} if kind else {}
    return tuple(
        (known[key].label if key in known else key, _told(known.get(key), str(value)))
        for key, value in said.items()
        if value not in (None, "")
    )


def _told(field: Field | None, value: str) -> str:
    """An answer as it was offered: a day in words, a yes with its capital."""
    if field is not None and field.type == "date":
        with suppress(ValueError):  # kept while its file had another type
            return f"{dt.date.fromisoformat(value):%-d %B %Y}"
    return YES_OR_NO.get(value, value) if field is not None and field.type == "yes" else value


def _stages(case: Case, kind: Kind | None) -> tuple[Stage, ...]:
    if kind is None:
        return ()
    return tuple(kind.stage(key) for key in kind.stage(case.stage).next)


def _needs(
    shown: CaseLine, tasks: tuple[TaskLine, ...], members: tuple[Member, ...], risk: RiskLine | None
) -> tuple[str, ...]:
    """What needs a person, the most pressing first."""
    if shown.closed_on is not None:
        return ()
    late = sum(task.late for task in tasks)
    leads = [one for one in members if one.lead]
    found: list[tuple[bool, str]] = [
        (any(not one.opens for one in leads) or not leads, "Nobody leads it any more: see under who works on it who "
         "may ask to."),
        (bool(late), f"{late} task{'s are' if late > 1 else ' is'} late."),
        (shown.review_late, f"Its review was due on {shown.next_review_on:%-d %B %Y}." if shown.next_review_on else ""),
        (risk is None, "Nobody has filled in its checklist of harm and need yet."),
        (sum(one.opens and not one.glass for one in members) == 1, "Nobody else works on it: add a member of another "
         "agency."),
        (any(task.soon for task in tasks if task.state == OPEN), "A task is due within a week."),
    ]  # fmt: skip
    return tuple(words for stands, words in found if stands)
