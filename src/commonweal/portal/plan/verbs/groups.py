"""Groups are set up, joined, left, and ended with a word of what came of them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.models import Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.partnership.models import Agency, Body, Person
from commonweal.portal.plan import rules
from commonweal.portal.plan.models import Group, Seat
from commonweal.portal.plan.models.group import TASK_AND_FINISH
from commonweal.portal.plan.refusals import NotInState

SAID = ("kind", "name", "terms", "lead", "chair", "reports_to", "since", "ends_on")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a group is: its terms of reference, who leads and chairs it, whom it answers to, until when."""

    kind: str
    name: str
    terms: str
    lead: Agency
    since: dt.date
    ends_on: dt.date | None = None
    chair: Person | None = None
    reports_to: Body | None = None

    def fields(self) -> dict[str, Any]:
        """As the row keeps it."""
        return {
            "kind": self.kind, "name": self.name.strip(), "terms": self.terms.strip(), "lead": self.lead,
            "since": self.since, "ends_on": self.ends_on, "chair": self.chair, "reports_to": self.reports_to,
        }  # fmt: skip


@recorded
def set_up(
    said: Terms, *, by: Reader, body: Body | None = None, audience: Audience | None = None, marking: str = "",
    basis: str = "",
) -> Group:  # fmt: skip
    """A new group; its lead agency has the first seat."""
    rules.check_reader_can_set_up(by, body=body.pk if body else None, lead=said.lead.pk)
    _check_sound(said)
    group = things.make(
        Group, home=None, audience=audience or audiences.partners(), by=by, marking=marking, basis=basis, body=body,
        **said.fields(),
    )  # fmt: skip
    seat(group, agency=said.lead, person=said.chair, since=said.since, by=by)
    return group


@recorded
def change(group: Group, said: Terms, *, by: Reader, seen: str = "") -> Group:
    """Say anew what it is. It stays with an agency that its doer may lead for."""
    group = held(group)
    rules.check_reader_can_run(by, group)
    check_unchanged(group, SAID, seen)
    if said.lead.pk != group.lead_id:
        rules.check_reader_can_set_up(by, body=group.body_id, lead=said.lead.pk)
    _check_sound(said)
    return changed(group, "change group", by, **said.fields())


@recorded
def seat(
    group: Group, *, agency: Agency, by: Reader, person: Person | None = None, since: dt.date | None = None
) -> Seat:
    """An agency, or a person of it, takes part."""
    group = held(group)
    rules.check_reader_can_run(by, group)
    if Seat.objects.filter(group=group, agency=agency, person=person, until=None).exists():
        raise NotInState("They are in the group already.", "Look at its members.")
    return things.make(
        Seat, home=group.thing, audience=audiences.public(), by=by, group=group, agency=agency, person=person,
        since=since or today(),
    )  # fmt: skip


@recorded
def leave(row: Seat, *, by: Reader) -> Seat:
    """They take part no more, from today on."""
    row = held(row, "group__thing__lock")
    rules.check_reader_can_run(by, row.group)
    if row.until is not None:
        raise NotInState("They left already.", "Look at its members.")
    return changed(row, "leave group", by, until=today())


@recorded
def end(group: Group, *, outcome: str, by: Reader) -> Group:
    """It has ended, with a word of what came of it; it stays to be read."""
    group = held(group)
    rules.check_reader_can_run(by, group)
    check_said(outcome, "what came of it")
    return changed(group, "end group", by, ended_on=today(), outcome=outcome.strip())


def _check_sound(said: Terms) -> None:
    check_said(said.name, "what the group is called")
    check_said(said.terms, "what it is to do: its terms of reference")
    rules.check_in_order(said.since, said.ends_on)
    if said.kind == TASK_AND_FINISH and said.ends_on is None:
        raise SomethingMissing(
            "A task and finish group has an end.", "Say when it is to end, or set up a working group."
        )
