"""Two years of meetings, held one after another through the portal's own verbs, each at its own moment.

The last meeting held has draft minutes; the next has an agenda in preparation. Dates hang on the day when the
demonstration is made, so that there is always a meeting to come.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from commonweal.demo.portal.cast import Cast
from commonweal.demo.portal.course import Course
from commonweal.demo.portal.script import ToldAction, ToldItem, ToldMeeting, told
from commonweal.portal.access.models import STUB, Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, releases
from commonweal.portal.audit import clock
from commonweal.portal.meetings.models import Item, Meeting, Minutes, Practice
from commonweal.portal.meetings.queries.carrying import offers
from commonweal.portal.meetings.verbs import (
    agendas,
    attendance,
    carrying,
    clearance,
    forward,
    items,
    meetings,
    minute,
    outcome,
    practices,
    returns,
)
from commonweal.portal.meetings.verbs import minutes as documents
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.verbs import actions

EVERY = 2  # months
TEN = dt.time(10)
TEMPLATE = [
    {"kind": "evacuation", "title": "Evacuation procedure", "place": "first"},
    {"kind": "apologies", "title": "Apologies for absence", "place": "first"},
    {"kind": "declarations", "title": "Declarations of interest", "place": "first"},
    {"kind": "minutes", "title": "Minutes", "place": "first"},
    {"kind": "matters arising", "title": "Matters arising", "place": "first"},
    {"kind": "forward plan", "title": "Forward plan", "place": "last"},
    {"kind": "any other business", "title": "Any other business", "place": "last"},
    {"kind": "next meeting", "title": "Date of next meeting", "place": "last"},
]
STANDING = {
    "evacuation": ("The evacuation procedure was noted.", ""),
    "apologies": ("Introductions were made and apologies given.", ""),
    "declarations": ("No interest was declared.", ""),
    "minutes": ("The minutes of the last meeting were considered.", "the minutes be approved"),
    "matters arising": ("The action log was gone through.", ""),
    "forward plan": ("The forward plan was considered.", "the forward plan be noted"),
    "any other business": ("There was no other business.", ""),
    "next meeting": ("The date of the next meeting was given.", "the date of the next meeting be noted"),
}
Tell = Callable[[str], None]


def meeting_days(today: dt.date, held: int) -> list[dt.date]:
    """The fourth Thursdays of every second month: `held` of them past, then three to come, the next within 9 weeks."""
    coming = next(day for m in range(3) if (day := _fourth_thursday(today, m)) >= today + dt.timedelta(days=3))
    first = _months_after(coming, -EVERY * held)
    return [_fourth_thursday(first, EVERY * n) for n in range(held + 3)]


def _months_after(day: dt.date, months: int) -> dt.date:
    whole = day.year * 12 + day.month - 1 + months
    return dt.date(whole // 12, whole % 12 + 1, 1)


def _fourth_thursday(day: dt.date, months: int) -> dt.date:
    first = _months_after(day, months)
    return first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21)


@dataclass
class Years:
    """What the acts of the two years share."""

    cast: Cast
    course: Course
    plan: list[Meeting] = field(default_factory=list)

    @property
    def clerk(self) -> Reader:
        """The clerk, as of the moment that is being told."""
        return self.cast.reader("clerk")

    @property
    def next(self) -> Meeting:
        """The meeting to come."""
        return self.plan[len(told().past)]

    def following(self, number: int) -> int:
        """The next meeting after one that is not cancelled."""
        past = told().past
        return next(n for n in range(number + 1, len(self.plan)) if n >= len(past) or not past[n].cancelled)


def hold(cast: Cast, today: dt.date, tell: Tell) -> Years:
    """Hold every past meeting and draft the agenda of the next."""
    days, years = meeting_days(today, len(told().past)), Years(cast, Course())
    years.course.plan(days[0], lambda: _begin(years, days), days=-60)
    for number, told_meeting in enumerate(told().past):
        _plan_meeting(years, days[number], number, told_meeting, tell)
    years.course.run(clock.now())
    _draft_next(years, years.next, told().coming)
    return years


def _begin(years: Years, days: list[dt.date]) -> None:
    practice = _practice(years.cast)
    years.plan += [meetings.create(practice, date=day, by=years.clerk, start_time=TEN) for day in days]
    _forward(years.cast, practice, days)


def _plan_meeting(years: Years, day: dt.date, number: int, said: ToldMeeting, tell: Tell) -> None:
    plan = years.course.plan
    if said.cancelled:
        plan(day, lambda: _cancel(years, number, said.cancelled), days=-1)
        return
    made: list[tuple[ToldItem, Item]] = []
    plan(day, lambda: _draft(years, number, said, made), days=-12)
    plan(day, lambda: _publish(years, number), days=-8)
    plan(day, lambda: tell(f"Meeting of {day:%-d %B %Y} ..."), hour=10)
    plan(day, lambda: _minute(years, number, made), hour=10)
    plan(day, lambda: _circulate(years, number), days=7)


def _cancel(years: Years, number: int, reason: str) -> None:
    meetings.cancel(years.plan[number], reason=reason, by=years.clerk)


def _draft(years: Years, number: int, said: ToldMeeting, made: list[tuple[ToldItem, Item]]) -> None:
    meeting = years.plan[number]
    agendas.draft(meeting, by=years.clerk)
    offered = {offer.title: offer.source for offer in offers(years.clerk, meeting.pk)}
    for item in said.items:
        source = offered.get(item.title)
        taken = carrying.accept(meeting, source=source, by=years.clerk) if source else None
        made.append((item, taken or _item(years.cast, meeting, item)))
    _clear_all(years.cast, meeting)


def _publish(years: Years, number: int) -> None:
    years.plan[number].refresh_from_db()
    agendas.publish(years.plan[number], by=years.clerk)


def _practice(cast: Cast) -> Practice:
    return practices.set_up(
        cast.body,
        by=cast.reader("clerk"),
        numbering="year series",
        prefix="STP",
        year_begins_in=5,
        quorum=5,
        quorum_agencies=3,
        dispatch_days=5,
        papers_days=10,
        template=TEMPLATE,
        markings=[
            {"label": "OFFICIAL-SENSITIVE", "basis": "", "scheme": "government security classification"},
            {"label": "Restricted", "basis": "Freedom of Information Act 2000, section 31", "scheme": "exemption"},
            {"label": "Restricted", "basis": "Freedom of Information Act 2000, section 22", "scheme": "exemption"},
        ],
        venue="Council Chamber, Tallow",
        usual_start=TEN,
    )


def _forward(cast: Cast, practice: Practice, days: list[dt.date]) -> None:
    held = len(told().past)
    for said in told().forward:
        later = said.get("in_meetings")
        forward.enter(
            practice,
            title=said["title"],
            agency=cast.agencies[said["agency"]],
            due_on=days[held + later] if later else None,
            due_text=said.get("due_text", ""),
            by=cast.reader("clerk"),
        )


def _item(cast: Cast, meeting: Meeting, said: ToldItem) -> Item:
    audience = _audience(cast, said.restricted)
    return items.add(
        meeting,
        title=said.title,
        by=cast.reader("clerk"),
        audience=audience,
        face=STUB,
        agency=cast.agencies[said.agency],
        public_title=said.title if audience else "",
        public_reason=said.public,
        purpose=said.purpose,
        recommendation=said.recommendation,
    )


def _audience(cast: Cast, keys: tuple[str, ...]) -> Audience | None:
    return audiences.agencies([cast.agencies[key].id for key in keys]) if keys else None


def _clear_all(cast: Cast, meeting: Meeting) -> None:
    for item in Item.objects.filter(meeting=meeting, state="draft"):
        clearance.clear_as_author(item, by=cast.reader("clerk"))
        item.refresh_from_db()
        clearance.clear_as_chair(item, by=cast.reader("chair"))


def _minute(years: Years, number: int, made: list[tuple[ToldItem, Item]]) -> None:
    meeting, clerk = years.plan[number], years.clerk
    _attend(years.cast, meeting, number)
    attendance.hold(meeting, start_time=TEN, end_time=dt.time(11, 40), by=clerk)
    business = {item.pk: said for said, item in made}
    for item in Item.objects.filter(meeting=meeting).order_by("position"):
        said = business.get(item.pk)
        words, decision = ("\n\n".join(said.minute), said.decision) if said else STANDING.get(item.kind, ("", ""))
        if words:
            minute.save(item, text=words, version=0, by=clerk)
        if decision:
            outcome.decide(item, operative_text=decision, by=clerk)
        if said:
            _follow(years, number, item, said)


def _attend(cast: Cast, meeting: Meeting, number: int) -> None:
    """Everyone but one or two, by turns: so that the attendance table has something to tell."""
    clerk = cast.reader("clerk")
    for seat, person in enumerate(cast.people.values()):
        said = next(p for p in told().people if p["name"] == person.name)
        if said["role"] in ("administrator", "governance"):
            continue
        away = (seat * 5 + number * 3) % 11 == 0 and said["role"] != "chair"
        part = "apologies" if away else "officers" if said["role"] == "clerk" else "present"
        attendance.record(meeting, person=person, part=part, role=said.get("seat", ""), by=clerk)


def _follow(years: Years, number: int, item: Item, said: ToldItem) -> None:
    if said.defer:
        words = "the next meeting" if said.defer == "next" else "a future meeting"
        outcome.defer(item, to_text=words, by=years.clerk, to_next=said.defer == "next")
    if said.restricted:
        came = f"AGREED that {said.decision}." if said.decision else "Deferred to the next meeting."
        outcome.show_outcome(item, outcome=came, reason=said.public, by=years.clerk)
    for promise in said.actions:
        _promise(years, number, item, promise)


def _promise(years: Years, number: int, item: Item, said: ToldAction) -> None:
    meeting = years.plan[number]
    action = outcome.raise_action(
        item,
        text=said.text,
        by=years.clerk,
        owner=years.cast.people.get(said.owner),
        agency=years.cast.agencies[said.agency],
        due_on=meeting.date + dt.timedelta(days=said.due) if isinstance(said.due, int) else None,
        due_at=years.plan[years.following(number)].thing if said.due == "next" else None,
        due_as_printed={"next": "the next meeting", "future": "a future meeting"}.get(str(said.due), ""),
        kind=said.kind,
    )
    if said.done is not None:
        years.course.plan(meeting.date, lambda: _close(years, action), days=said.done)


def _close(years: Years, action: Action) -> None:
    action.refresh_from_db()
    actions.close(action, evidence="Reported to the partnership.", by=years.clerk)


def _circulate(years: Years, number: int) -> None:
    """Circulated a week later; approved at the next meeting that is held, then released by two people."""
    minutes = Minutes.objects.get(meeting=years.plan[number])
    documents.circulate(minutes, by=years.clerk)
    later = years.plan[years.following(number)]
    years.course.plan(later.date, lambda: documents.approve(_again(minutes), at=later, by=years.clerk), hour=11)
    years.course.plan(later.date, lambda: _release(years, minutes), days=2)


def _again(minutes: Minutes) -> Minutes:
    minutes.refresh_from_db()
    return minutes


def _release(years: Years, minutes: Minutes) -> None:
    release = documents.release(_again(minutes), by=years.clerk)
    releases.approve(release, sha256=release.sha256, by=years.cast.reader("chair"))


def _draft_next(years: Years, meeting: Meeting, told_meeting: ToldMeeting) -> None:
    """The next meeting's agenda, and what is owed for it."""
    clerk = years.clerk
    agendas.draft(meeting, by=clerk)
    for said in told_meeting.items:
        _item(years.cast, meeting, said)
    for owed in told().returns:
        due = clock.today() + dt.timedelta(days=owed["due_in"])
        agency = years.cast.agencies[owed["agency"]]
        asked = returns.ask(meeting, what=owed["what"], agency=agency, due_on=due, by=clerk)
        if owed.get("came"):
            returns.answer(asked, words="The figures are in the report.", by=clerk)


def publish_next(years: Years) -> Meeting:
    """The next meeting's agenda goes out, cleared by its authors and the chair."""
    meeting = years.next
    _clear_all(years.cast, meeting)
    meeting.refresh_from_db()
    agendas.publish(meeting, by=years.clerk)
    return meeting
