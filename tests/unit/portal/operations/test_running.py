"""What was done: who enters and corrects it, how it adds up, how it leaves as a file."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest

from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.refusals import ChangedMeanwhile
from commonweal.portal.operations import exports
from commonweal.portal.operations.models import Activity, ActivityKind
from commonweal.portal.operations.queries.activities import activities, last_values, sums, total
from commonweal.portal.operations.refusals import (
    NotAKind,
    NotInState,
    NotTheirActivity,
    NotTheirOperation,
)
from commonweal.portal.operations.verbs import activities as verbs
from commonweal.portal.operations.verbs import kinds
from planned_operations import CANDLEWICK, done, entered, planned
from portal_world import World

pytestmark = pytest.mark.django_db


def test_an_agency_enters_what_it_did_itself_the_lead_for_all(world: World) -> None:
    operation = planned(world, partners=[world.agencies["Fire brigade"]])
    entered(world, operation, by="fire", agency="Fire brigade")
    entered(world, operation, by="officer", agency="Fire brigade")
    for who, agency in (("fire", "Police"), ("member", "Voluntary action"), ("officer", "Council")):
        with pytest.raises(NotTheirActivity):
            entered(world, operation, by=who, agency=agency)
    assert len(activities(world.reader("member"), operation)) == 2


def test_a_correction_stays_with_who_may_enter_it(world: World) -> None:
    operation = planned(world, partners=[world.agencies["Fire brigade"]])
    row = entered(world, operation)
    with pytest.raises(NotTheirActivity):
        verbs.amend(row, done(world, result="Theirs"), by=world.reader("fire"))
    verbs.amend(row, done(world, result="Two bags"), by=world.reader("officer"))
    verbs.strike(row, reason="It was another street", by=world.reader("officer"))
    assert activities(world.reader("officer"), operation) == ()
    (struck,) = activities(world.reader("officer"), operation, struck=True)
    assert (struck.result, struck.struck, struck.may_amend) == ("Two bags", "It was another street", False)
    with pytest.raises(NotInState):
        verbs.amend(row, done(world), by=world.reader("officer"))


def test_a_correction_does_not_write_over_one_that_came_meanwhile(world: World) -> None:
    activity = entered(world, planned(world))
    seen = mark_of(Activity.objects.get(), verbs.DONE)
    verbs.amend(activity, done(world, result="First"), by=world.reader("officer"), seen=seen)
    with pytest.raises(ChangedMeanwhile):
        verbs.amend(activity, done(world, result="Second"), by=world.reader("officer"), seen=seen)
    assert Activity.objects.get().result == "First"


def test_wards_of_one_name_are_told_apart_where_things_are_counted_by_ward(world: World) -> None:
    operation = planned(world)
    entered(world, operation, wards=[CANDLEWICK | {"code": "E05990999"}])
    (line,) = activities(world.reader("officer"), operation)
    assert (line.wards, line.ward_codes) == (("Candlewick",), ("E05990999",))


def test_what_was_not_told_is_not_nought(world: World) -> None:
    operation = planned(world)
    entered(world, operation, quantity=Decimal("1.50"), unit="hours")
    entered(world, operation, quantity=Decimal(2), unit="hours", cost=Decimal(40))
    found = activities(world.reader("officer"), operation)
    (one,) = sums(found)
    assert (one.times, one.amounts, one.cost, one.volunteers) == (2, "3.5 hours", Decimal(40), None)
    assert total(found) == (Decimal(40), None)
    assert total(()) == (None, None)


def test_the_form_begins_with_what_one_entered_last(world: World) -> None:
    operation = planned(world, partners=[world.agencies["Fire brigade"]])
    entered(world, operation, place="Castle Street", result="Quiet", cost=Decimal(3))
    begins = last_values(world.reader("officer"), operation)
    assert (begins["place"], begins["first"]) == ("Castle Street", dt.date(2023, 9, 5))
    assert not {"result", "cost", "quantity"} & set(begins)
    assert last_values(world.reader("fire"), operation) == {}


def test_the_file_holds_no_formula(world: World) -> None:
    operation = planned(world)
    entered(world, operation, place='=HYPERLINK("http://x")', result="+1 evening", quantity=Decimal(-0))
    content = exports.csv_of(activities(world.reader("officer"), operation)).decode("utf-8-sig")
    head, row = csv.reader(io.StringIO(content))
    said = dict(zip(head, row, strict=True))
    assert (said["Place"][0], said["Result"][0]) == ("'", "'")
    assert (said["First day"], said["Cost (£)"]) == ("2023-09-05", "")


def test_the_partnership_keeps_its_own_list_of_kinds(world: World) -> None:
    assert ActivityKind.objects.filter(name="Bonfire removal", offered=True).exists()
    with pytest.raises(NotTheirOperation):
        kinds.add("Lamp repair", by=world.reader("officer"))
    kind = kinds.add("Lamp repair", unit="lamps", by=world.reader("chair"))
    with pytest.raises(NotAKind):
        kinds.add("lamp REPAIR", by=world.reader("analyst"))
    row = entered(world, planned(world), kind="Lamp repair")
    kinds.drop(kind, by=world.reader("analyst"))
    page = world.client("officer").get(f"/operations/activities/{row.pk}/").content.decode()
    assert "Lamp repair" in page, "what was done under it keeps its name"
    assert (
        "Lamp repair" not in world.client("officer").get(f"/operations/{row.operation_id}/activities/").content.decode()
    )
    assert kinds.add("Lamp repair", by=world.reader("chair")) == kind, "put back on the list"
