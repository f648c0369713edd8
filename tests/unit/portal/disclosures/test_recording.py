"""A share is a record: for those who gave and got, its matter for fewer, its legal part for governance."""

from dataclasses import replace

import pytest

from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.access.verbs import seats
from commonweal.portal.disclosures.models import REFUSED, About, Disclosure, Entry, Matter
from commonweal.portal.disclosures.refusals import NoSuchGround, NotTheirDisclosure, WithoutAgreement
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.disclosures.verbs import disclosures
from portal_sharing import GROUNDS, record_of, share_of
from portal_world import World


def test_both_agencies_read_it_and_governance_its_legal_part_alone(world: World) -> None:
    made = disclosures.record(share_of(world), GROUNDS, by=world.reader("officer"))
    assert readable(world.reader("officer"), Matter).get().words == "Visits in Canary Street"
    governance = world.reader("governance")  # of the council, which got it
    assert readable(governance, Matter).count() == 0
    assert readable(governance, Entry).get().power_words.startswith("Crime and Disorder Act 1998, section 115")
    for other in ("fire", "clerk", "analyst", "chair", "administrator", "member", None):
        assert readable(world.reader(other), Disclosure).count() == 0
        assert readable(world.reader(other), Entry).count() == 0
    assert readable(world.reader("officer"), Entry).count() == 0
    assert made.decided_by == world.people["officer"]
    assert (made.lawful_basis, made.power, made.thing.basis) == (GROUNDS.basis, GROUNDS.power, "")


def test_it_shows_no_case_to_those_who_may_not_read_it(world: World) -> None:
    record = record_of(world, "fire")
    share = share_of(world, from_agency=world.agencies["Fire brigade"], agencies=[world.agencies["Police"]])
    disclosures.record(replace(share, about=[record.thing]), GROUNDS, by=world.reader("fire"))
    assert readable(world.reader("fire"), About).get().of == record.thing
    assert readable(world.reader("fire"), Matter).get().words
    assert readable(world.reader("officer"), Disclosure).count() == 1
    assert readable(world.reader("officer"), About).count() == 0
    assert readable(world.reader("officer"), Matter).count() == 0


def test_the_words_of_what_lies_under_two_locks_need_both(world: World) -> None:
    one, other = record_of(world, "fire"), record_of(world, "fire")
    group = other.thing.audience
    seats.give(
        other.pk, group, person=world.people["officer"], agency=world.agencies["Police"], by=world.reader("fire")
    )
    share = share_of(
        world, from_agency=world.agencies["Fire brigade"], agencies=[world.agencies["Police"]],
        about=[one.thing, other.thing],
    )  # fmt: skip
    disclosures.record(share, GROUNDS, by=world.reader("fire"))
    assert sorted(row.words for row in readable(world.reader("fire"), Matter)) == ["", "Visits in Canary Street"]
    assert [row.of_id for row in readable(world.reader("officer"), About)] == [other.pk]
    assert not any(row.words for row in readable(world.reader("officer"), Matter))


def test_named_officers_alone_read_what_was_told_of_no_case(world: World) -> None:
    share = share_of(world, from_agency=world.agencies["Fire brigade"], agencies=[world.agencies["Police"]])
    disclosures.record(replace(share, people=[world.people["clerk"]]), GROUNDS, by=world.reader("fire"))
    assert readable(world.reader("fire"), Matter).count() == 1
    assert readable(world.reader("officer"), Matter).count() == 0


def test_another_agencys_share_is_not_recorded(world: World) -> None:
    with pytest.raises(NotTheirDisclosure):
        disclosures.record(share_of(world), GROUNDS, by=world.reader("fire"))


@pytest.mark.parametrize("left_out", ["purpose", "necessity", "power", "basis"])
def test_its_grounds_are_said(world: World, left_out: str) -> None:
    with pytest.raises(SomethingMissing):
        disclosures.record(share_of(world), replace(GROUNDS, **{left_out: ""}), by=world.reader("officer"))


def test_without_a_live_agreement_a_reason_is_needed(world: World) -> None:
    with pytest.raises(WithoutAgreement, match="No live agreement"):
        disclosures.record(share_of(world), replace(GROUNDS, no_agreement=" "), by=world.reader("officer"))
    disclosures.record(share_of(world), GROUNDS, by=world.reader("officer"))
    assert Entry.objects.get().to_review


def test_an_emergency_is_never_held_up_and_is_reviewed(world: World) -> None:
    made = disclosures.record(share_of(world, what="", emergency=True), Grounds(), by=world.reader("officer"))
    assert made.emergency
    assert Entry.objects.get().to_review


def test_a_refusal_is_a_record_too(world: World) -> None:
    asked = share_of(world, decision=REFUSED, reason="Nothing says why it is needed")
    disclosures.record(asked, Grounds(), by=world.reader("officer"))
    assert not Entry.objects.get().to_review
    with pytest.raises(SomethingMissing):
        disclosures.record(replace(asked, reason=""), Grounds(), by=world.reader("officer"))


def test_a_power_is_one_of_the_list(world: World) -> None:
    with pytest.raises(NoSuchGround):
        disclosures.record(share_of(world), replace(GROUNDS, power="made-up"), by=world.reader("officer"))


def test_the_agency_of_an_officer_named_got_it_too(world: World) -> None:
    share = share_of(world, agencies=[], people=[world.people["fire"]])
    with pytest.raises(WithoutAgreement):
        disclosures.record(share, replace(GROUNDS, no_agreement=""), by=world.reader("officer"))
    disclosures.record(share, GROUNDS, by=world.reader("officer"))
    assert readable(world.reader("fire"), Matter).get().words


def test_what_only_broken_glass_opened_is_not_tied_to_and_an_emergency_is_kept_all_the_same(world: World) -> None:
    record = record_of(world, "fire")
    by, police = world.reader("officer"), world.agencies["Police"]
    seats.break_glass(record.pk, record.thing.audience, agency=police, reason="A child is missing", by=by)
    by = world.reader("officer")
    assert record.lock_id in by.glass_locks, "there is something that only broken glass opens"
    share = share_of(world, about=[record.thing], emergency=True)
    made = disclosures.record(share, Grounds(), by=by)
    assert not About.objects.filter(disclosure=made).exists()
    assert readable(world.reader("officer"), Matter).get().words == share.what
    others = [who for who in ("fire", "clerk", "governance") if readable(world.reader(who), Matter).exists()]
    assert others == []
