"""A surgery or event is entered for its days, changed, cancelled; and what came of it is kept beside it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.models import Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import new_id
from commonweal.portal.audit.recording import recorded
from commonweal.portal.engagement import rules
from commonweal.portal.engagement.models import CANCELLED, HELD, KINDS, Event, Outcome, Theme
from commonweal.portal.partnership.models import Agency, Body
from commonweal.portal.tasks.models import Action
from commonweal.portal.tasks.verbs import actions

WHAT = ("kind", "title", "about", "place", "ward_code", "ward", "on", "starts", "ends", "agency", "agencies")
CAME = ("attendance", "themes", "notes")
RELATED = ("agency", "body")
MOST_DAYS = 60
MOST_PEOPLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Said:
    """What an event is, but for its days."""

    kind: str
    title: str
    place: str
    agency: Agency
    about: str = ""
    ward_code: str = ""
    ward: str = ""
    starts: dt.time | None = None
    ends: dt.time | None = None
    agencies: Sequence[Agency] = ()

    def fields(self) -> dict[str, Any]:
        """As the row keeps it."""
        return {
            "kind": self.kind, "title": self.title.strip(), "about": self.about.strip(), "place": self.place.strip(),
            "ward_code": self.ward_code, "ward": self.ward, "starts": self.starts, "ends": self.ends,
            "agency": self.agency,
            "agencies": sorted(str(one.pk) for one in self.agencies if one.pk != self.agency.pk),
        }  # fmt: skip


@recorded
def enter(
    said: Said, *, days: Sequence[dt.date], by: Reader, body: Body | None = None, audience: Audience | None = None
) -> list[Event]:
    """One event a day; those of several days are a series. `audience` None: everyone."""
    rules.check_reader_can_hold(by, body=body.pk if body else None, agency=said.agency.pk)
    _check_sound(said)
    if not days or len(days) > MOST_DAYS:
        raise SomethingMissing("It has no day, or too many.", f"Give one day, or {MOST_DAYS} at most.")
    series = new_id() if len(days) > 1 else None
    return [
        things.make(
            Event, home=None, audience=audience or audiences.public(), by=by, body=body, on=day, series=series,
            **said.fields(),
        )
        for day in sorted(set(days))
    ]  # fmt: skip


@recorded
def change(event: Event, said: Said, *, on: dt.date, by: Reader, seen: str = "") -> Event:
    """Change what it is, or its day."""
    event = held(event, *RELATED)
    rules.check_reader_can_change(by, event)
    rules.check_not_cancelled(event)
    check_unchanged(event, WHAT, seen)
    if said.agency.pk != event.agency_id:
        rules.check_reader_can_hold(by, body=event.body_id, agency=said.agency.pk)
    _check_sound(said)
    return changed(event, "change event", by, on=on, **said.fields())


@recorded
def cancel(event: Event, *, reason: str, by: Reader, later_too: bool = False) -> list[Event]:
    """Cancel it, and say why to whoever reads it; `later_too`: with all later ones of its series."""
    event = held(event, *RELATED)
    rules.check_reader_can_change(by, event)
    rules.check_not_cancelled(event)
    check_said(reason, "why it is cancelled")
    found = [event]
    if later_too and event.series:
        later = Event.objects.filter(series=event.series, on__gt=event.on, state="planned").order_by("on", "pk")
        found += [row for row in (held(one, *RELATED) for one in later) if rules.reader_can_change(by, row)]
    return [changed(row, "cancel event", by, state=CANCELLED, reason=reason.strip()) for row in found]


@recorded
def say_what_came(
    event: Event, *, by: Reader, attendance: int | None, themes: Mapping[UUID, int], notes: str = "", seen: str = ""
) -> Outcome:
    """Keep how many came, what they raised and notes, for partners at most. The event was held."""
    event = held(event, *RELATED)
    rules.check_reader_can_say_what_came(by, event)
    known = Outcome.objects.select_for_update(of=("self",)).filter(event=event).first()
    check_unchanged(known, CAME, seen)
    fields: dict[str, Any] = {"attendance": attendance, "themes": _counted(themes), "notes": notes.strip()}
    if attendance is not None and not 0 <= attendance <= MOST_PEOPLE:
        raise SomethingMissing("How many came cannot be read.", "Leave it empty where nobody counted.")
    if known is None:
        known = things.make(Outcome, home=event.thing, audience=audiences.partners(), by=by, event=event, **fields)
    else:
        changed(known, "correct what came", by, **fields)
    if event.state != HELD:
        changed(event, "event held", by, state=HELD)
    return known


@recorded
def follow_up(outcome: Outcome, *, text: str, agency: Agency, by: Reader, due_on: dt.date | None = None) -> Action:
    """An action that follows, for those who may read what came of it."""
    outcome = Outcome.objects.select_related("thing__lock", "event__thing", "event__body").get(pk=outcome.pk)
    rules.check_reader_can_change(by, outcome.event)
    return actions.raise_action(
        text, home=outcome.thing, by=by, body=outcome.event.body, agency=agency, due_on=due_on, kind="work"
    )


def _counted(themes: Mapping[UUID, int]) -> dict[str, int]:
    known = set(Theme.objects.filter(pk__in=list(themes)).values_list("pk", flat=True))
    if set(themes) - known or any(not 0 <= number <= MOST_PEOPLE for number in themes.values()):
        raise SomethingMissing("A theme's number cannot be read.", "Leave those empty that nobody raised.")
    return {str(theme): number for theme, number in sorted(themes.items(), key=lambda one: str(one[0])) if number}


def _check_sound(said: Said) -> None:
    check_said(said.title, "what it is called")
    check_said(said.place, "where it is")
    if said.kind not in KINDS:
        raise SomethingMissing("The kind is missing.", "Choose one of the list.")
    if said.starts and said.ends and said.ends <= said.starts:
        raise SomethingMissing("It ends before it begins.", "Look at both times again.")
