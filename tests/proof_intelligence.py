"""Reports for ACCESS.md's table, one sent and one half written: for who wrote them, who works on them, nobody else."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

import told_intelligence
from commonweal.portal.access.models import Thing
from commonweal.portal.intelligence.models import Report
from portal_world import World

WORD = "cxintelligencepartnersxc"


@dataclass(frozen=True)
class Told:
    """What the fire brigade's officer told the police, and began to."""

    sent: Report
    draft: Report


def make(world: World) -> Told:
    """Written by the portal's own verbs."""
    told_intelligence.desk(world)
    told_intelligence.unit(world)
    sent = told_intelligence.sent(world, text=WORD)
    return Told(sent, told_intelligence.begun(world, text=WORD))


def places(told: Told) -> dict[str, str]:
    """Where what was sent is met."""
    return {
        "page": reverse("intelligence:report", args=[told.sent.pk]),
        "source": reverse("intelligence:told-by", args=[told.sent.pk]),
        "more": reverse("intelligence:add", args=[told.sent.pk]),
    }


def write(table: Any, client: Any) -> bool:
    """Change another's draft."""
    client.post(reverse("intelligence:page", args=[table.told.draft.pk, "when"]), {"which": "today"})
    return "when" in Report.objects.get(pk=table.told.draft.pk).answers


def write_own(table: Any, client: Any) -> bool:
    """Begin one of one's own."""
    before = Report.objects.count()
    client.post(reverse("intelligence:begin"), {"text": "Of my own"})
    return Report.objects.count() == before + 1


def grant(table: Any, client: Any) -> bool:
    """Set who what was sent is for."""
    council = table.world.agencies["Council"].pk
    said = {"who-kind": "agencies", "who-agencies": [council], "who-face": "hidden"}
    client.post(reverse("access:audience", args=[table.told.sent.pk]), {**said, "looked": f"agencies|{council}|hidden"})
    return Thing.objects.get(pk=table.told.sent.pk).audience.key == f"agencies:{council}"
