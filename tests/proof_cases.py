"""Cases for the table's proof: one that the fire brigade leads and the police's officer sits in; a broken glass."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from commonweal.portal.access.models import Seat
from commonweal.portal.cases.models import Case, Entry, Glass
from commonweal.portal.cases.verbs import glass
from commonweal.portal.cases.verbs.glass import Sought
from portal_world import World
from worked_cases import opened, seated

SAID = "cxsaidbyformxc"
CASE, GLASS = "case, person", "broken glass"
WHY = "cxbroken glasspartnersxc: a child is in danger."


@dataclass
class Worked:
    """A case, and a try in vain of the fire brigade's officer."""

    world: World
    case: Case
    tried: Glass


def make(world: World) -> Worked:
    """The lead is of no column of the table: what its lead alone may do is asked apart."""
    case = opened(world, "cxcasepartnersxc", by="fire")
    seated(world, case, "officer", by="fire")
    agency = world.agencies["Fire brigade"]
    glass.break_glass(Sought(reference="K7R-4QFX"), reason=WHY, agency=agency, by=world.reader("fire"))
    return Worked(world, case, Glass.objects.get())


def places(worked: Worked) -> dict[tuple[str, str], dict[str, str]]:
    """Where each is met."""
    return {
        (CASE, "partners"): {
            "list": reverse("cases:index"),
            "page": reverse("cases:case", args=[worked.case.pk]),
        },
        (GLASS, "partners"): {
            "list": reverse("cases:broken"),
            "page": reverse("cases:review-glass", args=[worked.tried.pk]),
        },
    }


def write(table: Any, client: Any) -> bool:
    """Something happened."""
    said = {"text": SAID, "kind": "note", "on": "2026-03-01", "who": "all"}
    client.post(reverse("cases:enter", args=[table.worked.case.pk]), said)
    return any(row.text == SAID for row in Entry.objects.all())


def grant(table: Any, client: Any) -> bool:
    """Somebody more is to read it: whoever leads the police."""
    lead, police = table.world.people["lead"], table.world.agencies["Police"]
    said = {"seat": f"{lead.pk}:{police.pk}", "need": SAID}
    client.post(reverse("cases:add-member", args=[table.worked.case.pk]), said)
    return Seat.objects.filter(audience=table.worked.case.group, person=lead, until=None).exists()


def by_hand(table: Any, client: Any) -> bool:
    """An audience is set by hand, past its members."""
    council = table.world.agencies["Council"].pk
    said = {"who-kind": "agencies", "who-agencies": [council], "who-face": "hidden"}
    client.post(
        reverse("access:audience", args=[table.worked.case.pk]), said | {"looked": f"agencies|{council}|hidden"}
    )
    return Case.objects.exclude(thing__audience=table.worked.case.group).filter(pk=table.worked.case.pk).exists()


def review(table: Any, client: Any) -> bool:
    """The glass was broken rightly, or not."""
    said = {"verdict": "justified", "words": SAID}
    client.post(reverse("cases:review-glass", args=[table.worked.tried.pk]), said)
    return Glass.objects.filter(pk=table.worked.tried.pk, verdict="justified").exists()
