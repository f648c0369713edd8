import datetime as dt

import pytest

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.meetings import numbering
from commonweal.portal.meetings.models import Item
from commonweal.portal.meetings.queries.agendas import agenda
from commonweal.portal.meetings.verbs import items
from portal_world import World
from round_world import MARCH, MAY, item, meeting, police_item, practice, publish

pytestmark = pytest.mark.django_db


def _numbers(world: World, name: str | None, at: object) -> list[str]:
    return [line.number for line in agenda(world.reader(name), at).lines]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "year"), [("2024-03-28", 2023), ("2024-04-30", 2023), ("2024-05-01", 2024), ("2024-12-01", 2024)]
)
def test_the_municipal_year_begins_in_may(day: str, year: int) -> None:
    assert numbering.year_began(dt.date.fromisoformat(day)) == year


def test_only_numbers_of_the_series_count() -> None:
    series = {"numbering": "year series", "prefix": "STP", "year": 2025}
    found = [numbering.running(n, **series) for n in ("STP/4/25", "STP/4/24", "STP 4/25", "4", "XSTP/9/25")]  # type: ignore[arg-type]
    assert found == [4, 0, 0, 0, 0]


def test_a_year_series_starts_again_at_each_meeting_or_runs_on(world: World) -> None:
    of = practice(world, numbering="year series", prefix="STP")
    first, second = meeting(world, dt.date(2026, 3, 12), of), meeting(world, MARCH, of)
    for at in (first, second):
        item(world, at, "Knives")
    publish(world, first)
    publish(world, second)
    assert _numbers(world, None, second.pk) == ["STP/1/25"]
    of.running = "year"
    of.save()
    third, fourth = meeting(world, dt.date(2026, 4, 23), of), meeting(world, MAY, of)
    for at in (third, fourth):
        item(world, at, "Nuisance bikes")
        item(world, at, "Doorstep theft")
        publish(world, at)
    assert _numbers(world, None, third.pk) == ["STP/2/25", "STP/3/25"]
    assert _numbers(world, None, fourth.pk) == ["STP/1/26", "STP/2/26"]  # after May, a new year


def test_numbers_are_fixed_when_the_agenda_goes_out_and_can_be_overtyped(world: World) -> None:
    at = meeting(world)
    one, two = item(world, at, "Knives"), item(world, at, "Bikes")
    assert {one.number, two.number} == {""}
    publish(world, at)
    assert _numbers(world, None, at.pk) == ["1", "2"]
    two.refresh_from_db()
    items.renumber(two, number="1", by=world.reader("clerk"))
    found = agenda(world.reader(None), at.pk)
    assert [line.number for line in found.lines] == ["1", "1"]
    assert found.repeated == {"1"}  # pointed out, not refused


def test_a_stub_counts_in_the_open_series_and_a_hidden_item_leaves_no_gap(world: World) -> None:
    at = meeting(world)
    item(world, at, "Knives")
    police_item(world, at, "Raids", face="hidden")
    police_item(world, at, "Comparison", public_title="Comparison with others")
    publish(world, at)
    assert sorted(_numbers(world, "officer", at.pk)) == ["1", "2", "C1"]  # there is something to leak
    assert _numbers(world, None, at.pk) == ["1", "2"]
    assert _numbers(world, "fire", at.pk) == ["1", "2"]


def test_closed_numbers_show_no_gap_to_any_reader(world: World) -> None:
    at, clerk = meeting(world), world.reader("clerk")
    police = audiences.agencies([world.agencies["Police"].id, world.agencies["Council"].id])
    item(world, at, "Raids", audience=police, face="hidden")
    item(world, at, "Budget", audience=audiences.partners(), face="hidden")
    publish(world, at)
    assert dict(Item.objects.values_list("title", "number")) == {"Budget": "C1", "Raids": "C2"}
    assert _numbers(world, "fire", at.pk) == ["C1"]
    assert _numbers(world, None, at.pk) == []
    assert clerk.signed_in


def test_an_earlier_restricted_meeting_leaves_no_gap_in_the_years_numbers(world: World) -> None:
    of = practice(world, numbering="year series", prefix="STP", running="year")
    closed = meeting(world, dt.date(2026, 3, 12), of, audience=audiences.partners())
    item(world, closed, "Exercise")
    publish(world, closed)
    at = meeting(world, MARCH, of)
    item(world, at, "Knives")
    publish(world, at)
    assert _numbers(world, "member", closed.pk) == ["STP/1/25"]
    assert _numbers(world, None, at.pk) == ["STP/1/25"]


def test_an_item_hidden_since_it_was_printed_leaves_no_gap_in_later_numbers(world: World) -> None:
    of = practice(world, numbering="year series", prefix="STP", running="year")
    first, clerk = meeting(world, dt.date(2026, 3, 12), of), world.reader("clerk")
    gone = police_item(world, first, "Raids", public_title="Raids of the month")
    publish(world, first)
    assert _numbers(world, None, first.pk) == ["STP/1/25"]  # its stub: there is something to leak
    gone.thing.refresh_from_db()
    things.set_audience(gone.thing, audience=gone.thing.audience, face=HIDDEN, by=clerk)
    at = meeting(world, MARCH, of)
    item(world, at, "Knives")
    publish(world, at)
    assert _numbers(world, "officer", first.pk) == ["STP/1/25"]
    assert _numbers(world, None, at.pk) == ["STP/1/25"]
