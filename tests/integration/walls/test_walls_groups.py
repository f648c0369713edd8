"""Plain SQL as each agency, with no filter of ours: who sits where, who gives a seat, and what broken glass opens."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from commonweal.portal.access.models import Audience, SealedFrom, Seat, Thing
from commonweal.portal.access.refusals import SealedFromThem
from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.audit.models import Entry
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases.models import Case
from commonweal.portal.partnership.models import Membership
from commonweal.portal.people.models import Link, Record
from grouped_world import Grouped, another_officer, found, glass, recorded_in
from portal_world import ROLES, World
from walled_world import WEB, behind_wall, raise_for_test, raw_ids, run

pytestmark = pytest.mark.django_db
TABLES = ("cases_case", "people_record")


@pytest.fixture
def of(world: World) -> Iterator[Grouped]:
    login = settings.APP_LOGIN
    another_officer(world, "sergeant", "Police")
    made = found(world)
    raise_for_test()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # as they are on a page
    yield made
    settings.APP_LOGIN = login


def _refused(statement: str, *values: object) -> None:
    with pytest.raises(DatabaseError, match=r"row-level security|permission denied|its lead|sealed|its audience"):
        run(statement, *values)


def _seat(group: UUID, person: UUID, agency: UUID, **said: Any) -> tuple[str, tuple[Any, ...]]:
    row = {"id": uuid4(), "audience_id": group, "person_id": person, "agency_id": agency, "lead": False, "glass": False}
    row |= {"since": dt.datetime.now(dt.UTC), "until": None, **said}
    names, places = ", ".join(row), ", ".join(["%s"] * len(row))
    return f"INSERT INTO access_seat ({names}) VALUES ({places})", tuple(row.values())  # noqa: S608 - our own words


def _seat_for(world: World, of: Grouped, username: str, agency: str, **said: Any) -> tuple[str, tuple[Any, ...]]:
    return _seat(of.group.pk, world.people[username].pk, world.agencies[agency].pk, **said)


def _sees(world: World, username: str | None) -> tuple[int, ...]:
    with behind_wall(world, username):
        beside = ("people_recordkey", "access_seat", "access_sealedfrom")
        return (*(len(raw_ids(table)) for table in TABLES), *(len(raw_ids(table, "id")) for table in beside))


# Who reads


@pytest.mark.parametrize("username", [None, "sergeant", *ROLES])
def test_who_has_no_seat_learns_nothing_of_a_case_or_of_who_sits_in_it(
    world: World, of: Grouped, username: str | None
) -> None:
    with recording():
        seats.seal_from(of.case.pk, of.group, person=world.people["sergeant"], by=world.reader("officer"))
    assert _sees(world, username) == ((1, 1, 1, 1, 1) if username == "officer" else (0, 0, 0, 0, 0))


def test_a_member_reads_it_and_who_sits_there_but_not_from_whom_it_is_sealed(world: World, of: Grouped) -> None:
    lead = world.reader("officer")
    with recording():
        seats.give(of.case.pk, of.group, person=world.people["fire"], agency=world.agencies["Fire brigade"], by=lead)
        seats.seal_from(of.case.pk, of.group, person=world.people["sergeant"], by=lead)
    assert _sees(world, "fire") == (1, 1, 1, 2, 0)


@pytest.mark.parametrize("role", ["member", "chair", "clerk", "analyst", "governance", "administrator"])
def test_a_seat_opens_nothing_to_a_role_that_reads_no_case(world: World, of: Grouped, role: str) -> None:
    with recording():
        seats.give(
            of.case.pk, of.group, person=world.people[role], agency=world.agencies[ROLES[role][1]],
            by=world.reader("officer"),
        )  # fmt: skip
    assert _sees(world, role)[:3] == (0, 0, 0)


def test_a_seat_ends_with_the_membership_and_does_not_move_with_the_job(world: World, of: Grouped) -> None:
    held = Membership.objects.filter(person=world.people["officer"])
    held.update(agency=world.agencies["Council"])
    assert _sees(world, "officer")[:4] == (0, 0, 0, 1)  # their own seat's row, and nothing that it opened
    with behind_wall(world, "officer"):
        _refused(*_flat(_seat_for(world, of, "sergeant", "Police")))
        _refused(*_flat(_seat_for(world, of, "officer", "Council")))
    held.update(agency=world.agencies["Police"], until="2024-12-31")
    assert _sees(world, "officer")[:3] == (0, 0, 0)
    held.update(until=None)
    assert _sees(world, "officer")[:3] == (1, 1, 1)


def _flat(said: tuple[str, tuple[Any, ...]]) -> tuple[Any, ...]:
    return (said[0], *said[1])


# Who gives and takes


def test_nobody_seats_themselves_or_anyone_without_leading(world: World, of: Grouped) -> None:
    with recording():
        seats.give(
            of.case.pk, of.group, person=world.people["fire"], agency=world.agencies["Fire brigade"],
            by=world.reader("officer"),
        )  # fmt: skip
    for username in (None, "fire", "sergeant", "governance", "administrator"):
        with behind_wall(world, username):
            for lead in (False, True):
                _refused(*_flat(_seat_for(world, of, "sergeant", "Police", lead=lead)))
                _refused(*_flat(_seat_for(world, of, username or "clerk", "Council", lead=lead)))
            _refused("UPDATE access_seat SET person_id = %s", world.people["sergeant"].pk)
            _refused("UPDATE access_seat SET lead = true")
            _refused("DELETE FROM access_seat")
            ended = run("UPDATE access_seat SET until = now()")
            assert ended == (1 if username == "fire" else 0)  # a member leaves, and ends nobody else's
    with behind_wall(world, "officer"):
        assert run(*_flat(_seat_for(world, of, "sergeant", "Police"))) == 1
        _refused("UPDATE access_seat SET glass = true")
        _refused("UPDATE access_seat SET until = now() + interval '1 day'")


def test_the_first_seat_of_a_group_is_its_founders_own(world: World, of: Grouped) -> None:
    with behind_wall(world, "fire"):
        group = audiences.group()
        _refused(*_flat(_seat(group.pk, world.people["officer"].pk, world.agencies["Police"].pk, lead=True)))
        assert run(*_flat(_seat(group.pk, world.people["fire"].pk, world.agencies["Fire brigade"].pk, lead=True))) == 1
        assert run(*_flat(_seat(group.pk, world.people["officer"].pk, world.agencies["Police"].pk))) == 1


def test_a_lead_takes_a_seat_once_and_for_good(world: World, of: Grouped) -> None:
    lead = world.reader("officer")
    with behind_wall(world, "officer"), recording():
        seat = seats.give(
            of.case.pk, of.group, person=world.people["fire"], agency=world.agencies["Fire brigade"], by=lead
        )
        seats.take(of.case.pk, seat, by=lead)
        assert run("UPDATE access_seat SET until = now() - interval '1 year' WHERE id = %s", seat.pk) == 0
        assert run("UPDATE access_seat SET until = NULL WHERE id = %s", seat.pk) == 0
        assert Seat.objects.get(pk=seat.pk).until == seat.until


def test_a_seal_is_the_leads_and_ends_every_seat_whoever_forgets_to(world: World, of: Grouped) -> None:
    lead, sergeant = world.reader("officer"), world.people["sergeant"]
    into = "INSERT INTO access_sealedfrom (id, audience_id, person_id, sealed_at, sealed_by)"
    insert = f"{into} VALUES (%s, %s, %s, now(), %s)"
    with recording():
        seats.give(of.case.pk, of.group, person=sergeant, agency=world.agencies["Police"], by=lead)
    assert _sees(world, "sergeant")[0] == 1
    with behind_wall(world, "sergeant"):
        _refused(insert, uuid4(), of.group.pk, world.people["officer"].pk, world.accounts["sergeant"].pk)
    with behind_wall(world, "officer"):
        _refused(insert, uuid4(), of.group.pk, sergeant.pk, world.accounts["clerk"].pk)  # in another's name
        assert run(insert, uuid4(), of.group.pk, sergeant.pk, world.accounts["officer"].pk) == 1
        assert Seat.objects.get(person=sergeant).until is not None
        _refused(*_flat(_seat_for(world, of, "sergeant", "Police")))
        with pytest.raises(SealedFromThem), recording():
            seats.give(of.case.pk, of.group, person=sergeant, agency=world.agencies["Police"], by=lead)
        with recording():
            seats.unseal(of.case.pk, of.group, person=sergeant, by=lead)
            seats.give(of.case.pk, of.group, person=sergeant, agency=world.agencies["Police"], by=lead)


def test_the_products_own_verbs_pass_the_wall(world: World, of: Grouped) -> None:
    lead = world.reader("officer")
    with behind_wall(world, "officer"), recording():
        seat = seats.give(
            of.case.pk, of.group, person=world.people["sergeant"], agency=world.agencies["Police"], by=lead
        )
        seats.give(  # made its lead: the old seat ends
            of.case.pk, of.group, person=world.people["sergeant"], agency=world.agencies["Police"], by=lead, lead=True
        )
        seats.seal_from(of.case.pk, of.group, person=world.people["sergeant"], by=lead)
        assert SealedFrom.objects.count() == 1
        assert not Seat.objects.filter(person=world.people["sergeant"], until=None).exists()
        assert seat.pk in raw_ids("access_seat", "id")


# Broken glass


def test_glass_is_for_oneself_for_four_hours_of_a_case_and_never_where_it_is_sealed(world: World, of: Grouped) -> None:
    later = dt.datetime.now(dt.UTC)
    four, five = later + dt.timedelta(hours=4), later + dt.timedelta(hours=5)
    elsewhere = audiences.group()
    Seat.objects.create(
        audience=elsewhere, person=world.people["officer"], agency=world.agencies["Police"], lead=True, since=later
    )
    recorded = things.make(
        Record, home=None, audience=elsewhere, by=None, agency=world.agencies["Police"], said={}, entered_at=later
    )
    with behind_wall(world, "fire"):
        _refused(*_flat(_seat_for(world, of, "fire", "Fire brigade", glass=True, until=five)))
        _refused(*_flat(_seat_for(world, of, "sergeant", "Police", glass=True, until=four)))
        fire = world.people["fire"].pk, world.agencies["Fire brigade"].pk
        _refused(*_flat(_seat(recorded.thing.audience_id, *fire, glass=True, until=four)))  # a group of no case
        for wrong in ({"until": None}, {"until": four, "lead": True}):
            with pytest.raises(DatabaseError, match=r"seat_glass_ends|row-level security"):
                run(*_flat(_seat_for(world, of, "fire", "Fire brigade", glass=True, **wrong)))
        with transaction.atomic():  # taken back: it has no entry
            assert run(*_flat(_seat_for(world, of, "fire", "Fire brigade", glass=True, until=four))) == 1
            assert len(raw_ids("cases_case")) == 1
            transaction.set_rollback(True)
    with recording():
        seats.seal_from(of.case.pk, of.group, person=world.people["fire"], by=world.reader("officer"))
    with behind_wall(world, "fire"):
        _refused(*_flat(_seat_for(world, of, "fire", "Fire brigade", glass=True, until=four)))
        with pytest.raises(SealedFromThem):
            glass(world, of, "fire", "Fire brigade")


def test_glass_leaves_its_entry_or_is_not_broken(world: World, of: Grouped) -> None:
    until = dt.datetime.now(dt.UTC) + dt.timedelta(hours=4)
    with behind_wall(world, "fire"):
        run(*_flat(_seat_for(world, of, "fire", "Fire brigade", glass=True, until=until)))
        with pytest.raises(DatabaseError, match="with an entry in the audit"), transaction.atomic():
            run("SET CONSTRAINTS ALL IMMEDIATE")  # what the transaction's end does
    with behind_wall(world, "fire"):
        glass(world, of, "fire", "Fire brigade")
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("RESET ROLE")
        run("SET LOCAL app.uid = 'system'")
        assert Entry.objects.filter(act="break glass", thing=str(of.case.pk)).count() == 1


def test_glass_opens_nothing_before_its_entry_is_kept(world: World, of: Grouped) -> None:
    """By the web's own login, as who broke in would have it: broken, read, and taken back would leave no entry."""
    until = dt.datetime.now(dt.UTC) + dt.timedelta(hours=4)
    seat = _flat(_seat_for(world, of, "fire", "Fire brigade", glass=True, until=until))
    with behind_wall(world, "fire"), transaction.atomic():
        run(*seat)
        assert raw_ids("cases_case") == {of.case.pk}  # there is something to read: this login may become the owner
        run(f"SET LOCAL SESSION AUTHORIZATION {WEB}")
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM access_seat WHERE glass")
            assert cursor.fetchone() == (1,)
            cursor.execute("SELECT bool_and(commonweal_settled(xmin)) FROM pg_class WHERE oid < 16384")
            assert cursor.fetchone() == (True,)  # what is committed is told from it
        assert raw_ids("cases_case") == raw_ids("people_record") == set()
        transaction.set_rollback(True)


def test_glass_reads_and_does_nothing_else(world: World, of: Grouped) -> None:
    with behind_wall(world, "fire"):
        glass(world, of, "fire", "Fire brigade")
        assert raw_ids("cases_case") == {of.case.pk}
        assert raw_ids("people_recordkey", "id") == {of.key.pk}
        for statement in (
            "UPDATE cases_case SET stage = 'x'", "DELETE FROM cases_case", "UPDATE people_record SET identified = true",
            "UPDATE people_recordkey SET kind = 'x'", "DELETE FROM people_recordkey",
            "UPDATE access_thing SET marking = 'x'", "UPDATE access_seat SET until = now() WHERE NOT glass",
        ):  # fmt: skip
            assert run(statement) == 0, statement
        lock, nobody = of.case.lock_id, audiences.people([world.people["clerk"].pk])
        _refused(
            "INSERT INTO people_recordkey (id, record_id, kind, value) VALUES (%s, %s, 'name', 'x')", uuid4(),
            of.record.pk,
        )  # fmt: skip
        under = audiences.lock_of(nobody, of.case.lock)
        insert = (
            "INSERT INTO access_thing (id, kind, home_id, audience_id, lock_id, face, marking, basis, made_at, draft) "
            "VALUES (%s, 'people.record', %s, %s, %s, 'hidden', '', '', now(), false)"
        )
        _refused(insert, uuid4(), of.case.pk, of.group.pk, lock)
        _refused(insert, uuid4(), of.case.pk, nobody.pk, under.pk)  # for somebody else, who could read it
        _refused(*_flat(_seat_for(world, of, "clerk", "Council")))
        assert run("UPDATE access_seat SET until = now() WHERE glass") == 1  # and is given back
        assert raw_ids("cases_case") == set()


def test_what_is_for_members_is_shut_to_broken_glass(world: World, of: Grouped) -> None:
    owned = things.make(
        Record, home=of.case.thing, audience=audiences.members_of(of.group), by=world.reader("officer"),
        agency=world.agencies["Police"], said={}, entered_at="2026-03-02T10:00Z",
    )  # fmt: skip
    with behind_wall(world, "officer"):
        assert raw_ids("people_record") == {of.record.pk, owned.pk}
    with behind_wall(world, "fire"):
        glass(world, of, "fire", "Fire brigade")
        assert raw_ids("people_record") == {of.record.pk}


# What a group's things are for, and what ties two of them


def test_a_member_moves_nothing_out_of_a_group_and_an_outsider_puts_nothing_in(world: World, of: Grouped) -> None:
    with recording():
        seats.give(
            of.case.pk, of.group, person=world.people["fire"], agency=world.agencies["Fire brigade"],
            by=world.reader("officer"),
        )  # fmt: skip
    partners = audiences.partners()
    with behind_wall(world, "fire"):
        assert raw_ids("cases_case") == {of.case.pk}  # there is something to move
        _refused("UPDATE access_thing SET audience_id = %s WHERE id = %s", partners.pk, of.case.pk)
        _refused("UPDATE access_thing SET home_id = NULL WHERE id = %s", of.record.pk)
    with behind_wall(world, "sergeant"):
        _refused(
            "INSERT INTO access_thing (id, kind, home_id, audience_id, lock_id, face, marking, basis, made_at, draft) "
            "VALUES (%s, 'people.record', %s, %s, %s, 'hidden', '', '', now(), false)",
            uuid4(), of.case.pk, of.group.pk, of.case.lock_id,
        )  # fmt: skip


def test_a_link_is_given_to_who_reads_both_ends(world: World, of: Grouped) -> None:
    theirs = found(world, "fire", "Fire brigade")
    link = things.make(
        Link, home=of.record.thing, other_end=theirs.record.thing, audience=audiences.public(), by=None,
        one=of.record, other=theirs.record, suggested_at="2026-03-02T10:00Z",
    )  # fmt: skip
    for username in ("officer", "fire", "sergeant"):
        with behind_wall(world, username):
            assert link.pk not in raw_ids("people_link"), username
            assert link.pk not in raw_ids("access_thing", "id"), username
    with recording():
        seats.give(
            theirs.case.pk, theirs.group, person=world.people["officer"], agency=world.agencies["Police"],
            by=world.reader("fire"),
        )  # fmt: skip
    with behind_wall(world, "officer"):
        assert raw_ids("people_link") == {link.pk}
        run("UPDATE access_thing SET other_end_id = NULL WHERE id = %s", of.record.pk)
        _refused("UPDATE access_thing SET other_end_id = NULL WHERE id = %s", link.pk)  # fire's group is not theirs


def test_nobody_ties_a_thing_to_what_they_may_not_read(world: World, of: Grouped) -> None:
    mine, _ = recorded_in(world, found(world, "fire", "Fire brigade").case.thing, "fire", "Fire brigade")
    both = audiences.lock_of(audiences.public(), mine.lock, of.record.lock)
    with behind_wall(world, "fire"):
        _refused(
            "INSERT INTO access_thing (id, kind, home_id, other_end_id, audience_id, lock_id, face, marking, basis, "
            "made_at, draft) VALUES (%s, 'people.link', %s, %s, %s, %s, 'hidden', '', '', now(), false)",
            uuid4(), mine.pk, of.record.pk, audiences.public().pk, both.pk,
        )  # fmt: skip


# The vocabulary: what is made beforehand under another's key opens nothing


def test_an_audience_is_what_its_key_says(world: World, of: Grouped) -> None:
    insert = "INSERT INTO access_audience (id, kind, key, group_id) VALUES (%s, %s, %s, %s)"
    with behind_wall(world, "fire"):
        _refused(insert, uuid4(), "public", f"members:{of.group.pk}", of.group.pk)
        _refused(insert, uuid4(), "public", f"agencies:{world.agencies['Police'].pk}", None)
        _refused(insert, uuid4(), "members", f"members:{uuid4()}", of.group.pk)
        _refused(insert, uuid4(), "everyone", "everyone", None)
        other = audiences.agencies([world.agencies["Fire brigade"].pk])
        _refused("INSERT INTO access_lock_audiences (lock_id, audience_id) VALUES (%s, %s)", of.case.lock_id, other.pk)
        assert audiences.members_of(of.group).group == of.group
        assert Audience.objects.filter(kind="members").count() == 1


def test_a_whole_case_is_founded_behind_the_wall(world: World, of: Grouped) -> None:
    with behind_wall(world, "fire"):
        theirs = found(world, "fire", "Fire brigade")
        assert raw_ids("cases_case") == {theirs.case.pk}
        assert Thing.objects.filter(pk=theirs.record.pk).exists()
        assert Case.objects.get().title == "The square"
