"""A case that nobody leads any more: a member asks, somebody else answers, all are told; nobody takes it alone."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.urls import reverse

from commonweal.portal.access.models import Seat
from commonweal.portal.access.queries import readable
from commonweal.portal.access.walls.acting import acting_as
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import gathering
from commonweal.portal.cases import lead_rules, rules
from commonweal.portal.cases.models import LEAD, Case, Entry, Glass, Need
from commonweal.portal.cases.refusals import NotInCase, NotTheirCase, NotTheirsToReview
from commonweal.portal.cases.verbs import conflicts, glass, leading
from commonweal.portal.cases.verbs.glass import Sought
from commonweal.portal.notices import queries as notices
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.models import Membership
from grouped_world import another_officer
from portal_world import World
from worked_cases import opened, seated, written

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _gathered() -> Iterator[None]:
    """What is read is gathered as for a page."""
    with gathering():
        yield


@pytest.fixture
def case(world: World) -> Case:
    """A case of the police's, with the fire brigade and another of the police in it, whose lead has left."""
    another_officer(world, "sergeant", "Police")
    found = opened(world)
    for who in ("fire", "sergeant"):
        seated(world, found, who)
    gone(world)
    return found


def gone(world: World, who: str = "officer") -> None:
    """Somebody is no officer of their agency any more."""
    Membership.objects.filter(person=world.people[who]).update(until=today() - DAY)


def answered(world: World, verdict: str = "justified", by: str = "governance") -> Glass:
    """What governance says to who asked, or broke the glass."""
    row = Glass.objects.select_related("thing__lock").get(verdict="")
    with acting_as(world.reader(by)):
        return glass.review(row, verdict=verdict, words="I rang their agency.", by=world.reader(by))


def leads(case: Case) -> list[object]:
    """Who leads it."""
    return [row.person for row in Seat.objects.filter(audience=case.group, lead=True, until=None)]


def test_a_member_of_the_lead_agency_asks_governance_answers_and_they_lead(world: World, case: Case) -> None:
    page = f"/cases/{case.pk}/members/"
    sergeant = world.client("sergeant")
    assert sergeant.get(f"{page}take-lead/").status_code == 404, "nobody takes it by their own word"
    with pytest.raises(NotTheirCase, match="has not agreed"):
        leading.take(case, why="Mine.", by=world.reader("sergeant"))
    assert "Ask to lead it" in sergeant.get(page).content.decode()
    sergeant.post(f"{page}ask-to-lead/", {"why": "She retired, and I know the street."})
    assert "has not answered yet" in sergeant.get(page).content.decode()
    assert sergeant.get(f"{page}take-lead/").status_code == 404, "still"
    asked = Glass.objects.get()
    assert asked.code in world.client("fire").get(page).content.decode(), "whoever works on it can speak up"
    answered(world)
    assert "agreed that you lead it" in sergeant.get(page).content.decode()
    sergeant.post(f"{page}take-lead/", {"why": "She retired."})
    assert leads(case) == [world.people["sergeant"]]
    assert rules.leads(world.reader("sergeant"), case)
    told = {(row.person.name, row.words) for row in Notice.objects.all()}
    assert {
        ("Fire Example", leading.ASKED), ("Fire Example", leading.TAKEN), ("Governance Example", leading.TO_ANSWER),
        ("Governance Example", leading.TAKEN_TO_GOVERN), ("Sergeant Example", glass.ANSWERED),
    } <= told  # fmt: skip
    Membership.objects.filter(person=world.people["officer"]).update(until=None)
    assert not rules.leads(world.reader("officer"), case)


def test_governance_answers_without_learning_which_case(world: World, case: Case) -> None:
    leading.ask(case, why="She retired.", by=world.reader("sergeant"))
    row = Glass.objects.get()
    (told,) = notices.mine(world.reader("governance"))
    assert told.words == leading.TO_ANSWER
    page = world.client("governance").get(reverse("cases:review-glass", args=[row.pk])).content.decode()
    assert "ask to lead it" in page and "She retired." in page
    assert case.reference not in page and case.title not in page and str(case.pk) not in page
    assert world.client("governance").get(f"/cases/{case.pk}/").status_code == 404
    answered(world)
    with acting_as(world.reader("sergeant")):
        leading.take(case, why="She retired.", by=world.reader("sergeant"))
    assert next(row.words for row in notices.mine(world.reader("governance"))) == leading.TAKEN_TO_GOVERN
    assert world.client("fire").get(reverse("cases:review-glass", args=[row.pk])).status_code == 404


def test_a_no_opens_nothing_and_nobody_answers_themselves(world: World, case: Case) -> None:
    leading.ask(case, why="She retired.", by=world.reader("sergeant"))
    Membership.objects.create(
        person=world.people["sergeant"], agency=world.agencies["Police"], role="governance", since="2024-01-01"
    )
    with pytest.raises(NotTheirsToReview):
        answered(world, by="sergeant")
    with pytest.raises(NotInCase, match="asked already"):
        leading.ask(case, why="Again.", by=world.reader("sergeant"))
    answered(world, "not justified")
    with pytest.raises(NotTheirCase):
        leading.take(case, why="Mine.", by=world.reader("sergeant"))
    leading.ask(case, why="They moved me there.", by=world.reader("sergeant"))
    assert answered(world).way == LEAD
    leading.take(case, why="Mine.", by=world.reader("sergeant"))


@pytest.mark.parametrize("verdict", ["not justified", "unclear"])
def test_what_was_answered_stands_where_the_asking_stood(world: World, case: Case, verdict: str) -> None:
    page = f"/cases/{case.pk}/members/"
    leading.ask(case, why="She retired.", by=world.reader("sergeant"))
    code = Glass.objects.get().code
    for who in ("sergeant", "fire"):
        assert f"asks to lead it: {code}" in world.client(who).get(page).content.decode()
    asked = reverse("cases:review-glass", args=[Glass.objects.get().pk])
    assert "May they lead the case?" in world.client("governance").get(asked).content.decode()
    answered(world, verdict)
    assert "justified" not in world.client("sergeant").get(asked).content.decode(), "nobody did anything wrong"
    for who in ("sergeant", "fire"):
        shown = world.client(who).get(page).content.decode()
        assert "asks to lead it" not in shown and "I rang their agency." not in shown
        assert f"Asked to lead it ({code}): information governance did not agree on" in shown
        assert ("what they said" in shown, "Ask again" in shown) == (who == "sergeant",) * 2
    assert "asked to lead a case" in world.client("governance").get(reverse("cases:broken")).content.decode()


def test_a_yes_and_a_request_that_nobody_answered_say_so(world: World, case: Case) -> None:
    page = f"/cases/{case.pk}/members/"
    leading.ask(case, why="She retired.", by=world.reader("sergeant"))
    Glass.objects.update(until=now() - DAY)
    assert "did not answer within a week" in world.client("fire").get(page).content.decode()
    answered(world)
    shown = world.client("fire").get(page).content.decode()
    assert "information governance agreed on" in shown and "asks to lead" not in shown


def test_a_yes_is_for_one_case_and_ends(world: World, case: Case) -> None:
    other = opened(world, "Another", by="fire")
    seated(world, other, "sergeant", by="fire")
    leading.ask(case, why="She retired.", by=world.reader("sergeant"))
    answered(world)
    gone(world, "fire")
    with pytest.raises(NotTheirCase):
        leading.take(other, why="That too.", by=world.reader("sergeant"))
    Glass.objects.update(until=now() - DAY)
    with pytest.raises(NotTheirCase):
        leading.take(case, why="Late.", by=world.reader("sergeant"))


def test_a_late_yes_holds_as_long_as_one_in_time(world: World, case: Case) -> None:
    leading.ask(case, why="She retired.", by=world.reader("sergeant"))
    Glass.objects.update(until=now() - DAY)
    assert answered(world).until > now() + 6 * DAY
    leading.take(case, why="She retired.", by=world.reader("sergeant"))
    assert leads(case) == [world.people["sergeant"]]


def test_where_there_is_a_lead_or_one_of_the_lead_agency_nobody_else_asks(world: World, case: Case) -> None:
    with pytest.raises(NotTheirCase, match="lead agency"):
        leading.ask(case, why="We could.", by=world.reader("fire"))
    Membership.objects.filter(person=world.people["officer"]).update(until=None)
    with pytest.raises(NotTheirCase, match="has a lead"):
        leading.ask(case, why="I could.", by=world.reader("sergeant"))
    assert not lead_rules.reader_can_ask(world.reader("sergeant"), case)


def test_where_the_lead_agency_has_nobody_left_there_any_member_asks(world: World, case: Case) -> None:
    gone(world, "sergeant")
    leading.ask(case, why="The police have nobody there.", by=world.reader("fire"))
    answered(world)
    leading.take(case, why="Nobody else.", by=world.reader("fire"))
    case.refresh_from_db()
    assert case.lead == world.agencies["Fire brigade"]


def test_a_case_that_nobody_works_on_is_taken_on_over_glass_that_governance_found_justified(world: World) -> None:
    another_officer(world, "sergeant", "Police")
    case, me = opened(world), world.reader("sergeant")
    gone(world)
    sought, police = Sought(reference=case.reference), world.agencies["Police"]
    glass.break_glass(sought, reason="She left, and nobody leads it.", agency=police, by=me)
    with pytest.raises(NotTheirCase):
        leading.take(case, why="Mine now.", by=world.reader("sergeant"))
    answered(world)
    leading.take(case, why="Mine now.", by=world.reader("sergeant"))
    assert rules.leads(world.reader("sergeant"), case)
    written(world, case, "I lead it now.", by="sergeant")


def test_broken_glass_that_was_justified_gives_a_member_no_lead(world: World, case: Case) -> None:
    seat = Seat.objects.get(audience=case.group, person=world.people["sergeant"])
    sought, police = Sought(reference=case.reference), world.agencies["Police"]
    glass.break_glass(sought, reason="A child is in danger there.", agency=police, by=world.reader("sergeant"))
    Need.objects.filter(seat=seat).update(glass_code=answered(world).code)
    with pytest.raises(NotTheirCase):
        leading.take(case, why="Mine.", by=world.reader("sergeant"))


def test_a_conflict_declared_while_nobody_leads_reaches_those_who_can_act(world: World, case: Case) -> None:
    page = world.client("fire").get(f"/cases/{case.pk}/members/conflict/").content.decode()
    assert "Sergeant Example (Police)" in page and "Officer Example" not in page
    entry = conflicts.declare(case, why="He is my cousin.", by=world.reader("fire"))
    Membership.objects.filter(person=world.people["officer"]).update(until=None)  # back, and not of those told
    seen = {
        who: readable(world.reader(who), Entry).filter(pk=entry.pk).exists() for who in ("officer", "fire", "sergeant")
    }
    assert seen == {"officer": False, "fire": True, "sergeant": True}
    told = Notice.objects.get(words=conflicts.TOLD_ALL)
    assert (told.person.name, "cousin" in told.words) == ("Sergeant Example", False)


def test_a_conflict_that_nobody_would_read_is_not_taken(world: World, case: Case) -> None:
    gone(world, "sergeant")
    page = world.client("fire").get(f"/cases/{case.pk}/members/conflict/").content.decode()
    assert "nobody would read it" in page and "What is the conflict?" not in page
    with pytest.raises(NotInCase, match="nobody would read it"):
        conflicts.declare(case, why="He is my cousin.", by=world.reader("fire"))
