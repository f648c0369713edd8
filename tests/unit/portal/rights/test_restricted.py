"""A restriction is said wherever what it restricts is shown, and can be ended for as long as it stands."""

import datetime as dt

import pytest
from django.urls import reverse

from asked_rights import again, handed_in, looked_for, the_ask
from beside_cases import called, in_case
from commonweal.portal.access.models import Thing
from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures.verbs import disclosures as shares
from commonweal.portal.people.models import Vehicle
from commonweal.portal.people.verbs import besides, links
from commonweal.portal.rights.models import Ask, Bite, Disposal, Remark, Request
from commonweal.portal.rights.models.hold import RESTRICTED
from commonweal.portal.rights.verbs import disposals, requests
from known_people import ADA, entered
from portal_sharing import GROUNDS, share_of
from portal_world import World
from worked_cases import opened

pytestmark = pytest.mark.django_db
RESTRICTS, LONG_AGO = "Do not use this", dt.timedelta(days=366 * 7)


def restricted(thing: Thing, words: str = "It was never mine.") -> None:
    Remark.objects.create(thing=thing, kind=RESTRICTED, noted_on=today())
    Remark.objects.create(thing=thing, words=words, noted_on=today())


def shown(world: World, address: str, who: str = "officer") -> str:
    return world.client(who).get(address).content.decode()


def test_a_share_says_so(world: World) -> None:
    record = entered(world)
    told = share_of(world, about=[record.thing], agencies=[world.agencies["Fire brigade"]])
    share = shares.record(told, GROUNDS, by=world.reader("officer"))
    address = reverse("disclosures:disclosure", args=[share.pk])
    assert RESTRICTS not in shown(world, address)
    restricted(share.thing)
    for who in ("officer", "fire"):
        assert RESTRICTS in shown(world, address, who)
        assert "It was never mine." in shown(world, address, who)


def test_what_an_agency_knows_by_itself_says_so_where_it_is_listed_found_and_opened(world: World) -> None:
    by, agency = world.reader("officer"), world.agencies["Police"]
    vehicle = besides.enter_vehicle(registration="QX70 ABC", agency=agency, by=by)
    place = besides.enter_place(lines="14 Rope Street", postcode="QX1 1AB", agency=agency, by=by)
    pages = [reverse("people:mine"), reverse("people:place", args=[place.pk])]
    assert all(RESTRICTS not in shown(world, page) for page in pages)
    restricted(place.thing)
    assert all(RESTRICTS in shown(world, page) for page in pages)
    restricted(vehicle.thing, "I sold it.")
    assert "I sold it." in shown(world, reverse("people:mine"))
    found = world.client("officer").post(reverse("people:index"), {"registration": "QX70 ABC"}).content.decode()
    assert Vehicle.objects.exists() and "I sold it." in found


def test_a_case_says_it_of_its_people(world: World) -> None:
    case = opened(world)
    subject = in_case(world, case, ADA)
    address = reverse("cases:case", args=[case.pk])
    assert "do not use" not in shown(world, address)
    restricted(subject.record.thing)
    page = shown(world, address)
    assert "do not use: restricted" in page and "they say it is wrong" in page


def test_a_person_s_page_says_it_of_the_records_that_are_joined_there(world: World) -> None:
    by = world.reader("officer")
    mine, another = entered(world), entered(world)
    links.confirm(links.tie(mine, another, by=by), purpose="To visit once", by=by)
    address = reverse("people:person", args=[mine.pk])
    assert RESTRICTS not in shown(world, address)
    restricted(another.thing)
    page = shown(world, address)
    assert page.index("Of the record of Police") < page.index(RESTRICTS)


def test_a_meeting_about_cases_says_that_a_hold_keeps_it(world: World) -> None:
    meeting = called(world)
    address = reverse("cases:meeting", args=[meeting.pk])
    assert "A legal hold keeps this" not in shown(world, address)
    Bite.objects.create(hold=meeting.pk, thing=meeting.thing, again_on=today())
    assert "A legal hold keeps this" in shown(world, address)


def test_what_was_asked_is_kept_while_it_restricts_something(world: World) -> None:
    """Else nobody could tell whose objection is weighed anew, and it would never end."""
    record = entered(world)
    request = looked_for(world, "objection", words="Stop using this.")
    handed_in(world, the_ask(request), decision="upheld", words="We use it no more.")
    requests.close(again(request), outcome="replied", words="By letter.", by=world.reader("governance"))
    Request.objects.update(closed_on=today() - LONG_AGO)
    disposals.propose()
    assert not Disposal.objects.exists()
    later = looked_for(world, "objection", words="And another thing.")
    handed_in(world, the_ask(later), decision="noted", words="The court wants it used.")
    assert RESTRICTS not in shown(world, reverse("people:person", args=[record.pk]))
    disposals.propose()
    assert Disposal.objects.get().of == request.pk and Ask.objects.filter(request=request.pk).exists()
