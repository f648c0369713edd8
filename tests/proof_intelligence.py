"""Reports for ACCESS.md's table, one sent and one half written: for who wrote them, who works on them, nobody else."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

import told_intelligence
from commonweal.portal.access.models import Thing
from commonweal.portal.intelligence.models import OUT, Report, Sanitised
from commonweal.portal.intelligence.verbs import sanitised
from commonweal.portal.intelligence.verbs.sanitised import Draft
from graded_reports import GROUNDS, OPEN, grade, items
from portal_world import World

WORD = "cxintelligencepartnersxc"


@dataclass(frozen=True)
class Told:
    """What the fire brigade's officer told the police, and began to; a text of it, which waits for a second person."""

    sent: Report
    draft: Report
    text: Sanitised


def make(world: World) -> Told:
    """Written by the portal's own verbs."""
    told_intelligence.desk(world)
    for name in ("unit", "author"):
        told_intelligence.unit(world, name)
    sent = told_intelligence.sent(world, text=WORD)
    return Told(sent, told_intelligence.begun(world, text=WORD), _proposed(world, sent))


def _proposed(world: World, sent: Report) -> Sanitised:
    """For the council's officers; in other words than the report's."""
    grade(world, sent, OPEN, by="author")
    said = Draft("Vans stand there at night.", items(sent), agencies=[world.agencies["Council"].pk], grounds=GROUNDS)
    by = world.reader("author")
    return sanitised.propose(sanitised.write(sent, said, by=by), by=by, why_it_stands="Seen")


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


def approve(table: Any, client: Any) -> bool:
    """Let out what another of the unit wrote."""
    text = table.told.text
    client.post(reverse("intelligence:approve-text", args=[text.pk]), {"sha256": text.sha256})
    return Sanitised.objects.filter(pk=text.pk, state=OUT).exists()
