"""Things of rights for the table's proof: a request, a proposal to let something go; and a form for each act."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from asked_rights import requested
from commonweal.portal.access.models import Thing
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recording
from commonweal.portal.rights.models import Disposal, Request
from portal_world import World

ROW, SAID = "rights request", "cxsaidbyformxc"


@dataclass
class Rights:
    """What somebody asks, and what the schedule proposes."""

    request: Request
    disposal: Disposal


def make(world: World) -> Rights:
    """Entered by governance; proposed by the system, about something that nobody opens."""
    request = requested(world, given="", family=f"cx{ROW}partnersxc", aliases=[])
    with recording():
        disposal = things.make(
            Disposal, home=None, audience=audiences.partners(), by=None, kind="people.record", of=request.pk,
            rule="record", since=today(), due_on=today(), proposed_on=today(),
        )  # fmt: skip
    return Rights(request, disposal)


def places(rights: Rights) -> dict[tuple[str, str], dict[str, str]]:
    """Where it is met."""
    page = reverse("rights:request", args=[rights.request.pk])
    return {(ROW, "partners"): {"list": reverse("rights:index"), "page": page}}


def write(table: Any, client: Any) -> bool:
    """Whose they are is settled."""
    said = {"how": SAID, "on": today().isoformat()}
    client.post(reverse("rights:settle", args=[table.rights.request.pk]), said)
    return any(SAID in row.identity_how for row in Request.objects.all())


def write_own(_: Any, client: Any) -> bool:
    """A request that reached the sender is entered."""
    said = {
        "kind": "access", "received_on": today().isoformat(), "received_how": "letter", "given": "Ada", "family": SAID,
        "contact": "14 Rope Street",
    }  # fmt: skip
    client.post(reverse("rights:enter"), said)
    return any(SAID in row.asker["family"] for row in Request.objects.all())


def approve(table: Any, client: Any) -> bool:
    """What another proposes is agreed to."""
    client.post(reverse("rights:agree", args=[table.rights.disposal.pk]))
    return Disposal.objects.filter(approver__isnull=False).exists()


def thing(table: Any) -> Thing:
    """What a wider audience would be asked for."""
    found: Thing = table.rights.request.thing
    return found
