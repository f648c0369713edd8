"""Surgeries and events: entered, repeated, changed, cancelled, held; who sees what of them."""

import datetime as dt

import pytest
from django.http import Http404
from django.urls import reverse
from icalendar import Calendar

from commonweal.portal.access.refusals import NotAllowed, NotNow
from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recording
from commonweal.portal.engagement.days import days_of
from commonweal.portal.engagement.models import Event, Outcome
from commonweal.portal.engagement.queries import events as queries
from commonweal.portal.engagement.queries.themes import raised
from commonweal.portal.engagement.verbs import events, themes
from held_events import event, held, page_of, said, theme
from portal_world import World
from promises import ago

pytestmark = pytest.mark.django_db


def coming(world: World, who: str | None) -> list[str]:
    with recording():
        return [line.title for line in queries.coming(world.reader(who))]


def test_everyone_sees_what_is_public_and_partners_what_is_theirs(world: World) -> None:
    event(world)
    event(world, "Walk of the estate", audience=audiences.partners())
    event(world, "Police and council", audience=audiences.agencies([world.agencies["Police"].pk]))
    assert coming(world, None) == coming(world, "administrator") == ["Surgery at the library"]
    assert coming(world, "fire") == ["Surgery at the library", "Walk of the estate"]
    assert len(coming(world, "officer")) == 3


def test_what_came_of_it_is_for_partners_and_its_actions_too(world: World) -> None:
    outcome = held(world, notes="canaryofnotes")
    events.follow_up(outcome, text="Mend the lamps", agency=world.agencies["Police"], by=world.reader("officer"))
    ours, theirs = page_of(world, "fire", outcome.event), page_of(world, None, outcome.event)
    assert ours.came is not None and (ours.came.attendance, ours.came.notes) == (12, "canaryofnotes")
    assert [(one.theme, one.count) for one in ours.came.raised] == [("Bonfires and fires", 6)]
    assert [action.text for action in ours.came.actions] == ["Mend the lamps"]
    assert theirs.came is None and theirs.line.title == ours.line.title and not theirs.may_change


def test_an_officer_works_on_what_the_own_agency_holds_or_takes_part_in(world: World) -> None:
    council = event(world, agency="Council", by="analyst")
    with pytest.raises(NotAllowed):
        events.cancel(council, reason="Rain", by=world.reader("officer"))
    with pytest.raises(NotAllowed):
        event(world, agency="Council", by="officer")
    both = event(world, agency="Council", by="analyst", agencies=[world.agencies["Police"]])
    assert events.cancel(both, reason="Rain", by=world.reader("officer"))[0].state == "cancelled"
    for who in ("member", "governance", "administrator", None):
        with pytest.raises(NotAllowed):
            event(world, by=who or "administrator", agency="Council")


@pytest.mark.parametrize(
    ("repeat", "days"),
    [
        ("once", ["2026-03-10"]),
        ("weekly", ["2026-03-10", "2026-03-17", "2026-03-24"]),
        ("fortnightly", ["2026-03-10", "2026-03-24", "2026-04-07"]),
        ("monthly", ["2026-03-10", "2026-04-14", "2026-05-12"]),  # second Tuesdays
    ],
)
def test_days_of_what_is_repeated(repeat: str, days: list[str]) -> None:
    assert [day.isoformat() for day in days_of(dt.date(2026, 3, 10), repeat, 3)] == days


def test_a_fifth_weekday_passes_over_months_that_have_none() -> None:
    assert [d.isoformat() for d in days_of(dt.date(2026, 1, 30), "monthly", 3)] == [
        "2026-01-30", "2026-05-29", "2026-07-31",
    ]  # fmt: skip


def test_a_series_is_cancelled_from_a_day_on_and_stays_in_the_calendar(world: World) -> None:
    days = [ago(-7 * n) for n in range(1, 5)]
    made = events.enter(said(world), days=days, by=world.reader("officer"), body=world.body)
    cancelled = events.cancel(made[1], reason="The hall is closed", later_too=True, by=world.reader("officer"))
    assert [one.on for one in cancelled] == days[1:]
    with recording():
        lines = queries.coming(world.reader(None))
    assert [line.cancelled for line in lines] == [False, True, True, True] and lines[1].reason == "The hall is closed"
    with pytest.raises(NotNow):
        events.change(made[1], said(world), on=days[1], by=world.reader("officer"))
    with pytest.raises(NotNow):
        events.cancel(made[0], reason=" ", by=world.reader("officer"))


def test_it_is_told_of_once_its_day_has_come_and_corrected_with_care(world: World) -> None:
    ahead = event(world)
    with pytest.raises(NotNow, match="not taken place"):
        events.say_what_came(ahead, by=world.reader("officer"), attendance=1, themes={})
    outcome = held(world, attendance=None)
    assert Event.objects.get(pk=outcome.event_id).state == "held" and outcome.attendance is None
    again = events.say_what_came(
        outcome.event, by=world.reader("officer"), attendance=0, themes={theme().pk: 0, theme("Shop theft").pk: 2}
    )
    assert again.pk == outcome.pk and again.themes == {str(theme("Shop theft").pk): 2} and again.attendance == 0
    with pytest.raises(NotNow, match="Someone else"):
        events.say_what_came(
            outcome.event, by=world.reader("officer"), attendance=3, themes={}, seen="another form's mark"
        )
    with pytest.raises(NotNow, match="cannot be read"):
        events.say_what_came(outcome.event, by=world.reader("officer"), attendance=3, themes={theme().pk: -1})


def test_the_list_of_themes_is_kept_and_what_was_counted_keeps_its_name(world: World) -> None:
    clerk = world.reader("clerk")
    new = themes.add("Water safety", by=clerk)
    outcome = held(world, themes={new.pk: 4})
    themes.drop(new, by=clerk)
    page = page_of(world, "officer", outcome.event)
    assert page.came is not None and page.came.raised[0].theme == "Water safety"
    with pytest.raises(NotNow):
        themes.add("shop theft", by=clerk)
    assert themes.add("water safety", by=clerk).offered
    with pytest.raises(NotAllowed):
        themes.add("Mine", by=world.reader("officer"))


def test_sums_are_of_what_the_reader_may_read(world: World) -> None:
    held(world)
    held(world, "Closed", audience=audiences.agencies([world.agencies["Police"].pk]), themes={theme().pk: 40})
    with recording():
        ours = raised(world.reader("officer"), ago(30), ago(0))
        theirs = raised(world.reader("fire"), ago(30), ago(0))
        paper = raised(world.reader("officer"), ago(30), ago(0), audiences=("public",))
    assert ours.total["Bonfires and fires"] == 46 and theirs.total["Bonfires and fires"] == 6
    assert paper.total == theirs.total and theirs.attendance == 12


def test_the_calendar_is_sound_and_public_alone(world: World) -> None:
    summer = dt.date(today().year, 7, 7)  # when London is an hour ahead
    event(world, "Tea, talk; and\nmore", on=summer)
    events.cancel(event(world, "Off", on=summer + dt.timedelta(days=1)), reason="Rain", by=world.reader("officer"))
    event(world, "Hidden", audience=audiences.partners())
    body = world.client("officer").get(reverse("engagement:calendar")).content
    found = {str(e["summary"]): e for e in Calendar.from_ical(body).walk("VEVENT")}
    assert set(found) == {"Tea, talk; and more", "Cancelled: Off"}
    tea = found["Tea, talk; and more"]
    assert tea["dtstart"].dt == dt.datetime(summer.year, 7, 7, 9, 30, tzinfo=dt.UTC) and tea["status"] == "CONFIRMED"
    assert found["Cancelled: Off"]["status"] == "CANCELLED" and str(found["Cancelled: Off"]["description"]) == "Rain"
    assert str(tea["location"]) == "Candlewick Library, Candlewick" and tea["dtend"].dt > tea["dtstart"].dt


def test_hidden_and_absent_are_the_same(world: World) -> None:
    hidden = event(world, audience=audiences.partners())
    with pytest.raises(Http404):
        page_of(world, None, hidden)
    assert Outcome.objects.count() == 0
