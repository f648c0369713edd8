"""The register: every decision and action over the years, under the meeting and item where it was made."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Decision, Meeting, Practice
from commonweal.portal.meetings.numbering import year_began
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.shown import shown as taken
from commonweal.portal.partnership.models import Agency, Body
from commonweal.portal.tasks import queries as tasks
from commonweal.portal.tasks.queries import ActionLine

MEETINGS_A_PAGE = 6
SHOWS = ("everything", "decisions", "actions")
STATES = ("open", "due", "late", "done", "dropped")


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the register is asked for. `year` is the calendar year in which a municipal year begins; None: all."""

    body: UUID | None = None
    year: int | None = None
    show: str = "everything"
    state: str = ""
    agency: UUID | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One formal decision."""

    id: UUID
    words: str


@dataclass(frozen=True, slots=True)
class ItemEntries:
    """What was decided and promised under one item."""

    id: UUID
    number: str
    title: str
    restricted: bool
    decisions: tuple[DecisionLine, ...]
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class MeetingEntries:
    """One meeting's entries."""

    id: UUID
    body: str
    date: dt.date
    items: tuple[ItemEntries, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A page of the register, newest meeting first, with what can be chosen."""

    meetings: tuple[MeetingEntries, ...]
    years: tuple[int, ...]
    bodies: tuple[tuple[UUID, str], ...]
    agencies: tuple[tuple[UUID, str], ...]
    page: int
    more: bool


def register(reader: Reader, asked: Asked) -> Register:
    """The part of the register that is asked for, as this reader may read it."""
    begins = _year_begins(reader, asked.body)
    rows = readable(reader, Meeting).exclude(state="cancelled").filter(pk__in=shown(reader).values("meeting"))
    if asked.body:
        rows = rows.filter(body=asked.body)
    dates = list(rows.values_list("date", flat=True))
    if asked.year is not None:
        rows = rows.filter(date__gte=dt.date(asked.year, begins, 1), date__lt=dt.date(asked.year + 1, begins, 1))
    rows = rows.select_related("body").order_by("-date", "pk")
    first = (max(1, asked.page) - 1) * MEETINGS_A_PAGE
    bodies = Body.objects.filter(meetings__in=readable(reader, Meeting))
    some = list(rows[first : first + MEETINGS_A_PAGE + 1])
    return Register(
        meetings=tuple(m for m in _entries(reader, some[:MEETINGS_A_PAGE], asked) if m.items),
        years=tuple(sorted({year_began(date, begins) for date in dates}, reverse=True)),
        bodies=tuple(bodies.distinct().order_by("name").values_list("id", "name")),
        agencies=tuple(Agency.objects.order_by("name").values_list("id", "short_name")),
        page=max(1, asked.page),
        more=len(some) > MEETINGS_A_PAGE,
    )  # fmt: skip


def _year_begins(reader: Reader, body: UUID | None) -> int:
    practices = readable(reader, Practice)
    chosen = practices.filter(body=body) if body else practices.order_by("body__name")
    practice = chosen.first()
    return practice.year_begins_in if practice else 5


def _entries(reader: Reader, meetings: Sequence[Meeting], asked: Asked) -> list[MeetingEntries]:
    ids = [m.pk for m in meetings]
    items = list(shown(reader).filter(meeting__in=ids).order_by("series", "position", "pk"))
    decisions: dict[UUID, list[Decision]] = defaultdict(list)
    if asked.show != "actions" and not asked.state:
        found = taken(reader, Decision).filter(item__in=[i.pk for i in items]).order_by("seq", "pk")
        for decision in found:
            decisions[decision.item_id].append(decision)
    actions: dict[UUID, tuple[ActionLine, ...]] = {}
    if asked.show != "decisions":
        found_actions = tasks.of_homes(reader, [i.pk for i in items])
        actions = {home: tuple(a for a in lines if _wanted(a, asked)) for home, lines in found_actions.items()}
    by_meeting: dict[UUID, list[ItemEntries]] = defaultdict(list)
    for item in items:
        if asked.agency and item.agency_id != asked.agency and not actions.get(item.pk):
            continue
        made, raised = decisions.get(item.pk, []), actions.get(item.pk, ())
        if made or raised:
            seen(reader, item, *made)
            by_meeting[item.meeting_id].append(
                ItemEntries(
                    item.pk, item.number, item.title, reader.keeps_from_residents(item.lock_id),
                    tuple(DecisionLine(d.pk, d.words) for d in made), raised,
                )
            )  # fmt: skip
    return [MeetingEntries(m.pk, m.body.name, m.date, tuple(by_meeting[m.pk])) for m in meetings]


def _wanted(action: ActionLine, asked: Asked) -> bool:
    if asked.agency and action.agency_id != asked.agency:
        return False
    late = action.lateness is not None
    return {
        "": True,
        "open": action.state == "open",
        "late": action.state == "open" and late,
        "due": action.state == "open" and not late and action.due_on is not None,
        "done": action.state == "done",
        "dropped": action.state == "dropped",
    }[asked.state]
