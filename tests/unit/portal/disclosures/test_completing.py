"""What an emergency left out is added later: dated, by whom, for the same readers, and nothing before it changes."""

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.models import Entry as Audited
from commonweal.portal.disclosures import reminders
from commonweal.portal.disclosures.models import Addition, Disclosure, Entry, EntryAddition, Matter
from commonweal.portal.disclosures.refusals import NotInState, NotTheirDisclosure, WithoutAgreement
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.disclosures.verbs import completing, disclosures
from commonweal.portal.notices.models import Notice
from grouped_world import another_officer
from portal_sharing import GROUNDS, agreed, record_of, share_of
from portal_world import World

WORDS = "Where the child was last seen"
LEFT_OUT = ("what was shared", "the purpose", "the power", "the lawful basis", "why it was necessary", "the agreement")


@pytest.fixture
def bare(world: World) -> Disclosure:
    """Recorded with nothing but to whom."""
    return disclosures.record(share_of(world, what="", emergency=True), Grounds(), by=world.reader("officer"))


def page(world: World, who: str, row: Disclosure) -> str:
    return world.client(who).get(reverse("disclosures:disclosure", args=[row.pk])).content.decode()


def review(world: World, row: Disclosure) -> str:
    entry = Entry.objects.get(disclosure=row)
    return world.client("governance").get(reverse("disclosures:review", args=[entry.pk])).content.decode()


def test_what_is_missing_stands_on_its_page_and_on_the_review(world: World, bare: Disclosure) -> None:
    overview = world.client("governance").get(reverse("disclosures:governance")).content.decode()
    for words in LEFT_OUT:
        assert words in page(world, "officer", bare)
        assert words in review(world, bare)
    assert "not complete: 6 parts not said yet" in overview
    for who, asked in (("officer", True), ("governance", False)):
        listed = world.client(who).get(reverse("disclosures:shares")).content.decode()
        assert ("Add what there was no time to say" in listed) == asked
    assert "Complete it" in page(world, "officer", bare)
    assert "Complete it" not in page(world, "governance", bare), "of the council, which got it"


def test_it_is_completed_bit_by_bit_and_what_stood_before_stays(world: World, bare: Disclosure) -> None:
    address = reverse("disclosures:complete", args=[bare.pk])
    officer = world.client("officer")
    assert officer.post(address, {"purpose": "To find a child", "basis": "part-3"}).status_code == 302
    shown = page(world, "officer", bare)
    assert "To find a child" in shown and "Law enforcement (DPA 2018, Part 3)" in shown
    assert "by Officer Example" in shown and "the power" in shown.split("Still not said:")[1].split("</p>")[0]
    assert "To find a child" in review(world, bare)
    another_officer(world, "sergeant", "Police")
    form = world.client("sergeant").get(address).content.decode()
    assert "For what purpose?" not in form and "Under which power?" in form
    said = {
        "what": WORDS, "power": "cda-1998-s115", "necessity": "Only where, and when", "no_agreement": "No time for one",
    }  # fmt: skip
    assert officer.post(address, said).status_code == 302
    shown = page(world, "officer", bare)
    assert WORDS in shown and "Still not said" not in shown and "Complete it" not in shown
    assert "Still not said" not in review(world, bare)
    assert WORDS not in review(world, bare)
    assert officer.get(address).status_code == 404
    row, entry = Disclosure.objects.get(), Entry.objects.get()
    assert [one.purpose or one.power or one.lawful_basis or one.necessity for one in (row, entry)] == ["", ""]
    assert Audited.objects.filter(act="complete disclosure", thing=str(bare.pk)).count() == 2
    exported = world.client("governance").get(reverse("disclosures:export")).content.decode()
    assert "To find a child" in exported and "the purpose: Added on" in exported


def test_its_rows_are_for_the_same_readers(world: World, bare: Disclosure) -> None:
    completing.complete(bare, replace(GROUNDS, no_agreement="No time"), what=WORDS, by=world.reader("officer"))
    assert readable(world.reader("officer"), Addition).count() == 1
    assert readable(world.reader("clerk"), Addition).count() == 0
    assert readable(world.reader("governance"), EntryAddition).count() == 1
    assert readable(world.reader("governance"), Matter).count() == 0
    assert sorted(row.words for row in readable(world.reader("officer"), Matter)) == ["", WORDS]
    for other in ("fire", "clerk", "analyst", "chair", "administrator", "member", None):
        assert readable(world.reader(other), EntryAddition).count() == 0
        assert readable(world.reader(other), Addition).count() == 0
    assert readable(world.reader("officer"), EntryAddition).count() == 0


def test_only_the_agency_that_shared_completes_it_and_only_an_emergency(world: World, bare: Disclosure) -> None:
    for who in ("fire", "governance", "clerk"):
        assert world.client(who).get(reverse("disclosures:complete", args=[bare.pk])).status_code == 404
        with pytest.raises(NotTheirDisclosure):
            completing.complete(bare, GROUNDS, by=world.reader(who))
    whole = disclosures.record(share_of(world), GROUNDS, by=world.reader("officer"))
    assert "Still not said" not in page(world, "officer", whole)
    with pytest.raises(NotInState):
        completing.complete(whole, GROUNDS, by=world.reader("officer"))


def test_what_was_said_once_is_not_said_again(world: World, bare: Disclosure) -> None:
    by = world.reader("officer")
    with pytest.raises(SomethingMissing, match="Nothing is added"):
        completing.complete(bare, Grounds(), by=by)
    completing.complete(bare, Grounds(purpose="To find a child"), by=by)
    with pytest.raises(NotInState, match="meanwhile"):
        completing.complete(bare, Grounds(purpose="Something else"), by=by)
    with pytest.raises(SomethingMissing, match="lawful basis"):
        completing.complete(bare, Grounds(special="vital-interests"), by=by)


def test_an_agreement_that_does_not_cover_it_needs_its_reason(world: World, bare: Disclosure) -> None:
    fire = agreed(world, title="Fire protocol", agencies=[world.agencies["Police"], world.agencies["Fire brigade"]])
    by = world.reader("officer")
    with pytest.raises(WithoutAgreement, match="does not bind Council"):
        completing.complete(bare, Grounds(agreement=fire), by=by)
    completing.complete(bare, Grounds(agreement=agreed(world)), by=by)
    assert "Tallow protocol" in page(world, "officer", bare)
    assert "does not cover" not in page(world, "officer", bare)


def test_what_was_shared_is_written_by_who_may_read_what_it_is_of(world: World) -> None:
    record = record_of(world, "officer")
    share = share_of(world, what="", emergency=True, about=[record.thing])
    row = disclosures.record(share, GROUNDS, by=world.reader("officer"))
    another_officer(world, "sergeant", "Police")
    with pytest.raises(NotTheirDisclosure, match="may read all"):
        completing.complete(row, Grounds(), what=WORDS, by=world.reader("sergeant"))
    told = world.client("sergeant").get(reverse("disclosures:complete", args=[row.pk])).content.decode()
    assert "whoever may read what it is of" in told and "What was shared?" not in told
    completing.complete(row, Grounds(), what=WORDS, by=world.reader("officer"))
    assert WORDS in page(world, "officer", row)
    assert WORDS not in page(world, "sergeant", row)


def test_whoever_recorded_it_is_reminded_before_the_review(world: World, bare: Disclosure) -> None:
    reminders.remind()
    assert not Notice.objects.filter(words=reminders.INCOMPLETE).exists()
    Entry.objects.update(recorded_at=now() - dt.timedelta(days=6))
    reminders.remind()
    reminders.remind()
    assert Notice.objects.get(words=reminders.INCOMPLETE).person == world.people["officer"]


@pytest.mark.parametrize("who", ["officer", "council"])
def test_when_it_is_looked_at_is_promised_to_who_will_be_told(world: World, who: str) -> None:
    another_officer(world, "council", "Council")
    row = disclosures.record(share_of(world), GROUNDS, by=world.reader("officer"))
    assert ("What they find will stand here" in page(world, who, row)) == (who == "officer")
    assert ("tells Police what it finds" in page(world, who, row)) == (who == "council")
    Disclosure.objects.update(recorded_at=now() - dt.timedelta(days=9))
    assert ("has not yet" in page(world, who, row)) == (who == "officer")


def test_a_share_that_an_agreement_covers_is_not_said_to_be_looked_at(world: World) -> None:
    grounds = replace(GROUNDS, agreement=agreed(world), no_agreement="In case it is asked")
    row = disclosures.record(share_of(world), grounds, by=world.reader("officer"))
    assert not Entry.objects.get().to_review
    shown = page(world, "officer", row)
    assert "looks at this afterwards" not in shown
    assert "does not cover" not in shown
