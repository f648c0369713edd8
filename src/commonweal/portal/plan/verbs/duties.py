"""Duties are entered, met with what shows it, and let go when the law asks for them no more."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.models import Audience, Thing
from commonweal.portal.access.opening import opens
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.partnership.models import Agency, Body
from commonweal.portal.plan import rules, seeds
from commonweal.portal.plan.models import Duty, Fulfilment
from commonweal.portal.plan.refusals import NotInState

SAID = ("name", "law", "about", "months", "owner", "due_on", "paper_key")


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed: by whom, by which law, how often, by when."""

    name: str
    owner: Agency
    law: str = ""
    about: str = ""
    months: int | None = None
    due_on: dt.date | None = None
    paper_key: str = ""  # what is published under it shows by itself that it was met: `plan.evidence`

    def fields(self) -> dict[str, Any]:
        """As the row keeps it."""
        return {
            "name": self.name.strip(), "owner": self.owner, "law": self.law.strip(), "about": self.about.strip(),
            "months": self.months, "due_on": self.due_on, "paper_key": self.paper_key,
        }  # fmt: skip


@recorded
def enter(said: Owed, *, by: Reader, body: Body | None = None, audience: Audience | None = None) -> Duty:
    """One more duty."""
    rules.check_reader_can_keep_duties(by, body=body.pk if body else None)
    check_said(said.name, "what the duty is called")
    return things.make(Duty, home=None, audience=audience or audiences.partners(), by=by, body=body, **said.fields())


@recorded
def offer_usual(*, owner: Agency, by: Reader, body: Body | None = None) -> list[Duty]:
    """The duties that every partnership has, where none of them is there yet; each due a year from now."""
    rules.check_reader_can_keep_duties(by, body=body.pk if body else None)
    known = set(Duty.objects.filter(body=body).values_list("name", flat=True))
    said = (Owed(owner=owner, due_on=_first_due(one.get("months")), **one) for one in seeds.duties())
    return [enter(one, by=by, body=body) for one in said if one.name not in known]


@recorded
def change(duty: Duty, said: Owed, *, by: Reader, seen: str = "") -> Duty:
    """Say anew what is owed."""
    duty = held(duty)
    rules.check_reader_can_keep_duties(by, body=duty.body_id)
    rules.check_reader_can_fulfil(by, duty)
    check_unchanged(duty, SAID, seen)
    check_said(said.name, "what the duty is called")
    return changed(duty, "change duty", by, **said.fields())


@recorded
def fulfil(
    duty: Duty, *, words: str, by: Reader, met_on: dt.date | None = None, shown_by: Thing | None = None,
    address: str = "", due_on: dt.date | None = None,
) -> Fulfilment:  # fmt: skip
    """It was met once more, with what shows it. `due_on`: when it is due next, where the rhythm does not say."""
    duty = held(duty)
    rules.check_reader_can_fulfil(by, duty)
    check_said(words, "what was done")
    day = met_on or today()
    if day > today():
        raise SomethingMissing("That day is still to come.", "Give the day on which it was met.")
    if shown_by is None and not address.strip():
        raise SomethingMissing("Nothing shows it.", "Choose a paper or an item of a meeting, or say where it lies.")
    if shown_by is not None and not opens(by, shown_by):
        raise SomethingMissing("What is to show it is not open to you.", "Choose something else.")
    if Fulfilment.objects.filter(duty=duty, met_on=day, words=words.strip()).exists():  # sent twice, it is met once
        raise NotInState("This was entered already.", "Say what else was done, where it was met once more.")
    made = things.make(
        Fulfilment, home=duty.thing, audience=audiences.public(), by=by, duty=duty, met_on=day, words=words.strip(),
        shown_by=shown_by, address=address.strip(), was_due_on=duty.due_on,
    )  # fmt: skip
    changed(duty, "fulfil duty", by, due_on=due_on or next_due(duty, day))
    return made


@recorded
def end(duty: Duty, *, reason: str, by: Reader) -> Duty:
    """It is owed no more."""
    duty = held(duty)
    rules.check_reader_can_keep_duties(by, body=duty.body_id)
    rules.check_reader_can_fulfil(by, duty)
    check_said(reason, "why it is owed no more")
    return changed(duty, "end duty", by, ended=reason.strip())


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day some months on, or the last of that month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    last = (dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))


def _first_due(months: int | None) -> dt.date | None:
    return months_after(today(), months) if months else None


def next_due(duty: Duty, met_on: dt.date) -> dt.date | None:
    """When it is due next: on from the day when it was due, so that being late once makes no later year later."""
    if duty.months is None:
        return None
    due = months_after(duty.due_on or met_on, duty.months)
    while due <= met_on:
        due = months_after(due, duty.months)
    return due
