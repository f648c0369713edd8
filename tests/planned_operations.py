"""Operations of the made-up partnership, planned and run, for tests of their room."""

import datetime as dt
from typing import Any

from commonweal.portal.access.models import Audience
from commonweal.portal.audit.recording import recording
from commonweal.portal.operations.models import Activity, ActivityKind, Operation, Scheme
from commonweal.portal.operations.queries import pages
from commonweal.portal.operations.queries.pages import OperationPage
from commonweal.portal.operations.verbs import activities, operations, schemes
from commonweal.portal.operations.verbs.activities import Done
from commonweal.portal.operations.verbs.operations import Marked, Plan
from portal_world import World

SINCE, UNTIL = dt.date(2023, 9, 1), dt.date(2024, 2, 29)
CANDLEWICK = {"code": "E05990102", "name": "Candlewick"}
FENNICK = {"code": "E05990112", "name": "Fennick"}


def plan(world: World, name: str = "Operation Lantern", *, lead: str = "Police", **said: Any) -> Plan:
    """What an operation in one ward is."""
    fields = {"since": SINCE, "until": UNTIL, "wards": [CANDLEWICK], **said}
    return Plan(name=name, lead=world.agencies[lead], place="E06990004", place_name="Tallow", **fields)


def planned(
    world: World, name: str = "Operation Lantern", *, by: str = "officer", lead: str = "Police", running: bool = True,
    audience: Audience | None = None, **said: Any,
) -> Operation:  # fmt: skip
    """An operation that its lead agency planned and, unless said otherwise, began."""
    reader = world.reader(by)
    made = operations.plan(
        plan(world, name, lead=lead, **said), by=reader, body=world.body, marked=Marked(audience=audience)
    )
    return operations.move(made, state="running", by=world.reader(by)) if running else made


def done(world: World, *, kind: str = "Patrol", agency: str = "Police", **said: Any) -> Done:
    """A patrol."""
    fields = {"first": dt.date(2023, 9, 5), "place": "Castle Street", "wards": [CANDLEWICK], **said}
    return Done(kind=ActivityKind.objects.get(name=kind), agency=world.agencies[agency], **fields)


def entered(world: World, operation: Operation, *, by: str = "officer", **said: Any) -> Activity:
    """Something that the operation's lead did, unless said otherwise."""
    agency = said.pop("agency", operation.lead.name)
    return activities.enter(operation, done(world, agency=agency, **said), by=world.reader(by))


def scheme(world: World, name: str = "Street pastors", *, by: str = "officer", **said: Any) -> Scheme:
    """A volunteer scheme that the police support, open to all as stated."""
    stated = {"open_to_all": True, "open_since": SINCE, "open_evidence": "Clause 3 of its constitution."}
    return schemes.begin(
        name, agency=world.agencies["Police"], by=world.reader(by), body=world.body, **{**stated, **said}
    )


def page_of(world: World, who: str | None, operation: Operation) -> OperationPage:
    """An operation's page as someone sees it, its reading entered in the audit."""
    with recording():
        return pages.page(world.reader(who), operation.pk)
