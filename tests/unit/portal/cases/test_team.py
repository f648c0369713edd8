"""Who sits in a case: given and taken by its lead, sealed, handed over; never by rank."""

import datetime as dt

import pytest

from commonweal.portal.access.models import Seat
from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import SealedFromThem, SomethingMissing
from commonweal.portal.access.walls.acting import acting_as
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases.models import Case, Entry, Need
from commonweal.portal.cases.queries import readings
from commonweal.portal.cases.queries.readings import Readings
from commonweal.portal.cases.refusals import NoLeadLeft, NotAPartner, NotInCase, NotTheirCase
from commonweal.portal.cases.verbs import conflicts, tasks, team, working
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.models import Membership
from grouped_world import another_officer
from portal_world import World
from worked_cases import opened, seated, set_task, written

pytestmark = pytest.mark.django_db


def reads(world: World, who: str) -> bool:
    return readable(world.reader(who), Case).exists()


def who_read(world: World, case: Case, who: str = "officer") -> Readings:
    with recording(), acting_as(world.reader(who)):
        return readings.readings(world.reader(who), case)


def test_a_member_of_another_agency_reads_and_is_told_without_a_word_of_it(world: World) -> None:
    case = opened(world)
    seat = seated(world, case, "fire")
    assert reads(world, "fire")
    need = Need.objects.get(seat=seat)
    assert (need.words, need.given_by) == ("They visit the house.", world.people["officer"])
    told = Notice.objects.get(person=world.people["fire"])
    assert case.title not in told.words
    assert case.reference not in told.words


def test_only_a_partners_officer_of_today_is_added_and_with_a_reason(world: World) -> None:
    case = opened(world)
    with pytest.raises(SomethingMissing):
        seated(world, case, "fire", need=" ")
    for who in ("member", "clerk", "governance", "administrator"):
        with pytest.raises(NotAPartner):
            seated(world, case, who)
    Membership.objects.filter(person=world.people["fire"]).update(until=today() - dt.timedelta(days=1))
    with pytest.raises(NotAPartner):
        seated(world, case, "fire")


def test_a_member_adds_nobody_and_takes_nobody_off(world: World) -> None:
    case = opened(world)
    seat = seated(world, case, "fire")
    with pytest.raises(NotTheirCase):
        team.remove(case, seat, why="Mine", by=world.reader("fire"))
    with pytest.raises(NotTheirCase):
        team.seal(case, person=world.people["officer"], why="Mine", by=world.reader("fire"))
    with pytest.raises(NotTheirCase):
        working.close(case, outcome="ended", why="Mine", by=world.reader("fire"))
    with pytest.raises(NotTheirCase):
        who_read(world, case, "fire")


def test_who_is_taken_off_reads_nothing_more(world: World) -> None:
    case = opened(world)
    seat = seated(world, case, "fire")
    set_task(world, case, owner="fire")
    assert team.waiting_tasks(case, world.people["fire"].pk) == 1
    team.remove(case, seat, why="Moved post.", by=world.reader("officer"))
    assert not reads(world, "fire")
    assert Need.objects.get(seat=seat).ended_words == "Moved post."


def test_who_moves_to_another_agency_reads_nothing_from_that_day(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    Membership.objects.filter(person=world.people["fire"]).update(agency=world.agencies["Council"])
    assert not reads(world, "fire")


def test_an_agency_lead_sees_nothing_by_rank(world: World) -> None:
    opened(world)
    other = Membership.objects.get(person=world.people["fire"])
    other.agency, other.duty = world.agencies["Police"], "agency lead"
    other.save()
    assert not reads(world, "fire")


def test_the_lead_hands_over_and_stays_a_member_and_the_others_are_told(world: World) -> None:
    another_officer(world, "sergeant", "Police")
    case = opened(world)
    seated(world, case, "sergeant")
    seat = seated(world, case, "fire")
    team.hand_over(case, seat, why="Now theirs.", by=world.reader("officer"))
    case.refresh_from_db()
    assert case.lead == world.agencies["Fire brigade"]
    leads = Seat.objects.filter(audience=case.group, lead=True, until=None)
    assert [one.person for one in leads] == [world.people["fire"]]
    assert reads(world, "officer")
    told = Notice.objects.get(person=world.people["sergeant"], words=team.HANDED_OVER)
    assert case.reference not in told.words
    with pytest.raises(NotTheirCase):
        team.hand_over(case, seat, why="Back", by=world.reader("officer"))
    with pytest.raises(NoLeadLeft):
        team.remove(case, leads[0], why="Alone", by=world.reader("fire"))


def test_a_member_leaves_by_themselves_and_the_lead_is_told(world: World) -> None:
    case = opened(world)
    seat = seated(world, case, "fire")
    page = f"/cases/{case.pk}/members/"
    assert "Leave the case" in world.client("fire").get(page).content.decode()
    assert "Leave the case" not in world.client("officer").get(page).content.decode()
    answer = world.client("fire").post(f"{page}leave/", {"why": "I know the family."})
    assert (answer.status_code, answer["Location"]) == (302, "/cases/")
    assert not reads(world, "fire")
    assert Need.objects.get(seat=seat).ended_words == "I know the family."
    told = Notice.objects.get(person=world.people["officer"])
    assert told.words == team.LEFT
    with pytest.raises(NotTheirCase):
        team.leave(case, why="Again", by=world.reader("fire"))


def test_the_lead_hands_over_before_they_leave(world: World) -> None:
    case = opened(world)
    with pytest.raises(NoLeadLeft):
        team.leave(case, why="Tired", by=world.reader("officer"))
    assert world.client("officer").get(f"/cases/{case.pk}/members/leave/").status_code == 404
    team.hand_over(case, seated(world, case, "fire"), why="Theirs.", by=world.reader("officer"))
    team.leave(case, why="Moved on.", by=world.reader("officer"))
    assert not reads(world, "officer")


def test_what_is_sealed_from_somebody_is_never_opened_to_them(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    team.seal(case, person=world.people["fire"], why="Related.", by=world.reader("officer"))
    assert not reads(world, "fire")
    with pytest.raises(SealedFromThem):
        seated(world, case, "fire")
    with pytest.raises(NoLeadLeft):
        team.seal(case, person=world.people["officer"], why="Me", by=world.reader("officer"))
    team.unseal(case, person=world.people["fire"], why="A mistake.", by=world.reader("officer"))
    assert not reads(world, "fire")
    seated(world, case, "fire")
    assert reads(world, "fire")


def test_the_lead_sees_who_read_it_and_why_seals_were_set(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    world.client("fire").get(f"/cases/{case.pk}/")
    team.seal(case, person=world.people["fire"], why="Related.", by=world.reader("officer"))
    found = who_read(world, case)
    assert any(one.who == "Fire Example" and one.act == "read" for one in found.lines)
    assert any(one.words == "Related." for one in found.lines)
    assert any(one.act == "read who read" for one in who_read(world, case).lines)


def test_a_conflict_of_interest_is_read_by_the_two_alone(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    world.people["clerk"].agency = world.agencies["Council"]
    Membership.objects.filter(person=world.people["clerk"]).update(role="partner officer")
    seated(world, case, "clerk")
    entry = conflicts.declare(case, why="He is my cousin.", by=world.reader("fire"))
    seen = {
        who: readable(world.reader(who), Entry).filter(pk=entry.pk).exists() for who in ("officer", "fire", "clerk")
    }
    assert seen == {"officer": True, "fire": True, "clerk": False}
    with pytest.raises(NotInCase):
        conflicts.declare(case, why="Mine", by=world.reader("officer"))


def test_a_closed_case_is_read_and_not_written(world: World) -> None:
    case = opened(world)
    task = set_task(world, case)
    with pytest.raises(NotInCase):
        working.close(case, outcome="ended", why="Over.", by=world.reader("officer"))
    tasks.finish(task, words="Not needed.", dropped=True, by=world.reader("officer"))
    case = working.close(case, outcome="ended", why="Over.", by=world.reader("officer"))
    with pytest.raises(NotInCase):
        written(world, case)
    assert reads(world, "officer")
