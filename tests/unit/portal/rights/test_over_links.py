"""What only a link brings is asked of those alone who may read both of its ends: its holder learns nothing by it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from asked_rights import again, handed_in, looked_for, prepared
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases.verbs import subjects
from commonweal.portal.disclosures.models import About
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.models import Membership
from commonweal.portal.people.models import Link, Record
from commonweal.portal.people.verbs import besides
from commonweal.portal.rights import telling
from commonweal.portal.rights.models import Ask, Part, Remark, Request
from commonweal.portal.rights.queries import asks
from commonweal.portal.rights.refusals import NotTheirAsk
from commonweal.portal.rights.verbs import gathering
from known_people import ADA, entered
from portal_world import World
from told_intelligence import colleague
from worked_cases import opened

pytestmark = pytest.mark.django_db
EDDA = {"given": "Edda", "family": "Wrongly", "aliases": [], "phones": [], "addresses": [], "born_year": "1991"}
EDNA = {**EDDA, "given": "Edna", "born_year": "1992"}


def tied(one: Record, other: Record) -> Link:
    with recording():
        return things.make(
            Link, home=one.thing, other_end=other.thing, audience=audiences.public(), by=None, one=one, other=other,
            state="confirmed", suggested_at=now(), decided_at=now(),
        )  # fmt: skip


def also_of(world: World, who: str, agency: str) -> None:
    """From now on they are an officer of another agency as well."""
    Membership.objects.create(
        person=world.people[who], agency=world.agencies[agency], role="partner officer",
        since=today() - dt.timedelta(days=1),
    )  # fmt: skip


def of(request: Request, thing: Record) -> Ask:
    return Ask.objects.select_related("thing__lock").get(request=request.pk, thing__home=thing.pk)


def sees(world: World, who: str, ask: Ask) -> bool:
    listed = ask.pk in {line.id for line in asks.lines(world.reader(who))}
    assert listed == (world.client(who).get(reverse("rights:ask", args=[ask.pk])).status_code == 200)
    return listed


def test_its_holder_is_asked_nothing_and_governance_learns_that_nobody_may_answer(world: World) -> None:
    mine, theirs = entered(world), entered(world, "fire", **EDDA)
    tied(mine, theirs)
    request = looked_for(world)
    assert sees(world, "officer", of(request, mine)), "what is known of her openly is asked openly"
    for who in ("fire", "officer", "second"):
        assert not sees(world, who, of(request, theirs))
    assert not Notice.objects.filter(person=world.people["fire"]).exists()
    told = Notice.objects.filter(words=telling.NOBODY)
    assert {row.person for row in told} == {world.people["governance"]}
    assert not any("Fire" in row.words or "Edda" in row.words for row in told)
    with pytest.raises(NotTheirAsk):
        prepared(world, of(request, theirs), by="fire")


def test_who_may_read_both_ends_answers_and_nothing_else_tells_of_the_link(world: World) -> None:
    mine, theirs = entered(world), entered(world, "fire", **EDDA)
    tied(mine, theirs)
    for who in ("officer", "second"):
        also_of(world, who, "Fire brigade")
    request = looked_for(world)
    ask = of(request, theirs)
    assert sees(world, "officer", ask) and not sees(world, "fire", ask)
    assert Notice.objects.filter(about=ask.pk, person=world.people["officer"]).exists()
    page = world.client("officer").get(reverse("rights:ask", args=[ask.pk])).content.decode()
    assert "over a link between two records" in page
    handed_in(world, ask)
    assert "Wrongly" in str(Part.objects.get(ask=ask.pk).content)
    assert list(About.objects.values_list("of", flat=True)) == [ask.pk], "no share of the record by that reference"


def test_over_two_links_one_must_read_all_three_records(world: World) -> None:
    mine, middle = entered(world), entered(world, "fire", **EDDA)
    far = entered(world, "fire", **EDNA)
    tied(mine, middle)
    tied(middle, far)
    request = looked_for(world)
    assert not sees(world, "fire", of(request, far)), "the fire brigade reads both, and not that they are of Ada"
    also_of(world, "fire", "Police")
    assert sees(world, "fire", of(again(request), far))


def test_a_case_that_only_a_link_brought_is_not_asked_about_openly(world: World) -> None:
    mine, case = entered(world, "fire"), opened(world)
    there = subjects.add(case, {**ADA, **EDDA}, role="victim", by=world.reader("officer"))
    tied(mine, there.record)
    request = looked_for(world)
    ask = Ask.objects.get(request=request.pk, source="cases.case")
    assert not sees(world, "officer", ask)
    told = Notice.objects.filter(about=ask.pk)
    assert not told.exists()
    subjects.add(case, ADA, role="victim", by=world.reader("officer"))
    again(request)
    ask = Ask.objects.select_related("thing__lock").get(pk=ask.pk)
    assert sees(world, "officer", ask), "she stands in it herself now"
    assert [row.person for row in told] == [world.people["officer"]], "who can answer now is told"
    assert not sees(world, "officer", of(request, there.record))


def test_what_is_noted_over_a_link_says_nothing_of_who_asked_and_only_a_holder_erases(world: World) -> None:
    mine, theirs = entered(world), entered(world, "fire", **EDDA)
    tied(mine, theirs)
    Record.objects.filter(pk=theirs.pk).update(agency=world.agencies["Council"])  # which no reader of both is of
    for who in ("officer", "second"):
        also_of(world, who, "Fire brigade")
    ask = of(looked_for(world, "erasure"), theirs)
    with pytest.raises(NotTheirAsk):
        prepared(world, ask, decision="erase")
    ask = of(looked_for(world, "rectification", words="I am Ada Candlewick."), theirs)
    handed_in(world, ask, decision="noted", words="It stays.")
    assert [row.words for row in Remark.objects.filter(thing=theirs.pk)] == ["They say that this is wrong."]


def _quiet_minute() -> int:
    gathering.run()
    with CaptureQueriesContext(connection) as caught:
        gathering.run()
    return len(caught)


def test_what_nobody_may_tie_takes_a_minute_no_more_the_more_officers_there_are_and_is_asked_once_somebody_may(
    world: World,
) -> None:
    record, police, brigade = entered(world), world.agencies["Police"], world.agencies["Fire brigade"]
    besides.enter_vehicle(agency=police, by=world.reader("officer"), registration="QX12 ABC", of=record)
    theirs = besides.enter_vehicle(agency=brigade, by=world.reader("fire"), registration="QX12 ABC")
    request = looked_for(world)
    asked = Ask.objects.filter(request=request.pk, thing__home=theirs.pk)
    assert not asked.exists(), "nobody reads both"
    before = _quiet_minute()
    for n in range(12):
        colleague(world, f"more{n}", "Police" if n % 2 else "Fire brigade")
    assert _quiet_minute() == before
    assert not asked.exists()
    also_of(world, "fire", "Police")
    gathering.run()
    assert asked.exists() and sees(world, "fire", asked.get())


def test_a_link_that_is_confirmed_later_is_not_missed(world: World) -> None:
    mine, later = entered(world), entered(world, "fire", **EDDA)
    request = looked_for(world)
    gathering.run()
    assert not Ask.objects.filter(request=request.pk, thing__home=later.pk).exists()
    tied(mine, later)
    gathering.run()
    assert Ask.objects.filter(request=request.pk, thing__home=later.pk).exists()
