"""A day is by the clock here: half past midnight on the first of July is July, though the stored time says June."""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse

from asked_rights import looked_for, the_ask
from commonweal.portal.cases.models import Entry
from commonweal.portal.cases.verbs import subjects
from commonweal.portal.disclosures.counting import Counted
from commonweal.portal.disclosures.models import Entry as Share
from commonweal.portal.disclosures.own_counts import shares
from commonweal.portal.disclosures.verbs import disclosures
from commonweal.portal.rights import extracts
from commonweal.portal.rights.speaking import on
from known_people import ADA
from portal_sharing import GROUNDS, share_of
from portal_world import World
from worked_cases import opened, written

pytestmark = pytest.mark.django_db
NIGHT = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)
JULY = dt.date(2026, 7, 1)


def test_a_moment_in_a_summers_night_has_the_day_of_the_clock_here() -> None:
    assert on(NIGHT) == "1 July 2026"
    assert on(dt.datetime(2026, 1, 1, 0, 0, tzinfo=dt.UTC)) == "1 January 2026"


def test_a_share_has_one_day_in_the_register_its_file_and_the_quarters_data_set(world: World) -> None:
    disclosures.record(share_of(world), GROUNDS, by=world.reader("officer"))
    Share.objects.update(shared_at=NIGHT, recorded_at=NIGHT)
    assert list(shares(JULY, dt.date(2026, 9, 30))) == [Counted("Shared", "2026-07", agency="Police")]
    assert list(shares(dt.date(2026, 4, 1), dt.date(2026, 6, 30))) == []
    at = f"{reverse('disclosures:export')}?quarter=2026-07-01"
    (row,) = csv.DictReader(io.StringIO(world.client("governance").get(at).content.decode("utf-8-sig")))
    assert list(row.values())[:2] == ["2026-07-01", "2026-07-01"]


def test_what_a_person_is_told_of_a_case_has_the_day_of_the_clock_here(world: World) -> None:
    case = opened(world)
    subjects.add(case, ADA, role="victim", by=world.reader("officer"))
    written(world, case, "Ada was woken.")
    Entry.objects.filter(case=case).update(happened_at=NIGHT)
    labels = [line.label for line in extracts.lines_of(the_ask(looked_for(world), "cases.case"))]
    assert any("1 July 2026" in label for label in labels)
    assert not any("30 June 2026" in label for label in labels)
