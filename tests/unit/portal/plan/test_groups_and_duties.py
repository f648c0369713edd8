"""Groups with their end, and duties with what shows that they were met."""

from decimal import Decimal

import pytest

from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.recording import recording
from commonweal.portal.plan.models import Duty, Fulfilment
from commonweal.portal.plan.queries import duties as duty_queries
from commonweal.portal.plan.queries import groups as group_queries
from commonweal.portal.plan.refusals import NotInState, NotTheirPlan
from commonweal.portal.plan.verbs import duties, groups, milestones
from commonweal.portal.plan.verbs.duties import months_after
from kept_papers import written
from plan_year import duty, furnish, group, made
from portal_world import World
from promises import ago

pytestmark = pytest.mark.django_db


def test_a_group_that_was_to_end_stands_first_and_an_ended_one_stays_to_be_read(world: World) -> None:
    late, later = group(world), group(world, "Bonfire group", days=-30)
    with recording():
        assert [line.overdue for line in group_queries.groups(world.reader("member"))] == [True, False]
    groups.end(late, outcome="Forty lamps", by=world.reader("officer"))
    with recording():
        listed = group_queries.groups(world.reader("member"))
        page = group_queries.page(world.reader("member"), late.pk)
    assert [line.id for line in listed] == [later.pk, late.pk]
    assert page.outcome == "Forty lamps"
    with pytest.raises(NotInState):
        groups.seat(late, agency=world.agencies["Fire brigade"], by=world.reader("officer"))


def test_a_group_has_terms_an_end_and_a_lead_of_ones_own(world: World) -> None:
    with pytest.raises(SomethingMissing, match="has an end"):
        group(world, ends_on=None)
    with pytest.raises(NotTheirPlan):
        group(world, by="fire")
    with pytest.raises(NotTheirPlan):
        groups.end(group(world), outcome="Nothing", by=world.reader("fire"))


def test_who_takes_part_is_named_to_partners_alone_and_once(world: World) -> None:
    row = group(world)
    officer, fire = world.reader("officer"), world.people["fire"]
    groups.seat(row, agency=world.agencies["Fire brigade"], person=fire, by=officer)
    with pytest.raises(NotInState):
        groups.seat(row, agency=world.agencies["Fire brigade"], person=fire, by=officer)
    with recording():
        seats = group_queries.page(world.reader("member"), row.pk).seats
    assert [(seat.agency, seat.person) for seat in seats] == [("Police", ""), ("Fire brigade", "Fire Example")]


def test_the_usual_duties_are_entered_once_each_with_its_law(world: World) -> None:
    chair, council = world.reader("chair"), world.agencies["Council"]
    assert len(duties.offer_usual(owner=council, by=chair, body=world.body)) == 7
    assert duties.offer_usual(owner=council, by=chair, body=world.body) == []
    assert not Duty.objects.filter(law="").exists()
    with pytest.raises(NotTheirPlan):
        duties.offer_usual(owner=council, by=world.reader("officer"), body=world.body)


def test_a_duty_is_met_with_something_that_shows_it_and_falls_due_again(world: World) -> None:
    row, officer = duty(world), world.reader("officer")
    with recording():
        assert duty_queries.page(officer, row.pk).line.state == "overdue"
    with pytest.raises(SomethingMissing, match="Nothing shows it"):
        duties.fulfil(row, words="Looked at", by=officer)
    with pytest.raises(NotTheirPlan):
        duties.fulfil(row, words="Looked at", address="The safe", by=world.reader("fire"))
    paper = written(world)
    duties.fulfil(row, words="Looked at", shown_by=paper.thing, by=officer)
    assert Duty.objects.get().due_on == months_after(ago(3), 12)
    assert Fulfilment.objects.get().was_due_on == ago(3)
    with recording():
        seen = duty_queries.page(officer, row.pk).met[0]
        hidden = duty_queries.page(world.reader("fire"), row.pk).met[0]
    assert seen.place
    assert (seen.place.words, hidden.place) == ("Underpass", None), "a draft of the police's is named to them alone"


def test_a_form_that_is_sent_twice_counts_once(world: World) -> None:
    row, chair = duty(world), world.reader("chair")
    duties.fulfil(row, words="Renewed", address="Shared drive", by=chair)
    due = Duty.objects.get().due_on
    with pytest.raises(NotInState, match="already"):
        duties.fulfil(row, words="Renewed", address="Shared drive", by=chair)
    assert (Duty.objects.get().due_on, Fulfilment.objects.count()) == (due, 1)
    priority = furnish(world, made(world))
    with pytest.raises(NotInState, match="already"):
        milestones.cost(
            priority, words="Lamps in the lane paid", agency=world.agencies["Police"], year=2026,
            planned=Decimal(900), by=world.reader("officer"), source="A grant",
        )  # fmt: skip
