"""Without any filter of ours, PostgreSQL's wall keeps reports from all but writer and unit; all else works."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.conf import settings
from django.db import DatabaseError, connection

from commonweal.portal.access.models import Thing
from commonweal.portal.intelligence.guide import SHIPPED
from commonweal.portal.intelligence.models import Choice, Guide, Report
from commonweal.portal.intelligence.verbs import drafts, guides, sending, way
from portal_world import World
from told_intelligence import SHARING, SOMEBODY, SOURCE, TEXT, begun, colleague, complete, desk, named, sent, unit
from walled_world import behind_wall, raise_for_test, raw_ids, run

pytestmark = pytest.mark.django_db
TABLES = tuple(f"intelligence_{name}" for name in ("report", "item", "source", "mention"))
KEYS = "intelligence_mentionkey"
NOBODY_ELSE = (None, "member", "chair", "clerk", "analyst", "governance", "administrator", "officer", "colleague")


@pytest.fixture(autouse=True)
def _login() -> Iterator[None]:
    login = settings.APP_LOGIN
    yield
    settings.APP_LOGIN = login


@pytest.fixture(autouse=True)
def _force(world: World) -> None:
    desk(world)
    unit(world)
    colleague(world)


def given() -> list[int]:
    """How many rows of each table the database gives."""
    return [len(raw_ids(table)) for table in TABLES] + [len(raw_ids(KEYS, "id"))]


def test_its_rows_are_given_to_its_writer_and_the_unit_alone(world: World) -> None:
    draft, report = complete(world), sent(world)
    raise_for_test()
    for who in NOBODY_ELSE:
        with behind_wall(world, who):
            assert given() == [0] * 5, who
    with behind_wall(world, "fire"):
        assert raw_ids(TABLES[0]) == {draft.pk, report.pk}
        assert given() == [2, 2, 2, 2, 4]
    with behind_wall(world, "unit"):
        assert raw_ids(TABLES[0]) == {report.pk}
        assert given() == [1, 1, 1, 1, 2]


def test_a_draft_of_the_forces_own_officer_is_not_the_units(world: World) -> None:
    draft = complete(world, by="officer")
    raise_for_test()
    with behind_wall(world, "unit"):
        assert given() == [0] * 5
    with behind_wall(world, "officer"):
        assert raw_ids(TABLES[0]) == {draft.pk}


def test_who_left_the_agency_is_given_nothing_of_their_draft(world: World) -> None:
    begun(world)
    moved = world.people["fire"].memberships.get()
    moved.agency = world.agencies["Council"]
    moved.save()
    raise_for_test()
    with behind_wall(world, "fire"):
        assert given() == [0] * 5


def test_it_is_written_sent_added_to_and_thrown_away_behind_the_wall(world: World) -> None:
    raise_for_test()
    with behind_wall(world, "fire"):
        fire = world.reader("fire")
        report = begun(world)
        named(world, report)
        second = drafts.say(report, "Two men load it.", {}, by=world.reader("fire"))
        drafts.unsay(second, by=world.reader("fire"))
        drafts.source(report, SOURCE, by=fire)
        drafts.answer(report, "when", {"which": "today"}, by=world.reader("fire"))
        drafts.answer(report, "sharing", SHARING, by=world.reader("fire"))
        report = sending.send(report, by=world.reader("fire"))
        sending.add(report, "It was green.", by=world.reader("fire"))
        other = complete(world)
        drafts.throw_away(other, by=world.reader("fire"))
        assert raw_ids(TABLES[0]) == {report.pk}
        assert not Thing.objects.filter(pk=other.pk).exists()
    with behind_wall(world, "unit"):
        report = Report.objects.get()
        way.receive(report, by=world.reader("unit"))
        way.reply(report, "Thank you.", by=world.reader("unit"))
        assert given() == [1, 2, 1, 1, 2]
    with behind_wall(world, "fire"):
        assert Report.objects.get().replies[0]["words"] == "Thank you."
        sending.withdraw(Report.objects.get(), "A mistake", by=world.reader("fire"))


@pytest.mark.parametrize("who", ["colleague", "officer", "clerk"])
def test_nothing_is_changed_or_put_in_by_plain_words(world: World, who: str) -> None:
    report = sent(world)
    item, mention = report.items.get(), report.mentions.get()
    raise_for_test()
    with behind_wall(world, who):
        assert run("UPDATE intelligence_report SET state = 'closed', closed_at = now() WHERE true") == 0
        assert run("DELETE FROM intelligence_item WHERE true") == 0
        assert run("UPDATE intelligence_mention SET identified = false WHERE true") == 0
        with pytest.raises(DatabaseError):
            run(
                "INSERT INTO intelligence_mentionkey (id, mention_id, kind, value) VALUES (%s, %s, 'name', 'x')",
                UUID(int=7), mention.pk,
            )  # fmt: skip
    item.refresh_from_db()
    assert item.text == TEXT


def test_a_draft_is_not_sent_to_oneself_by_taking_a_seat(world: World) -> None:
    draft = begun(world)
    group = Thing.objects.get(pk=draft.pk).audience_id
    raise_for_test()
    with behind_wall(world, "colleague"):
        person, agency = world.people["colleague"], world.agencies["Fire brigade"]
        with pytest.raises(DatabaseError):
            run(
                "INSERT INTO access_seat (id, audience_id, person_id, agency_id, lead, glass, since) "
                "VALUES (%s, %s, %s, %s, false, false, now())",
                UUID(int=8), group, person.pk, agency.pk,
            )  # fmt: skip
        assert given() == [0] * 5


def test_the_database_itself_holds_none_of_what_was_typed(world: World) -> None:
    report = sent(world)
    named(world, begun(world), phones=("01632 960001",))
    words = (TEXT, SOURCE["told_by"], SOMEBODY["family"], SHARING["no_agreement"], "chandler", "960001", "Tallis")
    readable = str([item.text for item in report.items.all()]) + str(report.answers)
    assert TEXT in readable, "there is something that could stand there"
    with connection.cursor() as cursor:
        for table in (*TABLES, KEYS, "access_thing", "audit_entry", "audit_aside", "notices_notice", "access_seat"):
            cursor.execute(f"SELECT t::text FROM {table} t")  # noqa: S608 - a test's own names
            held = "\n".join(row for (row,) in cursor.fetchall())
            assert not [word for word in words if word in held], table


def test_choices_are_counted_behind_the_wall(world: World) -> None:
    guides.ship()
    raise_for_test()
    with behind_wall(world, "fire"):
        guides.count(Guide.objects.get(), "crime")
        guides.count(Guide.objects.get(), "crime")
        assert Choice.objects.get().chosen == 2
    with behind_wall(world, "clerk"):
        guides.keep(SHIPPED, by=world.reader("clerk"), seen=1)
        assert Guide.objects.count() == 2


def test_the_duty_given_at_another_agency_opens_nothing_to_plain_sql(world: World) -> None:
    unit(world, "pretender", "Fire brigade")
    report = sent(world)
    raise_for_test()
    with behind_wall(world, "unit"):
        assert report.pk in raw_ids("intelligence_report")
    with behind_wall(world, "pretender"):
        assert report.pk not in raw_ids("intelligence_report")
