"""Records of people, a link of two and a place for the table's proof: of two agencies, and one of the police's own."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from commonweal.portal.access.models import Thing
from commonweal.portal.people.models import Link, Place, Record
from commonweal.portal.people.verbs import besides, links
from known_people import ADA, entered, sent
from portal_world import World

BOTH, OWN = "cxrecordbothxc", "cxrecordownxc"
STREET = {"kind": "home", "lines": "14 cxplacebothxc", "postcode": "QX1 1AB"}
SAID = "cxsaidbyformxc"


@dataclass
class Known:
    """`link` ties two records that both agencies read; `half` one of them and one that the police alone reads."""

    world: World
    record: Record
    own: Record
    link: Link
    half: Link
    place: Place


def make(world: World) -> Known:
    """Entered by the police's officer and the fire brigade's."""
    by, police = world.reader("officer"), world.agencies["Police"]
    record = entered(world, given=BOTH, addresses=[STREET], shared=True)
    theirs = entered(world, "fire", given=BOTH, addresses=[STREET], shared=True)
    own = entered(world, given=OWN, addresses=[STREET])
    place = besides.enter_place(agency=police, by=by, of=record, lines=STREET["lines"], postcode=STREET["postcode"])
    tied, half = (links.tie(record, other, by=world.reader("officer")) for other in (theirs, own))
    return Known(world, record, own, tied, half, place)


def pages(known: Known) -> dict[str, str]:
    """Where what both agencies read is met."""
    return {
        "record": reverse("people:person", args=[known.record.pk]),
        "link": reverse("people:link", args=[known.link.pk]),
        "place": reverse("people:place", args=[known.place.pk]),
        "address": reverse("people:address", args=[known.record.pk, 0]),
    }


def own_pages(known: Known) -> dict[str, str]:
    """Where what the police alone reads is met: a link shows where both its ends may be read."""
    return {
        "record": reverse("people:person", args=[known.own.pk]),
        "link": reverse("people:link", args=[known.half.pk]),
        "address": reverse("people:address", args=[known.own.pk, 0]),
    }


def lists(client: Client) -> dict[str, Any]:
    """The answers of each list, and of the search that is sent."""
    return {
        "mine": client.get(reverse("people:mine")),
        "suggested": client.get(reverse("people:suggested")),
        "search": client.post(reverse("people:index"), {"postcode": STREET["postcode"]}),
    }


def enter(_: Known, client: Any) -> bool:
    """A record more."""
    client.post(reverse("people:enter"), {**sent(ADA), "family": SAID})
    return any(row.said.get("family") == SAID for row in Record.objects.all())


def correct(known: Known, client: Any) -> bool:
    """What the police wrote is put right."""
    client.post(reverse("people:correct", args=[known.record.pk]), {**sent(ADA), "given": SAID, "why": "Her passport"})
    return Record.objects.get(pk=known.record.pk).said.get("given") == SAID


def refuse(link: Link, client: Any) -> bool:
    """Two people."""
    client.post(reverse("people:refuse", args=[link.pk]), {"why": SAID})
    return Link.objects.filter(pk=link.pk, state="refused").exists()


def take_out(known: Known, client: Any) -> bool:
    """The place is not so."""
    client.post(reverse("people:take-out", args=[known.place.pk]), {"why": SAID})
    return Place.objects.filter(pk=known.place.pk, ended_at__isnull=False).exists()


def grant(thing: Thing, client: Any, to: Any) -> bool:
    """An audience is set by hand."""
    said = {"who-kind": "agencies", "who-agencies": [to], "who-face": "hidden"}
    client.post(reverse("access:audience", args=[thing.pk]), said | {"looked": f"agencies|{to}|hidden"})
    return Thing.objects.exclude(audience=thing.audience_id).filter(pk=thing.pk).exists()
