"""A place's page joins what its reader may read of one front door, and tells nothing of the rest."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commonweal.portal.audit.models import Entry
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases.verbs import team
from commonweal.portal.people import indexing
from commonweal.portal.people.models import OnlineName, Place, Vehicle
from commonweal.portal.people.queries import besides as lines
from commonweal.portal.people.queries import person, place, search
from commonweal.portal.people.queries.search import Terms
from commonweal.portal.people.refusals import NotTheirRecord
from commonweal.portal.people.verbs import besides
from known_people import entered
from portal_world import World
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db
DOOR = {"lines": "14 Rope Street", "postcode": "QX1 1AB"}
A = TypeVar("A")
EARLIER = [{"kind": "earlier", "lines": "14, Rope St", "postcode": "qx11ab"}]


def seen_by(world: World, who: str, ask: Callable[..., A], *what: Any) -> A:
    """What a query answers, as this reader is now; its readings are entered."""
    with recording():
        return ask(world.reader(who), *what)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("14 Rope Street", "QX1 1AB"), ("14, Rope St", "qx11ab"), True),
        (("14 Rope Street, QX1 1AB", ""), ("14 Rope Street", "QX1 1AB"), True),
        (("14 Rope Street", "QX1 1AB"), ("15 Rope Street", "QX1 1AB"), False),
        (("14 Rope Street", "QX1 1AB"), ("14 Rope Street", "QX1 1AD"), False),
        (("14 Rope Street", "QX1 1AB"), ("Flat 2, 14 Rope Street", "QX1 1AB"), False),
        (("14a Rope Street", "QX1 1AB"), ("14 Rope Street", "QX1 1AB"), False),
        (("Rose Cottage, Mill Lane", "QX1 1AB"), ("ROSE COTTAGE", "QX1 1AB"), True),
        (("The Bull, Mill Lane", "QX1 1AB"), ("The Crown, Mill Lane", "QX1 1AB"), False),
    ],
    ids=["spelling", "in the lines", "next door", "another postcode", "a flat", "a letter", "a name", "two names"],
)
def test_a_front_door_is_a_postcode_with_its_number_or_name(
    one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    assert indexing.told(*one).door and (indexing.told(*one).door == indexing.told(*other).door) == same


@pytest.mark.parametrize(
    ("lines", "postcode"),
    [
        ("14 Rope Street", ""),
        ("14 Rope Street Quayside", ""),
        ("", "QX1 1AB"),
        ("No fixed abode", "QX1 1AB"),
        ("Unknown", "QX1 1AB"),
        ("14 X", "ZZ99 3VZ"),
    ],
    ids=["no postcode and no town", "no comma", "no number", "no abode", "placeholder", "no abode's postcode"],
)
def test_what_is_no_front_door_has_no_key(lines: str, postcode: str) -> None:
    assert not indexing.told(lines, postcode).ways


def test_a_place_s_page_joins_what_its_reader_may_read(world: World) -> None:
    police, me = world.agencies["Police"], world.reader("officer")
    case = opened(world, kind="repeat-locations", fields={"place-kind": "Homes"})
    inside = besides.enter_place(agency=police, by=me, home=case.thing, note="Calls at night", **DOOR)
    theirs = besides.enter_place(
        agency=world.agencies["Fire brigade"], by=world.reader("fire"), note="Two locks", **DOOR
    )
    mine, was = entered(world), entered(world, given="Bo", addresses=EARLIER)
    hidden = entered(world, "fire", given="Edda")
    next_door = entered(world, given="Cy", addresses=[{"kind": "home", "lines": "15 Rope St", "postcode": "QX1 1AB"}])
    page = seen_by(world, "officer", place.of_place, inside.pk)
    assert page.words == "14 Rope Street, QX1 1AB" and page.told
    assert [(one.line.id, one.where.words) for one in page.entered] == [(inside.pk, f"Case {case.reference}")]
    assert {one.record.id: one.kinds for one in page.people} == {mine.pk: ("Home",), was.pk: ("An earlier address",)}
    assert {one.why for one in page.people} == {"the same postcode, with the same number or house name"}
    again = seen_by(world, "officer", place.of_address, mine.pk, 0)
    assert [one.record.id for one in again.people] == [one.record.id for one in page.people]
    shown = world.client("fire").get(reverse("people:place", args=[theirs.pk])).content.decode()
    assert "Edda" in shown and "Two locks" in shown
    for secret in ("Calls at night", case.reference, "Bo ", str(mine.pk), str(inside.pk), str(next_door.pk)):
        assert secret not in shown, secret
    assert str(hidden.pk) in shown


def test_every_reading_of_a_place_is_entered(world: World) -> None:
    record, me = entered(world), world.reader("officer")
    row = besides.enter_place(agency=world.agencies["Police"], by=me, **DOOR)
    elsewhere = entered(world, given="Bo", addresses=[])
    noted = besides.enter_place(agency=world.agencies["Police"], by=me, of=elsewhere, **DOOR)
    before = set(Entry.objects.values_list("pk", flat=True))
    assert world.client("officer").get(reverse("people:place", args=[row.pk])).status_code == 200
    read = Entry.objects.exclude(pk__in=before).filter(act="read").values_list("thing", flat=True)
    assert set(read) == {str(one.pk) for one in (record, row, noted, elsewhere)}, "whom it names, too"


def test_hidden_absent_and_no_address_are_the_same(world: World) -> None:
    theirs, client = entered(world, "fire"), world.client("officer")
    row = besides.enter_place(agency=world.agencies["Fire brigade"], by=world.reader("fire"), **DOOR)
    client.get(reverse("people:place", args=[uuid4()]))
    for name, ids in (("place", [row.pk, uuid4()]), ("take-out", [row.pk, uuid4()])):
        asked = []
        for id in ids:
            with CaptureQueriesContext(connection) as caught:
                assert client.get(reverse(f"people:{name}", args=[id])).status_code == 404
            asked.append(len(caught))
        assert asked[0] == asked[1], name
    mine = entered(world)
    for id, nth in ((theirs.pk, 0), (uuid4(), 0), (mine.pk, 1), (mine.pk, 99)):
        assert client.get(reverse("people:address", args=[id, nth])).status_code == 404


def test_a_place_of_a_case_leaves_the_page_of_whoever_the_case_is_sealed_from(world: World) -> None:
    me, case = world.reader("officer"), opened(world)
    besides.enter_place(agency=world.agencies["Police"], by=me, home=case.thing, note="Sealed words", **DOOR)
    own = besides.enter_place(agency=world.agencies["Fire brigade"], by=world.reader("fire"), **DOOR)
    seated(world, case, "fire")
    assert len(seen_by(world, "fire", place.of_place, own.pk).entered) == 2, "there is something to leak"
    team.seal(case, person=world.people["fire"], why="Related.", by=me)
    page = seen_by(world, "fire", place.of_place, own.pk)
    assert [one.line.id for one in page.entered] == [own.pk]


def test_a_place_of_a_record_is_found_by_its_postcode_as_its_addresses_are(world: World) -> None:
    me, record = world.reader("officer"), entered(world)
    row = besides.enter_place(agency=world.agencies["Police"], by=me, of=record, lines="9 Yard", postcode="QX2 2CD")
    assert [one.id for one in seen_by(world, "officer", search.search, Terms(postcode="QX2 2CD")).records] == [
        record.pk
    ]
    besides.take_out(row, why="Misheard", by=me)
    assert seen_by(world, "officer", search.search, Terms(postcode="QX2 2CD")).nothing
    assert seen_by(world, "fire", search.search, Terms(postcode="QX1 1AB")).nothing


def test_what_is_taken_out_stays_readable_with_why_and_is_found_no_more(world: World) -> None:
    record, client = entered(world), world.client("officer")
    client.post(reverse("people:beside", args=[record.pk, "vehicle"]), {"registration": "QX70 ABC"})
    car = Vehicle.objects.get()
    assert seen_by(world, "officer", search.search, Terms(registration="qx70abc")).records
    answer = client.post(reverse("people:take-out", args=[car.pk]), {"why": "It is his brother's"}, follow=True)
    shown = answer.content.decode()
    assert "<del>QX70 ABC</del>" in shown and "It is his brother&#x27;s" in shown
    assert seen_by(world, "officer", search.search, Terms(registration="qx70abc")).nothing
    assert client.get(reverse("people:take-out", args=[car.pk])).status_code == 404, "once"
    assert Entry.objects.filter(act="take vehicle out", thing=car.pk).exists()
    assert seen_by(world, "officer", person.page, record.pk).besides[0].ended_why == "It is his brother's"


def test_only_whose_it_is_takes_it_out(world: World) -> None:
    fire, record = world.reader("fire"), entered(world, shared=True)
    row = besides.enter_place(agency=world.agencies["Police"], by=world.reader("officer"), of=record, **DOOR)
    assert seen_by(world, "fire", lines.row_of, row.pk) and not lines.line(fire, row).may_end
    with pytest.raises(NotTheirRecord):
        besides.take_out(row, why="x", by=fire)
    assert world.client("fire").post(reverse("people:take-out", args=[row.pk]), {"why": "x"}).status_code == 404


def test_a_place_is_entered_by_itself_and_listed_among_what_the_agency_gave(world: World) -> None:
    client = world.client("officer")
    answer = client.post(reverse("people:enter-known", args=["place"]), {**DOOR, "note": "Open door"})
    row = Place.objects.get()
    assert answer["Location"] == reverse("people:place", args=[row.pk])
    client.post(reverse("people:enter-known", args=["online-name"]), {"handle": "@quaybird"})
    assert OnlineName.objects.get().of_id is None
    mine = client.get(reverse("people:mine")).content.decode()
    assert "14 Rope Street" in mine and "@quaybird" in mine
    theirs = world.client("fire").get(reverse("people:mine")).content.decode()
    assert "14 Rope Street" not in theirs and "@quaybird" not in theirs
    assert client.get(reverse("people:enter-known", args=["boat"])).status_code == 404
    assert world.client("clerk").get(reverse("people:enter-known", args=["place"])).status_code == 404
    assert "14 Rope Street" in client.post(reverse("people:index"), {"postcode": "QX1 1AB"}).content.decode()


def test_a_case_has_places_and_its_page_leads_to_them(world: World) -> None:
    case, client = opened(world, kind="repeat-locations", fields={"place-kind": "Homes"}), world.client("officer")
    client.post(reverse("cases:add-place", args=[case.pk]), {**DOOR, "note": "Calls at night"})
    row = Place.objects.get()
    assert row.thing.home_id == case.pk and row.agency == world.agencies["Police"]
    shown = client.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert reverse("people:place", args=[row.pk]) in shown and "Calls at night" in shown
    there = client.get(reverse("people:place", args=[row.pk])).content.decode()
    assert reverse("cases:case", args=[case.pk]) in there
    assert world.client("fire").get(reverse("people:place", args=[row.pk])).status_code == 404
    assert world.client("fire").post(reverse("cases:add-place", args=[case.pk]), DOOR).status_code == 404
    assert Place.objects.count() == 1


def test_a_person_s_page_leads_to_each_of_their_front_doors_once(world: World) -> None:
    record = entered(world, addresses=[{"kind": "home", **DOOR}, *EARLIER, {"kind": "stays", "lines": "A sofa"}])
    assert seen_by(world, "officer", person.page, record.pk).doors == (("14 Rope Street, QX1 1AB", record.pk, 0),)
    shown = world.client("officer").get(reverse("people:person", args=[record.pk])).content.decode()
    assert reverse("people:address", args=[record.pk, 0]) in shown


def test_a_place_s_page_asks_as_much_of_many_as_of_one(world: World) -> None:
    me, row = world.reader("officer"), None
    counts = []
    for n in range(3):
        row = row or besides.enter_place(agency=world.agencies["Police"], by=me, **DOOR)
        entered(world, given=f"Bo{'abc'[n]}")
        besides.enter_place(agency=world.agencies["Police"], by=me, home=opened(world).thing, **DOOR)
        with CaptureQueriesContext(connection) as caught:
            seen_by(world, "officer", place.of_place, row.pk)
        counts.append(sum("audit" not in query["sql"] for query in caught))
    assert counts[1] == counts[2]


def test_places_without_a_postcode_join_by_what_is_written_and_say_by_what(world: World) -> None:
    police, me = world.agencies["Police"], world.reader("officer")

    def place_of(lines: str, **more: str) -> Place:
        return besides.enter_place(agency=police, by=me, lines=lines, **more)

    bare = place_of("14 Rope Street, Norwell")
    there = entered(world, addresses=[{"kind": "home", "lines": "14 Rope St, Norwell", "postcode": "QX1 1AB"}])
    for other in ("14 Rope Street, Suddaby", "Flat 1, 14 Rope Street, Norwell", "16 Rope Street, Norwell"):
        place_of(other)
    page = seen_by(world, "officer", place.of_place, bare.pk)
    assert [(one.record.id, one.why) for one in page.people] == [(there.pk, "the same house, street and town")]
    assert [one.line.id for one in page.entered] == [bare.pk] and not page.doubts
    park, again = place_of("Quarry Park", ward="Mandale"), place_of("Quarry park", ward="Mandale ward", note="Fires")
    for other, ward in (("Quarry Park", "Parkfield"), ("Quarry Park car park", "Mandale"), ("Car park", "Mandale")):
        place_of(other, ward=ward)
    shown = world.client("officer").get(reverse("people:place", args=[park.pk])).content.decode()
    assert "Fires" in shown and "The same name in the same ward" in shown and "Parkfield" not in shown
    assert "Mandale ward" in shown and str(again.pk) in shown and "car park" not in shown
    assert not seen_by(world, "officer", place.of_place, place_of("Behind the shops").pk).told


def test_what_fits_two_places_is_joined_to_neither_and_the_page_says_so(world: World) -> None:
    police, me = world.agencies["Police"], world.reader("officer")
    row = besides.enter_place(agency=police, by=me, lines="14 Rope Street, Norwell")
    home = {"kind": "home", "lines": "14 Rope Street, Norwell"}
    one = entered(world, addresses=[{**home, "postcode": "QX1 1AB"}])
    hidden = entered(world, "fire", given="Edda", addresses=[{**home, "postcode": "QX7 1AB"}])
    assert len(seen_by(world, "officer", place.of_place, row.pk).people) == 1, "what is hidden casts no doubt"
    entered(world, given="Bo", addresses=[{**home, "postcode": "QX7 1AB"}])
    page = seen_by(world, "officer", place.of_place, row.pk)
    assert page.doubts == ("the same house, street and town",) and not page.people
    assert [at.record.id for at in seen_by(world, "officer", place.of_address, one.pk, 0).people] == [one.pk]
    shown = world.client("officer").get(reverse("people:place", args=[row.pk])).content.decode()
    assert "more than one place" in shown and str(hidden.pk) not in shown


def test_a_uprn_tells_two_flats_of_one_door_apart(world: World) -> None:
    client, numbers = world.client("officer"), ("100012345", "100012346")
    for number in numbers:
        client.post(reverse("people:enter-known", args=["place"]), {**DOOR, "uprn": number})
    rows = [row for number in numbers for row in Place.objects.all() if row.uprn == number]
    assert [len(seen_by(world, "officer", place.of_place, row.pk).entered) for row in rows] == [1, 1]
    besides.enter_place(agency=world.agencies["Police"], by=world.reader("officer"), lines="The shop", uprn=numbers[0])
    page = seen_by(world, "officer", place.of_place, rows[0].pk)
    assert [one.why for one in page.entered] == ["", "the same UPRN"]
    answer = client.post(reverse("people:enter-known", args=["place"]), {**DOOR, "uprn": "12 High"}).content.decode()
    assert "A UPRN is a number" in answer


def test_a_place_without_a_postcode_is_found_by_what_it_is_told_by(world: World) -> None:
    me, client = world.reader("officer"), world.client("officer")
    police = world.agencies["Police"]
    bare = besides.enter_place(agency=police, by=me, lines="14 Rope Street, Norwell")
    there = besides.enter_place(agency=police, by=me, lines="14 Rope St, Norwell", postcode="QX1 1AB")
    park = besides.enter_place(agency=police, by=me, lines="Quarry Park", ward="Mandale")
    record = entered(world, addresses=[{"kind": "home", "lines": "14 Rope Street, Norwell"}])

    def found(who: str, **terms: str) -> set[object]:
        answer = seen_by(world, who, search.search, Terms(**terms))
        return {one.id for one in (*answer.records, *answer.others)}

    assert found("officer", place="14, Rope Street, Norwell") == {bare.pk, there.pk, record.pk}
    assert found("officer", place="14 Rope Street, Norwell", postcode="QX7 1AB") == {bare.pk}, "it may be that one"
    assert found("officer", place="quarry park", ward="Mandale ward") == {park.pk}
    assert found("fire", place="14 Rope Street, Norwell") == found("officer", place="Quarry Park", ward="x") == set()
    shown = client.post(reverse("people:index"), {"place": "Quarry Park", "ward": "Mandale"}).content.decode()
    assert reverse("people:place", args=[park.pk]) in shown
    assert "Too many places" in client.post(reverse("people:index"), {"place": "the park"}).content.decode()
    assert "Give the place" in client.post(reverse("people:index"), {"name": "Bo", "ward": "Mandale"}).content.decode()
