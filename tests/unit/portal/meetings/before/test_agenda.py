import datetime as dt
from typing import Any

import pytest
from django.http import Http404

from commonweal.portal.access.refusals import NotAllowed, NotNow
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.meetings.models import Item, Minutes, Return
from commonweal.portal.meetings.queries.agendas import agenda
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.rules.items import SecondPersonNeeded, TitleMissing
from commonweal.portal.meetings.rules.meetings import NotCleared, NothingToPublish, ReasonMissing
from commonweal.portal.meetings.verbs import agendas, clearance, items
from commonweal.portal.meetings.verbs import meetings as meeting_verbs
from portal_world import ROLES, World
from round_world import JANUARY, MARCH, MAY, clear, item, meeting, police_item, practice, publish

pytestmark = pytest.mark.django_db


def _titles(world: World, name: str | None, at: Any) -> list[str]:
    return [line.title for line in agenda(world.reader(name), at.pk).lines]


def test_the_template_makes_the_agenda_with_its_days(world: World) -> None:
    of = practice(world)
    meeting(world, JANUARY, of), meeting(world, MAY, of)
    at = meeting(world, MARCH, of)
    agendas.draft(at, by=world.reader("clerk"))
    item(world, at, "Recorded crime")
    titles = _titles(world, "clerk", at)
    assert titles[:2] == ["Evacuation procedure", "Apologies for absence"]
    assert "Minutes of the previous meeting: Thursday 22 January 2026" in titles
    assert titles[-3:] == [
        "Recorded crime", "Any other business", "Date and time of next meeting: Thursday 28 May 2026",
    ]  # fmt: skip


def test_drafting_twice_adds_nothing(world: World) -> None:
    at = meeting(world)
    agendas.draft(at, by=world.reader("clerk"))
    before = _titles(world, "clerk", at)
    agendas.draft(at, by=world.reader("clerk"))
    assert _titles(world, "clerk", at) == before


def test_days_are_put_right_when_the_agenda_goes_out(world: World) -> None:
    of = practice(world)
    at, after = meeting(world, MARCH, of), meeting(world, MAY, of)
    agendas.draft(at, by=world.reader("clerk"))
    meeting_verbs.move(after, date=dt.date(2026, 6, 4), by=world.reader("clerk"))
    publish(world, at)
    assert _titles(world, None, at)[-1] == "Date and time of next meeting: Thursday 4 June 2026"


def test_standing_returns_are_asked_once(world: World) -> None:
    fire = str(world.agencies["Fire brigade"].pk)
    of = practice(world, standing_returns=[{"what": "Deliberate fires", "agency": fire}])
    at = meeting(world, MARCH, of)
    agendas.draft(at, by=world.reader("clerk"))
    agendas.draft(at, by=world.reader("clerk"))
    assert Return.objects.get(meeting=at).due_on == dt.date(2026, 3, 11)


def test_a_draft_is_seen_by_those_who_prepare_it_alone(world: World) -> None:
    at = meeting(world)
    item(world, at, "Knives", agency=world.agencies["Fire brigade"])
    readers = {name: _titles(world, name, at) for name in [None, *ROLES]}
    assert {name for name, titles in readers.items() if titles} == {"clerk", "chair", "fire"}
    assert not shown(world.reader("officer")).exists()
    publish(world, at)
    assert all(_titles(world, name, at) == ["Knives"] for name in [None, *ROLES])


def test_a_stub_shows_its_own_words_once_the_agenda_is_out(world: World) -> None:
    at = meeting(world)
    police_item(world, at, "Raids in Mill Lane", public_title="Police matter", public_reason="Operations")
    assert _titles(world, None, at) == []
    publish(world, at)
    (line,) = agenda(world.reader(None), at.pk).lines
    assert (line.title, line.reason, line.stub, line.restricted) == ("Police matter", "Operations", True, True)
    assert _titles(world, "officer", at) == ["Raids in Mill Lane"]


def test_a_restricted_item_without_a_public_title_is_refused(world: World) -> None:
    with pytest.raises(TitleMissing):
        police_item(world, meeting(world), public_title=" ")


def test_restricted_items_stand_at_the_end_until_moved(world: World) -> None:
    at = meeting(world)
    agendas.draft(at, by=world.reader("clerk"))
    raids = police_item(world, at, "Raids")
    item(world, at, "Knives")
    assert _titles(world, "clerk", at)[-4:-2] == ["Knives", "Any other business"]
    assert [line.title for line in agenda(world.reader("clerk"), at.pk).restricted_part] == ["Raids"]
    for _ in range(2):
        items.move(raids, steps=-1, by=world.reader("clerk"))
    assert _titles(world, "clerk", at)[-3:] == ["Raids", "Any other business", "Date and time of next meeting"]
    assert agenda(world.reader("clerk"), at.pk).restricted_part == ()


def test_items_can_be_moved_any_number_of_times(world: World) -> None:
    at, clerk = meeting(world), world.reader("clerk")
    made = [item(world, at, title) for title in "ABCD"]
    for _ in range(30):  # positions run out of room between and are spread anew
        items.move(made[3], steps=-1, by=clerk)
        items.move(made[3], steps=1, by=clerk)
    assert _titles(world, "clerk", at) == list("ABCD")
    items.move(made[0], steps=9, by=clerk)
    assert _titles(world, "clerk", at) == list("BCDA")


def test_an_item_moves_past_a_stub_that_its_mover_cannot_read(world: World) -> None:
    at = meeting(world)
    named = audiences.people([world.people["chair"].pk])
    knives = item(world, at, "Knives")
    item(world, at, "Secret", audience=named, public_title="Restricted", cleared=False)
    Item.objects.update(state="chair cleared")
    publish(world, at)
    assert _titles(world, "clerk", at) == ["Knives", "Restricted"]
    items.move(knives, steps=1, by=world.reader("clerk"))
    assert _titles(world, "clerk", at) == _titles(world, None, at) == ["Restricted", "Knives"]


def test_an_agenda_goes_out_only_when_its_business_is_cleared(world: World) -> None:
    at = meeting(world)
    with pytest.raises(NothingToPublish):
        publish(world, at)
    made = item(world, at, "Knives", cleared=False)
    with pytest.raises(NotCleared, match="Knives"):
        publish(world, at)
    clear(world, made)
    with pytest.raises(NotAllowed):
        agendas.publish(at, by=world.reader("chair"))
    publish(world, at)
    with pytest.raises(NotNow):
        publish(world, at)


def test_a_second_person_gives_the_chairs_clearance(world: World) -> None:
    made = item(world, meeting(world), "Knives", cleared=False)
    with pytest.raises(NotNow):
        clearance.clear_as_chair(made, by=world.reader("chair"))
    clearance.clear_as_author(made, by=world.reader("clerk"))
    with pytest.raises(SecondPersonNeeded):
        clearance.clear_as_chair(made, by=world.reader("clerk"))
    with pytest.raises(NotAllowed):
        clearance.clear_as_chair(made, by=world.reader("officer"))
    clearance.clear_as_chair(made, by=world.reader("chair"))
    clearance.send_back(made, reason="Wrong quarter", by=world.reader("chair"))
    assert (made.state, made.author_cleared_by, made.chair_cleared_by) == ("draft", None, None)


def test_its_agency_clears_its_own_item_and_nobody_elses(world: World) -> None:
    made = item(world, meeting(world), "Fires", cleared=False, agency=world.agencies["Fire brigade"])
    with pytest.raises(NotAllowed):
        clearance.clear_as_author(made, by=world.reader("officer"))
    items.change(made, by=world.reader("fire"), recommendation="To note the figures.")
    with pytest.raises(NotAllowed):
        items.change(made, by=world.reader("fire"), title="Other")
    clearance.clear_as_author(made, by=world.reader("fire"))
    with pytest.raises(NotNow):
        items.change(made, by=world.reader("fire"), recommendation="To agree the figures.")


def test_a_late_item_says_why_and_takes_the_next_number(world: World) -> None:
    at = meeting(world)
    item(world, at, "Knives")
    publish(world, at)
    with pytest.raises(ReasonMissing):
        items.add(at, title="Flood", by=world.reader("clerk"))
    late = item(world, at, "Flood", late_reason="It happened on Monday.")
    assert _titles(world, None, at) == ["Knives"]
    items.publish_late(late, by=world.reader("clerk"))
    line = agenda(world.reader(None), at.pk).lines[-1]
    assert (line.number, line.title, line.tags) == ("2", "Flood", ("late",))


def test_a_withdrawn_item_is_left_out_before_and_printed_as_withdrawn_after(world: World) -> None:
    at = meeting(world)
    early, late = item(world, at, "Knives"), item(world, at, "Bikes")
    item(world, at, "Fires")
    items.withdraw(early, reason="Not ready", by=world.reader("clerk"))
    publish(world, at)
    assert _titles(world, None, at) == ["Bikes", "Fires"]
    late.refresh_from_db()
    items.withdraw(late, reason="Officer ill", by=world.reader("clerk"))
    first = agenda(world.reader(None), at.pk).lines[0]
    assert (first.number, first.tags) == ("1", ("withdrawn",))


def test_a_meeting_that_may_not_be_read_is_a_404(world: World) -> None:
    at = meeting(world, audience=audiences.partners())
    assert agenda(world.reader("member"), at.pk)
    with pytest.raises(Http404):
        agenda(world.reader(None), at.pk)


@pytest.mark.parametrize("rows", [1, 3])
def test_an_agenda_takes_the_same_number_of_queries_however_long(
    world: World, rows: int, django_assert_num_queries: Any
) -> None:
    at = meeting(world)
    for n in range(rows):
        item(world, at, f"Matter {n}")
        police_item(world, at, f"Secret {n}", public_title=f"Stub {n}")
    publish(world, at)
    reader = world.reader("fire")
    with django_assert_num_queries(6):
        assert len(agenda(reader, at.pk).lines) == 2 * rows


def test_drafting_takes_up_the_minutes_of_the_meeting_before(world: World) -> None:
    of = practice(world)
    before = meeting(world, JANUARY, of, state="held")
    things.make(Minutes, home=before.thing, audience=audiences.public(), by=world.reader("clerk"), meeting=before)
    at = meeting(world, MARCH, of)
    agendas.draft(at, by=world.reader("clerk"))
    assert Item.objects.get(meeting=at, kind="minutes").carried_from.get().kind == "previous minutes"


def test_a_stub_worded_before_its_item_is_out_waits_with_it(world: World) -> None:
    at = meeting(world)
    item(world, at, "Knives")
    early = police_item(world, at, "Raids")
    things.show_face(early.thing, by=world.reader("clerk"), position=early.position, number="", title="Police work")
    assert _titles(world, None, at) == []
    publish(world, at)
    assert _titles(world, None, at) == ["Knives", "Police work"]
    late = police_item(world, at, "More raids", late_reason="They were on Monday.")
    things.show_face(late.thing, by=world.reader("clerk"), position=late.position, number="", title="More work")
    assert _titles(world, None, at) == ["Knives", "Police work"]
    items.publish_late(late, by=world.reader("clerk"))
    assert _titles(world, None, at) == ["Knives", "Police work", "More work"]
    late.refresh_from_db()
    items.change(late, by=world.reader("clerk"), public_title="Police work, continued")
    assert _titles(world, None, at)[-1] == "Police work, continued"
