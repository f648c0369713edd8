"""The counts by which SQLite plans."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from commonweal.portal.config.upkeep import count_what_is_kept
from commonweal.portal.jobs import schedule
from portal_world import World

pytestmark = pytest.mark.django_db


def test_sqlite_knows_how_many_rows_a_table_has_once_it_was_told_to_count(world: World) -> None:
    count_what_is_kept()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'partnership_account'")
            assert {int(row[0].split()[0]) for row in cursor.fetchall()} == {len(world.accounts)}


def test_the_worker_does_it_daily(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = timezone.make_aware(dt.datetime(2026, 3, 2, 12))
    monkeypatch.setattr(schedule, "now", lambda: noon)
    assert ("database", "day") in {(piece.name, piece.every) for piece in schedule.due()}
