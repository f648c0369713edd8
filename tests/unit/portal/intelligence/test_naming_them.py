"""The pages of a person and a place join what of intelligence their reader may read, and tell nobody else of any."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.models import Entry
from commonweal.portal.intelligence.models import (
    PERSON,
    PLACE,
    VEHICLE,
    Mention,
    Released,
    ReleasedWords,
    Report,
    Sanitised,
    Source,
)
from commonweal.portal.intelligence.named import names_in
from commonweal.portal.intelligence.verbs import drafts, sending, withdrawals
from commonweal.portal.people.models import Place, Record
from commonweal.portal.people.verbs import besides, records
from graded_reports import FREE, grade, officer, released, set_up
from portal_world import World

SOURCE = "My friend Ida Quillfeather"
TOLD = "Somebody there takes parcels in at night."
DOOR = {"lines": "14 Rope Street", "postcode": "QX1 1AB"}
WREN: dict[str, Any] = {"given": "Wren", "family": "Tallis", "born_day": "3", "born_month": "5", "born_year": "1987"}
SHARING = {"permission": "yes", "purpose": "crime", "no_agreement": "It is being drawn up"}
TEXT = "Parcels may be taken in at 14 Rope Street, QX1 1AB, by Wren Tallis, born 3 May 1987."
STAMP = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


@pytest.fixture(autouse=True)
def _unit(world: World) -> None:
    set_up(world)
    officer(world, "warden", "Council")
    officer(world, "beat", "Police")


def told(world: World, *, by: str = "fire", **more: Any) -> Report:
    """A report that names a place and somebody, with a source."""
    reader = world.reader(by)
    made = drafts.begin(agency=world.people[by].agency, by=reader)
    drafts.say(made, TOLD, {}, by=reader)
    drafts.answer(made, "when", {"which": "today"}, by=reader)
    drafts.answer(made, "sharing", SHARING, by=reader)
    drafts.source(made, {"how": "told", "risk": "no", "doubt": "no", "told_by": SOURCE}, by=reader)
    drafts.name(made, PLACE, DOOR, by=reader)
    drafts.name(made, PERSON, {**WREN, **more}, by=reader)
    return sending.send(Report.objects.get(pk=made.pk), by=reader)


def known(world: World) -> tuple[Place, Record]:
    """The place and the person, as every agency's officers may read them."""
    everyone = audiences.agencies(agency.pk for agency in world.agencies.values())
    police, me = world.agencies["Police"], world.reader("officer")
    door = besides.enter_place(agency=police, by=me, audience=everyone, **DOOR)
    return door, records.enter(WREN, agency=police, by=me, audience=everyone)


def pages(world: World, who: str, known: tuple[Place, Record]) -> tuple[tuple[str, int], ...]:
    """Both pages as somebody has them, and how many questions each asks."""
    door, person = known
    found = []
    for address in (reverse("people:place", args=[door.pk]), reverse("people:person", args=[person.pk])):
        client = world.client(who)
        with CaptureQueriesContext(connection) as caught:
            answer = client.get(address)
        assert answer.status_code == 200
        main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
        found.append((STAMP.sub("", main), len(caught)))
    return tuple(found)


def out(world: World, made: Report, text: str = TEXT, **said: Any) -> Released:
    """A text that went out to the council, and names what it names."""
    grade(world, made, FREE)
    meant = list(Mention.objects.filter(report=made).values_list("pk", flat=True))
    return Released.objects.get(pk=released(world, made, text, meant=meant, why="As agreed", **said).released)


def test_the_unit_finds_a_report_from_the_place_and_the_person_it_names_and_nobody_else_learns_of_it(
    world: World,
) -> None:
    both = known(world)
    others = ("officer", "beat", "warden")
    before = {who: pages(world, who, both) for who in (*others, "unit", "fire")}
    made = told(world)
    for who in ("unit", "fire"):
        (place, _), (person, _) = pages(world, who, both)
        assert made.reference in place and "the same postcode, with the same number" in place, "there is something"
        assert made.reference in person and "the same name and date of birth" in person
        assert TOLD not in place + person and "Quillfeather" not in place + person, "that stands on its own page"
        page = "unit-report" if who == "unit" else "report"
        assert reverse(f"intelligence:{page}", args=[made.pk]) in person
    for who in others:
        assert pages(world, who, both) == before[who], who
    assert pages(world, "unit", both) != before["unit"]


def test_each_report_that_is_shown_is_entered_as_read_and_no_source_is(world: World) -> None:
    both, made = known(world), told(world)
    for address in (reverse("people:place", args=[both[0].pk]), reverse("people:person", args=[both[1].pk])):
        last = Entry.objects.count()
        world.client("unit").get(address)
        new = Entry.objects.filter(sequence__gt=last, act="read").values_list("thing", flat=True)
        assert str(made.pk) in new
        assert not Source.objects.filter(pk__in=list(new)).exists()


def test_a_report_of_somebody_else_of_that_name_or_of_the_house_next_door_is_not_shown(world: World) -> None:
    both = known(world)
    made = told(world, born_year="1961")
    (place, _), (person, _) = pages(world, "unit", both)
    assert made.reference in place and made.reference not in person, "born on another day"
    bare = told(world, born_day="", born_month="", born_year="")
    assert bare.reference in pages(world, "unit", both)[1][0], "which may be the same one"
    next_door = besides.enter_place(
        agency=world.agencies["Police"], by=world.reader("unit"), lines="16 Rope Street", postcode="QX1 1AB"
    )
    assert made.reference not in pages(world, "unit", (next_door, both[1]))[0][0]


def test_a_draft_is_on_no_page_and_a_withdrawn_report_says_so(world: World) -> None:
    both, fire = known(world), world.reader("fire")
    made = drafts.begin(agency=world.people["fire"].agency, by=fire)
    drafts.name(made, PLACE, DOOR, by=fire)
    assert made.reference not in "".join(page for who in ("unit", "fire") for page, _ in pages(world, who, both))
    sent = told(world)
    sending.withdraw(sent, why="It was another house", by=fire)
    place = pages(world, "unit", both)[0][0]
    assert sent.reference in place and "withdrawn" in place


def test_a_released_text_is_joined_for_its_readers_alone_and_for_nobody_once_it_is_taken_back(world: World) -> None:
    both, made = known(world), told(world)
    before = {who: pages(world, who, both) for who in ("beat", "officer", "warden")}
    gone_out = out(world, made)
    (place, _), (person, _) = pages(world, "warden", both)
    assert gone_out.reference in place and gone_out.reference in person, "there is something"
    assert reverse("intelligence:released", args=[gone_out.pk]) in place
    assert made.reference not in place + person and "Parcels" not in place + person
    last = Entry.objects.count()
    pages(world, "warden", both)
    words = ReleasedWords.objects.get(released=gone_out.pk)
    read = set(Entry.objects.filter(sequence__gt=last, act="read").values_list("thing", flat=True))
    assert {str(gone_out.pk), str(words.pk)} <= read
    for who in ("beat", "officer"):
        assert pages(world, who, both) == before[who], who
    withdrawals.withdraw(Sanitised.objects.get(), words="It was wrong", by=world.reader("second"))
    assert pages(world, "warden", both) == before["warden"]


def test_a_text_names_only_what_it_says_in_so_many_words(world: World) -> None:
    both, made = known(world), told(world)
    vague = out(world, made, "Parcels may be taken in on Rope Street, QX1 1AB, by Wren.")
    assert ReleasedWords.objects.get(released=vague.pk).names == ""
    for page, _ in pages(world, "warden", both):
        assert vague.reference not in page
    half = out(world, made, "Parcels may be taken in by Wren Tallis at 14 Rope Street.")
    place, person = (page for page, _ in pages(world, "warden", both))
    assert half.reference not in place, "no postcode and no town"
    assert half.reference in person and "the same name alone" in person


def test_letters_of_two_words_make_no_registration() -> None:
    car = Mention(kind=VEHICLE, said={"registration": "T1 MEE"})
    assert names_in("A van, t1mee.", [car]) and names_in("A van, T1 MEE", [car]), "there is something"
    assert names_in("They met at 1 meeting.", [car]) == ""


def test_the_report_s_page_leads_to_a_record_of_the_same_person_and_to_the_place(world: World) -> None:
    both, made = known(world), told(world)
    shown = world.client("unit").get(reverse("intelligence:unit-report", args=[made.pk])).content.decode()
    assert reverse("people:person", args=[both[1].pk]) in shown
    assert reverse("people:place", args=[both[0].pk]) in shown
    hidden = besides.enter_place(agency=world.agencies["Fire brigade"], by=world.reader("fire"), **DOOR)
    shown = world.client("unit").get(reverse("intelligence:unit-report", args=[made.pk])).content.decode()
    assert reverse("people:place", args=[hidden.pk]) not in shown, "another agency's own"


def test_a_person_s_vehicle_leads_to_the_report_that_gives_its_registration(world: World) -> None:
    _, person = both = known(world)
    car = besides.enter_vehicle(
        agency=world.agencies["Police"], by=world.reader("officer"), of=person, registration="QX70 ABC"
    )
    reader = world.reader("fire")
    made = drafts.begin(agency=world.people["fire"].agency, by=reader)
    drafts.say(made, TOLD, {}, by=reader)
    drafts.name(made, VEHICLE, {"registration": "qx70abc"}, by=reader)
    drafts.answer(made, "when", {"which": "today"}, by=reader)
    drafts.source(made, {"how": "told", "risk": "no", "doubt": "no", "told_by": SOURCE}, by=reader)
    drafts.answer(made, "sharing", SHARING, by=reader)
    sending.send(Report.objects.get(pk=made.pk), by=reader)
    assert "the same registration" in pages(world, "unit", both)[1][0]
    besides.take_out(car, why="Misread", by=world.reader("officer"))
    assert made.reference not in pages(world, "unit", both)[1][0]
