"""Regular work is begun once an hour or a day, whoever looks."""

import datetime as dt

import pytest
from django.utils import timezone

from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import ScheduledRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What ran, in order; the registry is the test's own."""
    monkeypatch.setattr(schedule, "_pieces", {})
    return []


def _at(monkeypatch: pytest.MonkeyPatch, day: int, hour: int, minute: int = 0) -> None:
    moment = timezone.make_aware(dt.datetime(2026, 3, day, hour, minute))
    monkeypatch.setattr(schedule, "now", lambda: moment)


def test_hourly_work_is_done_once_an_hour(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    schedule.hourly("anchor", lambda: done.append("anchor"))
    for hour, minute in ((9, 50), (9, 59), (10, 1), (10, 2)):
        _at(monkeypatch, 2, hour, minute)
        worker.run(once=True)
    assert done == ["anchor", "anchor"]


def test_daily_work_waits_for_its_hour(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    schedule.daily("digest", lambda: done.append("digest"), hour=7)
    for day, hour in ((2, 6), (2, 7), (2, 23), (3, 1), (3, 8)):
        _at(monkeypatch, day, hour)
        worker.run(once=True)
    assert done == ["digest", "digest"]
    assert ScheduledRun.objects.count() == 1


def test_of_two_workers_one_begins_it(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    schedule.hourly("anchor", lambda: done.append("anchor"))
    _at(monkeypatch, 2, 9)
    (seen_by_one,) = schedule.due()
    (seen_by_other,) = schedule.due()
    assert schedule.begin(seen_by_one)
    assert not schedule.begin(seen_by_other)


def test_one_piece_that_stumbles_stops_neither_the_worker_nor_the_others(
    done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble() -> None:
        raise RuntimeError

    schedule.hourly("a stumbles", stumble)
    schedule.hourly("b follows", lambda: done.append("b"))
    _at(monkeypatch, 2, 9)
    worker.run(once=True)
    assert done == ["b"]


def test_two_functions_under_one_name_are_a_mistake(done: list[str]) -> None:
    schedule.hourly("anchor", done.clear)
    with pytest.raises(ValueError, match="two pieces"):
        schedule.hourly("anchor", done.copy)
