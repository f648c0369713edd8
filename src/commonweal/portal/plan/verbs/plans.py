"""A plan is made, changed, begun and ended; its priorities are put in it and dropped."""

import datetime as dt
from collections.abc import Sequence

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.models import Audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.audit.recording import recorded
from commonweal.portal.partnership.models import Agency, Body
from commonweal.portal.plan import rules
from commonweal.portal.plan.models import Plan, Priority

SAID = ("name", "about", "since", "until")
SAID_OF_PRIORITY = ("name", "about", "lead")


@recorded
def make(
    name: str, *, since: dt.date, until: dt.date, by: Reader, about: str = "", body: Body | None = None,
    audience: Audience | None = None, marking: str = "", basis: str = "",
    priorities: Sequence[tuple[str, Agency]] = (),
) -> Plan:  # fmt: skip
    """A new plan, with the priorities that it begins with. For partners, unless said otherwise."""
    rules.check_reader_can_begin(by, body=body.pk if body else None)
    _check_sound(name, since, until)
    plan = things.make(
        Plan, home=None, audience=audience or audiences.partners(), by=by, marking=marking, basis=basis, body=body,
        name=name.strip(), about=about.strip(), since=since, until=until,
    )  # fmt: skip
    for called, lead in priorities:
        add_priority(plan, name=called, lead=lead, by=by)
    return plan


@recorded
def change(
    plan: Plan, *, name: str, since: dt.date, until: dt.date, by: Reader, about: str = "", seen: str = ""
) -> Plan:
    """Say anew what it is and when."""
    plan = held(plan)
    rules.check_reader_can_keep(by, plan)
    check_unchanged(plan, SAID, seen)
    _check_sound(name, since, until)
    return changed(plan, "change plan", by, name=name.strip(), about=about.strip(), since=since, until=until)


@recorded
def move(plan: Plan, *, state: str, by: Reader) -> Plan:
    """It begins, ends, or goes on after all."""
    plan = held(plan)
    rules.check_reader_can_move(by, plan, state)
    return changed(plan, f"plan {state}", by, state=state)


@recorded
def add_priority(plan: Plan, *, name: str, lead: Agency, by: Reader, about: str = "") -> Priority:
    """One more priority, after the others."""
    plan = held(plan)
    rules.check_reader_can_keep(by, plan)
    check_said(name, "what the priority is called")
    last = Priority.objects.filter(plan=plan).order_by("-position").values_list("position", flat=True).first()
    return things.make(
        Priority, home=plan.thing, audience=audiences.public(), by=by, plan=plan, position=(last or 0) + 1,
        name=name.strip(), about=about.strip(), lead=lead,
    )  # fmt: skip


@recorded
def change_priority(
    priority: Priority, *, name: str, lead: Agency, by: Reader, about: str = "", seen: str = ""
) -> Priority:
    """Say anew what it is. Its lead hands it to no other agency: that is for whoever keeps the plan."""
    priority = held(priority, "plan__thing__lock")
    rules.check_reader_can_lead(by, priority)
    if lead.pk != priority.lead_id:
        rules.check_reader_can_keep(by, priority.plan)
    check_unchanged(priority, SAID_OF_PRIORITY, seen)
    check_said(name, "what the priority is called")
    return changed(priority, "change priority", by, name=name.strip(), about=about.strip(), lead=lead)


@recorded
def drop_priority(priority: Priority, *, reason: str, by: Reader) -> Priority:
    """It counts no more; it stays with its reason."""
    priority = held(priority, "plan__thing__lock")
    rules.check_reader_can_keep(by, priority.plan)
    rules.check_reader_can_lead(by, priority)
    check_said(reason, "why it is dropped")
    return changed(priority, "drop priority", by, dropped=reason.strip())


def _check_sound(name: str, since: dt.date, until: dt.date) -> None:
    check_said(name, "what the plan is called")
    rules.check_in_order(since, until)
