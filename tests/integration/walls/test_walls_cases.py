"""The room of cases behind PostgreSQL's wall: its verbs work as the web's login, and plain SQL shows nothing more."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from commonweal.portal.access.models import Seat
from commonweal.portal.access.queries import readable
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases import passages
from commonweal.portal.cases.models import Case, Glass
from commonweal.portal.cases.queries import pages, readings
from commonweal.portal.cases.queries.chronology import Filter
from commonweal.portal.cases.verbs import conflicts, entries, glass, leading, risks, subjects, tasks, team, working
from commonweal.portal.cases.verbs.glass import Broken, Sought
from commonweal.portal.partnership.models import Membership
from grouped_world import another_officer
from portal_world import ROLES, World
from walled_world import behind_wall, raise_for_test, raw_ids, run
from worked_cases import opened, seated, set_task, written

pytestmark = pytest.mark.django_db
WHY = "A child in that house is not answering the door."
PERSON = {"given": "Ada", "family": "Byrne", "born_day": "3", "born_month": "5", "born_year": "1987"}
TABLES = ("cases_case", "cases_subject", "cases_entry", "cases_former", "cases_risk", "cases_task")
QUESTIONS = ("often", "aimed", "protected", "effect", "alone", "health", "children")


@pytest.fixture
def case(world: World) -> Iterator[Case]:
    login = settings.APP_LOGIN
    another_officer(world, "sergeant", "Police")
    raise_for_test()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    with behind_wall(world, "officer"):
        made = opened(world)
    with behind_wall(world, "officer"):
        me = world.reader("officer")
        entries.correct(written(world, made, "At 4."), text="At 5.", why="Misheard.", by=me)
        subjects.add(made, PERSON, role="victim", by=me)
        risks.assess(made, dict.fromkeys(QUESTIONS, 0), by=me)
        set_task(world, made)
    yield made
    settings.APP_LOGIN = login


def _sees(world: World, who: str | None) -> tuple[int, ...]:
    with behind_wall(world, who):
        return (*(len(raw_ids(table)) for table in TABLES), len(raw_ids("cases_need", "id")))


def _broken(world: World, who: str, sought: Sought) -> Broken:
    agency = world.people[who].agency
    assert agency is not None
    with behind_wall(world, who), recording():
        return glass.break_glass(sought, reason=WHY, agency=agency, by=world.reader(who))


@pytest.mark.parametrize("who", [None, "sergeant", *ROLES])
def test_plain_sql_shows_a_case_to_its_members_alone(world: World, case: Case, who: str | None) -> None:
    assert _sees(world, who) == ((1, 1, 1, 1, 1, 1, 1) if who == "officer" else (0,) * 7)


def test_a_member_of_another_agency_works_on_it(world: World, case: Case) -> None:
    with behind_wall(world, "officer"):
        seated(world, case, "fire")
    assert _sees(world, "fire") == (1, 1, 1, 1, 1, 1, 2)
    with behind_wall(world, "fire"):
        written(world, case, "We were there.", by="fire")
        conflicts.declare(case, why="My cousin.", by=world.reader("fire"))
        with recording():
            page = pages.page(world.reader("fire"), case.pk, Filter())
        assert len(page.chronology.entries) == 3
    with pytest.raises(DatabaseError), behind_wall(world, "fire"):
        run("UPDATE access_seat SET until = now() WHERE person_id = %s", world.people["officer"].pk)
        run("INSERT INTO cases_need (id, seat_id, words) VALUES (gen_random_uuid(), gen_random_uuid(), 'x')")


def test_the_lead_hands_over_seals_closes_and_sees_who_read(world: World, case: Case) -> None:
    with behind_wall(world, "officer"):
        seat = seated(world, case, "fire")
        team.hand_over(case, seat, why="Theirs now.", by=world.reader("officer"))
    assert _sees(world, "officer")[0] == 1
    ended = Seat.objects.filter(lead=True).exclude(until=None).values("audience", "person", "agency").get()
    for lead in ("true", "false"):  # as a plain member, once: not again, and not as its lead
        with pytest.raises(DatabaseError, match="row-level security"), behind_wall(world, "officer"):
            run(
                "INSERT INTO access_seat (id, audience_id, person_id, agency_id, lead, glass, since) "  # noqa: S608
                f"VALUES (gen_random_uuid(), %s, %s, %s, {lead}, false, now())", *ended.values(),
            )  # fmt: skip
    with behind_wall(world, "fire"), recording():
        me = world.reader("fire")
        pages.row(me, case.pk)
        team.seal(case, person=world.people["sergeant"], why="Related.", by=me)
        team.unseal(case, person=world.people["sergeant"], why="Not so.", by=me)
        for task in case.tasks.all():
            tasks.finish(task, words="Done.", by=me)
        assert working.close(case, outcome="ended", why="Over.", by=me).closed_on
    with behind_wall(world, "fire"), recording():
        found = readings.readings(world.reader("fire"), case)
    assert {"Officer Example", "Fire Example"} <= {line.who for line in found.lines}
    assert any(line.words == "Related." for line in found.lines)
    with behind_wall(world, "sergeant"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM commonweal_case_readings(%s, 99999, 100)", [case.pk])
        assert cursor.fetchone()[0] == 0


def test_a_member_leaves_by_themselves_and_ends_nobody_elses_seat(world: World, case: Case) -> None:
    with behind_wall(world, "officer"):
        seated(world, case, "fire")
    with behind_wall(world, "fire"):
        assert run("UPDATE access_seat SET until = now() WHERE person_id = %s", world.people["officer"].pk) == 0
        team.leave(case, why="I know the family.", by=world.reader("fire"))
    assert _sees(world, "fire")[0] == 0
    with behind_wall(world, "officer"):
        assert Seat.objects.get(person=world.people["fire"]).need.ended_words == "I know the family."


TAKE = "SELECT commonweal_takes_lead(%s)"


def _takes(world: World, who: str | None, case: Case) -> object:
    with behind_wall(world, who), connection.cursor() as cursor:
        cursor.execute(TAKE, [case.pk])
        return cursor.fetchone()[0]


def test_a_case_that_nobody_leads_is_taken_on_with_governances_word_and_by_nobody_else(
    world: World, case: Case
) -> None:
    with behind_wall(world, "officer"):
        seated(world, case, "fire")
    gone = Membership.objects.filter(person=world.people["officer"])
    gone.update(until=today() - dt.timedelta(days=1))
    assert _takes(world, "fire", case) is None, "nobody takes it by their own word"
    with behind_wall(world, "fire"), recording():
        leading.ask(case, why="The police have nobody there.", by=world.reader("fire"))
        for by in ("NULL", f"'{world.people['governance'].pk}'"):
            with pytest.raises(DatabaseError, match="governance reviews this"), transaction.atomic():
                run(f"UPDATE cases_glass SET verdict = 'justified', reviewed_at = now(), reviewed_by_id = {by}")  # noqa: S608
    assert _takes(world, "fire", case) is None, "still"
    with behind_wall(world, "governance"), recording():
        assert not raw_ids("cases_case")
        code = Glass.objects.get().code
        glass.review(Glass.objects.get(), verdict="justified", words="It is.", by=world.reader("governance"))
    with behind_wall(world, "fire"), pytest.raises(DatabaseError, match="governance reviews this"):
        run("UPDATE cases_glass SET until = now() + interval '1 year'")
    with behind_wall(world, "fire"):
        other = opened(world, "Another", by="fire")
        with pytest.raises(DatabaseError, match="said of another seat"):
            run(f"UPDATE cases_need SET glass_code = '{code}' WHERE seat_id IN "  # noqa: S608
                f"(SELECT id FROM access_seat WHERE audience_id = '{other.group_id}')")  # fmt: skip
    for who, lost in (("fire", False), ("sergeant", True), ("governance", True), ("clerk", True), (None, True)):
        gone.update(until=today() - dt.timedelta(days=1) if lost else None)
        assert _takes(world, who, case) is None, who
    with behind_wall(world, "fire"), recording():
        leading.take(case, why="The police have nobody there.", by=world.reader("fire"))
    assert _sees(world, "fire")[0] == 2, "the other one, and this"
    with behind_wall(world, "fire"):
        assert Case.objects.get(pk=case.pk).lead == world.agencies["Fire brigade"]
        assert Seat.objects.filter(audience=case.group_id, lead=True, until=None).get().person == world.people["fire"]


def test_what_was_answered_to_who_asked_to_lead_is_told_to_who_reads_the_case(world: World, case: Case) -> None:
    with behind_wall(world, "officer"):
        seated(world, case, "fire")
    Membership.objects.filter(person=world.people["officer"]).update(until=today() - dt.timedelta(days=1))
    with behind_wall(world, "fire"), recording():
        asked = leading.ask(case, why="The police have nobody there.", by=world.reader("fire"))
    with behind_wall(world, "governance"), recording():
        glass.review(Glass.objects.get(), verdict="unclear", words="Who is it?", by=world.reader("governance"))
    with behind_wall(world, "fire"):
        assert passages.lead_answers(case)[asked.code].verdict == "unclear"
    for who in ("sergeant", "governance", "clerk", None):
        with behind_wall(world, who), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM commonweal_lead_answers(%s)", [case.pk])
            assert cursor.fetchone()[0] == 0, who


def test_one_that_nobody_works_on_is_taken_on_over_justified_glass_alone(world: World, case: Case) -> None:
    Membership.objects.filter(person=world.people["officer"]).update(until=today() - dt.timedelta(days=1))
    _broken(world, "sergeant", Sought(reference=case.reference))
    assert _takes(world, "sergeant", case) is None
    with behind_wall(world, "governance"), recording():
        glass.review(Glass.objects.get(), verdict="justified", words="It was.", by=world.reader("governance"))
    with behind_wall(world, "sergeant"), recording():
        leading.take(case, why="She retired.", by=world.reader("sergeant"))
    with behind_wall(world, "sergeant"):
        assert written(world, case, "I lead it now.", by="sergeant").pk


def test_broken_glass_reads_tells_and_writes_nothing(world: World, case: Case) -> None:
    assert _broken(world, "sergeant", Sought(reference=case.reference)).cases == (case.pk,)
    assert _sees(world, "sergeant") == (1, 1, 1, 1, 1, 1, 2)
    with behind_wall(world, "sergeant"):
        assert run("UPDATE cases_entry SET kind = 'x'") == 0
        assert run("DELETE FROM cases_task") == 0
        assert not readable(world.reader("sergeant"), Case).exclude(pk=case.pk).exists()
    with behind_wall(world, "officer"):
        told = Seat.objects.get(glass=True)
        assert told.need.words == WHY
        assert raw_ids("notices_notice", "id")
    with behind_wall(world, "governance"):
        assert len(raw_ids("cases_glass")) == 1
        assert len(raw_ids("notices_notice", "id")) == 1
        with recording():
            glass.review(Glass.objects.get(), verdict="justified", words="It was.", by=world.reader("governance"))
    assert _sees(world, "governance") == (0,) * 7


def test_glass_opens_by_name_and_birth_and_never_what_is_sealed(world: World, case: Case) -> None:
    sought = Sought(given="Ada", family="Byrne", born=dt.date(1987, 5, 3))
    with behind_wall(world, "officer"):
        team.seal(case, person=world.people["fire"], why="Related.", by=world.reader("officer"))
    assert _broken(world, "fire", sought).cases == ()
    assert _broken(world, "sergeant", sought).cases == (case.pk,)


def test_the_passage_answers_nobody_who_left_no_word(world: World, case: Case) -> None:
    ask = "SELECT count(*) FROM commonweal_glass_finds('reference', %s, %s)"
    for who in ("sergeant", "governance", "clerk", None):
        with behind_wall(world, who), connection.cursor() as cursor:
            cursor.execute(ask, [case.reference, case.pk])
            assert cursor.fetchone()[0] == 0, who


def test_nobody_reviews_their_own_or_reads_anothers_try(world: World, case: Case) -> None:
    _broken(world, "sergeant", Sought(reference="K7R-4QFX"))
    for who, count in (("fire", 0), ("officer", 0), ("clerk", 0), ("sergeant", 1), ("governance", 1)):
        with behind_wall(world, who):
            assert len(raw_ids("cases_glass")) == count, who
    with behind_wall(world, "sergeant"), suppress(DatabaseError):
        run("UPDATE cases_glass SET verdict = 'justified', reviewed_at = now(), reviewed_by_id = person_id")
    with behind_wall(world, "governance"):
        assert Glass.objects.get().verdict == ""
