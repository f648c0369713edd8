import datetime as dt
from typing import Any

import pytest

from commonweal.portal.access.refusals import NotAllowed, NotNow
from commonweal.portal.audit import clock
from commonweal.portal.meetings.models import Return
from commonweal.portal.meetings.queries import returns as queries
from commonweal.portal.meetings.rules.meetings import ReasonMissing
from commonweal.portal.meetings.verbs import returns
from commonweal.portal.notices.models import Notice
from portal_world import World
from round_world import meeting, police_item

pytestmark = pytest.mark.django_db


def _ask(world: World, what: str = "Fires by ward", *, agency: str = "Fire brigade", **fields: Any) -> Return:
    at = fields.pop("at", None) or meeting(world)
    return returns.ask(
        at, what=what, agency=world.agencies[agency], by=world.reader("clerk"),
        **{"due_on": dt.date(2026, 2, 26), **fields},
    )  # fmt: skip


def test_late_returns_stand_first_with_their_days(world: World) -> None:
    at = meeting(world)
    _ask(world, "Later", at=at, due_on=dt.date(2026, 3, 9))
    _ask(world, "Late", at=at)
    lines = queries.owed(world.reader("chair"))
    assert [(line.what, line.lateness) for line in lines] == [
        ("Late", "4 days late"), ("Later", "due Monday 9 March 2026"),
    ]  # fmt: skip


def test_an_agency_fills_in_its_own_return_and_no_other(world: World) -> None:
    owed = _ask(world)
    with pytest.raises(NotAllowed):
        returns.answer(owed, words="12 fires", by=world.reader("officer"))
    with pytest.raises(ReasonMissing):
        returns.answer(owed, words=" ", nil=True, by=world.reader("fire"))
    returns.answer(owed, words="12 fires", by=world.reader("fire"))
    line = queries.mine(world.reader("fire"))[0]
    assert (line.state, line.lateness, line.words) == ("in", "in, 4 days late", "12 fires")
    assert queries.owed(world.reader("clerk")) == ()
    returns.answer(owed, words="13 fires", by=world.reader("fire"))  # a mistake is put right
    returns.send_back(owed, reason="By ward, please", by=world.reader("clerk"))
    assert owed.state == "owed"


def test_a_nil_return_is_a_return(world: World) -> None:
    owed = _ask(world)
    returns.answer(owed, words="No fires in the quarter", nil=True, by=world.reader("fire"))
    assert queries.of_meeting(world.reader("clerk"), owed.meeting_id)[0].lateness == "nil return, 4 days late"
    with pytest.raises(NotNow):
        returns.chase(owed, by=world.reader("clerk"))


def test_chasing_tells_whoever_sits_for_the_agency_and_counts(world: World) -> None:
    owed = _ask(world)
    with pytest.raises(NotAllowed):
        returns.chase(owed, by=world.reader("chair"))
    for _ in range(2):
        returns.chase(owed, by=world.reader("clerk"))
    assert owed.chased == 2
    notices = Notice.objects.all()
    assert {notice.person for notice in notices} == {world.people["fire"]}
    assert "ire" not in notices[0].words  # what is owed is not said in a notice or a mail


def test_reminders_come_three_days_before_and_once_late(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _ask(world, due_on=dt.date(2026, 3, 9))
    told = []
    for day in (5, 6, 7, 10, 11):
        monkeypatch.setattr(clock, "now", lambda day=day: dt.datetime(2026, 3, day, 9, tzinfo=dt.UTC))
        returns.remind()
        told.append(Notice.objects.count())
    assert told == [0, 1, 1, 2, 2]


def test_what_is_owed_for_a_restricted_item_is_for_its_readers(world: World) -> None:
    at = meeting(world)
    _ask(world, "Raids by ward", at=at, agency="Police", item=police_item(world, at, "Raids"))
    _ask(world, at=at)
    assert len(queries.owed(world.reader("officer"))) == 2
    assert [line.what for line in queries.owed(world.reader("fire"))] == ["Fires by ward"]
    assert queries.owed(world.reader(None)) == ()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_number_of_queries_however_long(
    world: World, rows: int, django_assert_num_queries: Any
) -> None:
    at = meeting(world)
    for n in range(rows):
        _ask(world, f"Figures {n}", at=at, item=police_item(world, at, f"Raids {n}"), agency="Police")
    reader = world.reader("clerk")
    with django_assert_num_queries(2):
        assert len(queries.owed(reader)) == rows
