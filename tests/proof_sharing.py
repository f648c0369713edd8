"""Things of sharing for the table's proof: a share, its entry, an agreement, an assessment; and a form for each act."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from commonweal.portal.access.models import Thing
from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures.models import Agreement, Assessment, Disclosure, Entry
from commonweal.portal.disclosures.verbs import assessments, disclosures
from portal_sharing import GROUNDS, agreed, share_of
from portal_world import World

SAID = "cxsaidbyformxc"
ROWS = ("disclosure", "disclosure register", "agreement")
Places = dict[tuple[str, str], dict[str, str]]


@dataclass
class Shared:
    """What the police shared with the council, and what governance keeps."""

    world: World
    disclosure: Disclosure
    entry: Entry
    agreement: Agreement
    assessment: Assessment


def make(world: World) -> Shared:
    """Of an emergency: it waits for a review, and to be completed. The assessment was written by somebody else."""
    sings = "cxdisclosurepartnersxc cxdisclosure registerpartnersxc"
    share = share_of(world, outside=sings, emergency=True)
    disclosure = disclosures.record(share, replace(GROUNDS, necessity=""), by=world.reader("officer"))
    by = world.reader("governance")
    assessment = assessments.enter(title="Cases", review_due=today() + dt.timedelta(days=300), by=by)
    assessments.add_risk(
        assessment, words="A mistaken link", likelihood="possible", severity="severe", measures="Undo", left="low",
        by=by,
    )  # fmt: skip
    Thing.objects.filter(pk=assessment.pk).update(made_by=world.accounts["clerk"].pk)
    agreement = agreed(world, title="cxagreementpartnersxc")
    return Shared(world, disclosure, Entry.objects.get(), agreement, assessment)


def places(shared: Shared) -> Places:
    """Where each is met."""
    return {
        ("disclosure", "partners"): {
            "list": reverse("disclosures:shares"),
            "page": reverse("disclosures:disclosure", args=[shared.disclosure.pk]),
        },
        ("disclosure register", "partners"): {
            "list": reverse("disclosures:governance"),
            "page": reverse("disclosures:review", args=[shared.entry.pk]),
            "export": reverse("disclosures:export"),
        },
        ("agreement", "partners"): {
            "list": reverse("disclosures:agreements"),
            "page": reverse("disclosures:agreement", args=[shared.agreement.pk]),
        },
    }


def record(table: Any, client: Any) -> bool:
    """A share of the police with the fire brigade."""
    agencies = table.world.agencies
    said = {
        "from_agency": agencies["Police"].pk, "agencies": [agencies["Fire brigade"].pk], "on": today().isoformat(),
        "outside": SAID,
    }  # fmt: skip
    client.post(f"{reverse('disclosures:record')}?decision=emergency", said)
    return any(row.outside == SAID for row in Disclosure.objects.all())


def grant(table: Any, client: Any) -> bool:
    """The share is for the fire brigade, too."""
    fire = table.world.agencies["Fire brigade"].pk
    said = {"who-kind": "agencies", "who-agencies": [fire], "who-face": "hidden", "looked": f"agencies|{fire}|hidden"}
    client.post(reverse("access:audience", args=[table.shared.disclosure.pk]), said)
    return Thing.objects.filter(pk=table.shared.disclosure.pk, audience__agencies=fire).exists()


def review(table: Any, client: Any) -> bool:
    """The review of what waits for one."""
    address = reverse("disclosures:review", args=[table.shared.entry.pk])
    client.post(address, {"justified": "yes", "words": SAID})
    return Entry.objects.filter(pk=table.shared.entry.pk, reviewed_at__isnull=False).exists()


def end_agreement(table: Any, client: Any) -> bool:
    """An agreement ends."""
    address = reverse("disclosures:end-agreement", args=[table.shared.agreement.pk])
    client.post(address, {"on": today().isoformat(), "why": SAID})
    return Agreement.objects.filter(ended_why=SAID).exists()


def sign_off(table: Any, client: Any) -> bool:
    """An assessment that somebody else wrote is signed off."""
    client.post(reverse("disclosures:sign-off", args=[table.shared.assessment.pk]), {"words": SAID})
    return Assessment.objects.filter(signed_words=SAID).exists()
