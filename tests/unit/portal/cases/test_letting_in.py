"""Letting the first officer of an agency into a case is a share with that agency: recorded, with its grounds."""

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from commonweal.portal.access.models import Seat
from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.verbs import letting_in, team
from commonweal.portal.disclosures.models import About, Disclosure, Entry, Matter
from commonweal.portal.disclosures.refusals import WithoutAgreement
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.partnership.models import Account, Membership, Person
from portal_sharing import GROUNDS
from portal_world import World
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db


def let_in(world: World, case: Case, grounds: Grounds | None = GROUNDS, **more: bool) -> Seat:
    """The fire brigade's officer, by the police's, who leads it."""
    return letting_in.let_in(
        case, person=world.people["fire"], agency=world.agencies["Fire brigade"], need="They visit the house.",
        by=world.reader("officer"), grounds=grounds, **more,
    )  # fmt: skip


def test_the_first_officer_of_an_agency_is_a_share_of_the_case_with_it(world: World) -> None:
    case = opened(world)
    let_in(world, case)
    made = Disclosure.objects.get()
    assert made.from_agency == world.agencies["Police"]
    assert made.to_agencies == [str(world.agencies["Fire brigade"].pk)]
    assert [row.of_id for row in About.objects.all()] == [case.pk]
    assert "visit the house" not in f"{made.purpose} {made.necessity}", "the need is for the case's members alone"
    assert Entry.objects.get().to_review, "no live agreement covers it"


def test_who_reads_the_share_and_not_the_case_learns_nothing_of_the_case(world: World) -> None:
    let_in(world, opened(world, "Noise in Tallow Row"))
    for who in ("governance", "officer", "fire"):
        reader = world.reader(who)
        sits = who != "governance"
        assert readable(reader, About).exists() == readable(reader, Matter).exists() == sits, who
    shown = world.client("governance").get(reverse("disclosures:review", args=[Entry.objects.get().pk])).content
    assert b"Tallow Row" not in shown and b"visit the house" not in shown and b"To plan visits" in shown


def test_a_second_officer_of_an_agency_that_works_on_it_is_no_share(world: World) -> None:
    case = opened(world)
    assert not letting_in.is_share(case, world.agencies["Police"])
    seat = let_in(world, case)
    assert not letting_in.is_share(case, world.agencies["Fire brigade"])
    team.remove(case, seat, why="Another job", by=world.reader("officer"))
    assert letting_in.is_share(case, world.agencies["Fire brigade"])
    let_in(world, case)
    assert Disclosure.objects.count() == 2, "it is told to them anew"


def test_where_all_of_an_agency_moved_on_letting_in_another_is_a_share_again(world: World) -> None:
    case = opened(world)
    let_in(world, case)
    assert not letting_in.is_share(case, world.agencies["Fire brigade"])
    Membership.objects.filter(person=world.people["fire"]).update(agency=world.agencies["Council"])
    assert letting_in.is_share(case, world.agencies["Fire brigade"])


def test_without_grounds_or_agreement_nobody_is_let_in(world: World) -> None:
    case = opened(world)
    with pytest.raises(SomethingMissing):
        let_in(world, case, None)
    with pytest.raises(WithoutAgreement):
        let_in(world, case, replace(GROUNDS, no_agreement=""))
    assert not Disclosure.objects.exists()
    assert not Seat.objects.filter(audience=case.group, person=world.people["fire"]).exists()


def test_an_emergency_holds_nobody_up_and_is_looked_at_afterwards(world: World) -> None:
    case, client = opened(world), world.client("officer")
    seat = f"{world.people['fire'].pk}:{world.agencies['Fire brigade'].pk}"
    address = reverse("cases:add-member", args=[case.pk])
    refused = client.post(address, {"seat": seat, "need": "Tonight"})
    assert b"govuk-error-summary" in refused.content and b"Tonight" in refused.content
    assert b"This field is required" not in refused.content, "the summary names each field"
    assert client.post(address, {"seat": seat, "need": "Tonight", "emergency": "on"}).status_code == 302
    assert Seat.objects.filter(audience=case.group, person=world.people["fire"], until=None).exists()
    assert Disclosure.objects.get().emergency and Entry.objects.get().to_review


def test_the_page_asks_no_grounds_of_an_agency_that_works_on_it(world: World) -> None:
    case, client = opened(world, by="fire"), world.client("fire")
    seated(world, case, "officer", by="fire")
    second = Person.objects.create(name="Second Example", agency=world.agencies["Police"])
    Account.objects.create(username="second", person=second)
    Membership.objects.create(
        person=second, agency=world.agencies["Police"], role="partner officer", since=dt.date(2026, 1, 1)
    )
    address = reverse("cases:add-member", args=[case.pk])
    assert "It is recorded as a share" in client.get(address).content.decode()
    sent = {"seat": f"{second.pk}:{world.agencies['Police'].pk}", "need": "Covers the night"}
    assert client.post(address, sent).status_code == 302
    assert not Disclosure.objects.exists()


def test_a_share_by_hand_is_tied_to_the_case_it_was_recorded_from(world: World) -> None:
    case, client = opened(world), world.client("officer")
    record = f"{reverse('disclosures:record')}?of={case.pk}"
    assert f'href="{record}"' in client.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert f'name="of" value="{case.pk}"' in client.get(record).content.decode()
    sent = {
        "from_agency": str(world.agencies["Police"].pk), "outside": "The water company", "on": "2026-03-02",
        "what": "That the pipe is cut", "reason": "",
    }  # fmt: skip
    client.post(f"{record}&decision=emergency", sent)
    made = Disclosure.objects.get()
    assert [row.of_id for row in About.objects.all()] == [case.pk]
    shown = client.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "Police told The water company" in shown and reverse("disclosures:disclosure", args=[made.pk]) in shown
    assert world.client("fire").get(record).status_code == 404
    for id in ("x", str(world.agencies["Police"].pk)):
        assert client.get(f"{reverse('disclosures:record')}?of={id}").status_code == 404
