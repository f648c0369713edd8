"""Pages of the room: who is shown what, and that what was typed is kept."""

import pytest
from django.urls import reverse

from commonweal.portal.disclosures.models import Agreement, Assessment, DataSet, Disclosure, Entry
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.disclosures.verbs import disclosures
from portal_sharing import GROUNDS, share_of
from portal_world import World
from promises import ago

SAID = {
    "from_agency": "", "agencies": [], "on": "2026-03-02", "way": "spoken", "what": "Visits in Canary Street",
    "purpose": "To plan visits", "power": "cda-1998-s115", "basis": "part-3", "necessity": "Only the street",
    "no_agreement": "Being signed",
}  # fmt: skip


def said(world: World, **more: object) -> dict[str, object]:
    return {
        **SAID, "from_agency": str(world.agencies["Police"].pk), "agencies": [str(world.agencies["Council"].pk)], **more
    }  # fmt: skip


@pytest.mark.parametrize(
    ("username", "status"),
    [("officer", 200), ("governance", 302), ("analyst", 302), ("clerk", 302), ("administrator", 404), (None, 404)],
)
def test_the_rooms_first_page(world: World, username: str | None, status: int) -> None:
    assert world.client(username).get(reverse("disclosures:index")).status_code == status


def test_an_officer_records_a_share(world: World) -> None:
    browser = world.client("officer")
    address = reverse("disclosures:record")
    assert b"What was decided?" in browser.get(address).content
    assert browser.get(address + "?decision=shared").status_code == 200
    kept = browser.post(address + "?decision=shared", said(world), follow=True)
    assert b"Visits in Canary Street" in kept.content
    assert Disclosure.objects.get().law_enforcement


def test_a_share_without_agreement_or_reason_is_warned_of_and_nothing_typed_is_lost(world: World) -> None:
    browser = world.client("officer")
    shown = browser.post(reverse("disclosures:record") + "?decision=shared", said(world, no_agreement=""))
    assert b"No live agreement covers this share" in shown.content
    assert b"Visits in Canary Street" in shown.content
    assert not Disclosure.objects.exists()


def test_an_emergency_needs_only_to_whom(world: World) -> None:
    browser = world.client("officer")
    bare = {"from_agency": str(world.agencies["Police"].pk), "agencies": [str(world.agencies["Council"].pk)]}
    kept = browser.post(reverse("disclosures:record") + "?decision=emergency", {**bare, "on": "2026-03-02"})
    assert kept.status_code == 302, kept.content
    entry = Entry.objects.get()
    page = world.client("governance").get(reverse("disclosures:governance"))
    assert b"1 share waits, for your review" not in page.content
    assert b"1 share waits for your review" in page.content
    review = reverse("disclosures:review", args=[entry.pk])
    shown = world.client("governance").get(review).content
    assert b"Canary" not in shown
    assert b"General (UK GDPR" not in shown, "nobody said which part of the Act it was under"
    closed = world.client("governance").post(review, {"justified": "yes", "words": "A child was in danger"})
    assert closed.status_code == 302
    shown = browser.get(reverse("disclosures:disclosure", args=[Disclosure.objects.get().pk]))
    assert b"A child was in danger" in shown.content


def test_a_refusal_is_recorded(world: World) -> None:
    browser = world.client("officer")
    asked = {
        "from_agency": str(world.agencies["Police"].pk), "agencies": [str(world.agencies["Council"].pk)],
        "on": "2026-03-02", "reason": "Nothing says why it is needed",
    }  # fmt: skip
    kept = browser.post(reverse("disclosures:record") + "?decision=refused", asked, follow=True)
    assert b"Nothing says why it is needed" in kept.content


def test_the_matter_is_on_no_page_of_governance(world: World) -> None:
    made = disclosures.record(share_of(world), GROUNDS, by=world.reader("officer"))
    assert b"Canary" in world.client("officer").get(reverse("disclosures:disclosure", args=[made.pk])).content
    governance = world.client("governance")
    for address in (
        reverse("disclosures:governance"), reverse("disclosures:export"),
        reverse("disclosures:review", args=[Entry.objects.get().pk]),
        reverse("disclosures:disclosure", args=[made.pk]),
    ):  # fmt: skip
        shown = governance.get(address)
        assert shown.status_code == 200
        assert b"Canary" not in shown.content
    for username in ("fire", "analyst", "clerk", "administrator", None):
        browser = world.client(username)
        assert browser.get(reverse("disclosures:disclosure", args=[made.pk])).status_code == 404
        assert browser.get(reverse("disclosures:governance")).status_code == 404
        assert browser.get(reverse("disclosures:export")).status_code == 404


def test_a_quarter_of_no_calendar_is_this_one(world: World) -> None:
    governance, address = world.client("governance"), reverse("disclosures:governance")
    now = governance.get(address).context["page"].quarter
    for said in ("9999-12-31", "0001-01-01", "soon"):
        shown = governance.get(address, {"quarter": said})
        assert (shown.status_code, shown.context["page"].quarter) == (200, now), said


def test_governance_keeps_agreements(world: World) -> None:
    browser = world.client("governance")
    parties = [str(world.agencies[name].pk) for name in ("Police", "Council")]
    entered = {
        "title": "Tallow protocol", "agencies": parties, "purposes": "ASB", "covers": "Names", "since": "2026-01-01",
        "review_due": str(ago(-300)),
    }  # fmt: skip
    browser.post(reverse("disclosures:new-agreement"), entered)
    row = Agreement.objects.get()
    at = reverse("disclosures:agreement", args=[row.pk])
    assert b"Not signed by Council, Police." in browser.get(at).content
    for party in row.parties.all():
        sign = reverse("disclosures:sign", args=[row.pk, party.pk])
        browser.post(sign, {"signed_by": "A. Chief, director", "on": "2026-01-01"})
    assert b"Live since 1 January 2026." in world.client("officer").get(at).content
    people = {"people": [str(world.people["officer"].pk)]}
    browser.post(reverse("disclosures:matchers", args=[row.pk]), people)
    assert row.matchers.count() == 1
    for name in ("change-agreement", "matchers", "document", "end-agreement"):
        assert browser.get(reverse(f"disclosures:{name}", args=[row.pk])).status_code == 200
        assert world.client("officer").get(reverse(f"disclosures:{name}", args=[row.pk])).status_code == 404
    shown = world.client("officer").get(reverse("disclosures:record") + "?decision=shared")
    assert b"Tallow protocol" in shown.content
    browser.post(reverse("disclosures:end-agreement", args=[row.pk]), {"on": "2026-02-01", "why": "Replaced"})
    assert b"Ended on 1 February 2026." in browser.get(at).content
    assert browser.get(reverse("disclosures:change-agreement", args=[row.pk])).status_code == 404


def test_an_assessment_is_signed_off_by_somebody_else(world: World) -> None:
    browser = world.client("governance")
    browser.post(
        reverse("disclosures:new-assessment"), {"title": "Cases", "scope": "All", "review_due": str(ago(-300))}
    )
    row = Assessment.objects.get()
    risk = {"words": "A mistaken link", "likelihood": "possible", "severity": "severe", "measures": "", "left": ""}
    browser.post(reverse("disclosures:risk", args=[row.pk]), risk)
    mend = reverse("disclosures:mend-risk", args=[row.pk, row.risks.get().pk])
    browser.post(mend, {"measures": "Undo", "left": "low"})
    assert b"Undo" in browser.get(reverse("disclosures:assessment", args=[row.pk])).content
    assert browser.get(reverse("disclosures:sign-off", args=[row.pk])).status_code == 404


def test_data_sets_are_partners_once_they_are_out(world: World) -> None:
    assert not DataSet.objects.exists()
    for username, status in (("officer", 200), ("analyst", 200), ("administrator", 404), (None, 404)):
        assert world.client(username).get(reverse("disclosures:data-sets")).status_code == status
    assert world.client("analyst").get(reverse("disclosures:make-data-set")).status_code == 200
    assert world.client("officer").get(reverse("disclosures:make-data-set")).status_code == 404


def test_grounds_of_nothing_are_none() -> None:
    assert Grounds() == Grounds(purpose="")
