"""Without any filter of ours, the wall keeps records and links from who may not read them; all works behind it."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.recording import recording
from commonweal.portal.intelligence.models import PLACE, Mention
from commonweal.portal.intelligence.verbs import drafts, sanitised, sending
from commonweal.portal.notices.models import Notice
from commonweal.portal.people import hinting, hooks, matching
from commonweal.portal.people.models import Correction, Hint, Link, Record
from commonweal.portal.people.queries import person, place, search
from commonweal.portal.people.queries.search import Terms
from commonweal.portal.people.verbs import besides, hints, links, records, searches
from graded_reports import FREE, grade, officer, proposed, set_up
from known_people import ADA, entered
from portal_world import World
from told_intelligence import SOMEBODY, complete
from walled_world import behind_wall, raise_for_test, raw_ids

pytestmark = pytest.mark.django_db
DOOR = {"lines": "14 Rope Street", "postcode": "QX1 1AB"}
OTHERS = (None, "member", "chair", "clerk", "analyst", "governance", "administrator")
TABLES = ("people_record", "people_link", "people_vehicle", "people_place", "people_hint")
BESIDE = ("people_recordkey", "people_correction", "people_reliance")


@pytest.fixture(autouse=True)
def _login(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(hooks, "_sharing", [])
    login = settings.APP_LOGIN
    yield
    settings.APP_LOGIN = login


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - ours
        found: int = cursor.fetchone()[0]
        return found


def test_rows_are_given_to_their_readers_alone(world: World) -> None:
    ours, theirs, both = entered(world), entered(world, "fire"), entered(world, shared=True)
    by = world.reader("officer")
    records.correct(ours, {**ADA, "given": "Eda"}, why="x", by=by)
    link = links.tie(ours, both, by=by)
    car = besides.enter_vehicle(agency=world.agencies["Police"], by=by, registration="QX70 ABC", of=ours)
    door = besides.enter_place(
        agency=world.agencies["Police"], by=by, lines="14 Rope Street", postcode="QX1 1AB", of=ours
    )
    links.rely(by, [link.pk])
    raise_for_test()
    for who in OTHERS:
        with behind_wall(world, who):
            assert [raw_ids(table) for table in TABLES] == [set()] * len(TABLES), who
            assert [count(table) for table in BESIDE] == [0] * len(BESIDE), who
    with behind_wall(world, "fire"):
        assert raw_ids("people_record") == {theirs.pk, both.pk}
        for table in ("people_link", "people_vehicle", "people_place"):
            assert raw_ids(table) == set(), "one end is not theirs"
        assert count("people_correction") == count("people_reliance") == 0
    with behind_wall(world, "officer"):
        assert raw_ids("people_record") == {ours.pk, both.pk}
        assert (raw_ids("people_link"), raw_ids("people_vehicle")) == ({link.pk}, {car.pk})
        assert raw_ids("people_place") == {door.pk}
        with recording():
            shown = place.of_address(world.reader("officer"), both.pk, 0)
        assert [one.line.id for one in shown.entered] == [door.pk]
        assert {one.record.id for one in shown.people} == {ours.pk, both.pk}
        assert count("people_correction") == count("people_reliance") == 1


def test_nobody_writes_by_plain_sql_what_they_may_not_read(world: World) -> None:
    ours = entered(world)
    raise_for_test()
    for who in ("fire", "clerk", "administrator"):
        with behind_wall(world, who):
            with connection.cursor() as cursor:
                cursor.execute("UPDATE people_record SET identified = false")
                assert cursor.rowcount == 0
                cursor.execute("DELETE FROM people_recordkey")
                assert cursor.rowcount == 0
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO people_recordkey (id, record_id, kind, value) VALUES (gen_random_uuid(), %s, 'x', '')",
                    [ours.pk],
                )


def test_all_is_done_behind_the_wall(world: World) -> None:
    entered(world, "fire")
    raise_for_test()
    with behind_wall(world, "officer"):
        one = entered(world, shared=True)
        other = entered(world, family="Candlewich")
        by = world.reader("officer")  # as the next request reads them: these locks are new
        records.correct(one, {**ADA, "given": "Ada Jane"}, why="Her passport", by=by)
        rows = matching.compared(by)
        assert {row.pk for row in rows} == {one.pk, other.pk}
        (link,) = links.suggest(matching.among(rows), compared=len(rows), by=by)
        by = world.reader("officer")
        links.confirm(link, purpose="One visit", by=by)
        with recording():
            page = person.page(by, one.pk)
        links.rely(by, page.relied)
        assert page.joined and Correction.objects.count() == 1
        assert len(searches.look(Terms(name="Ada Jane Candlewick"), by=by).records) == 1
        links.undo(Link.objects.get(pk=link.pk), why="Her sister", by=by)
        with recording():
            assert search.search(by, Terms(phone="07700900111")).records


def test_a_matcher_reads_a_hint_and_neither_record_and_both_are_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = entered(world), entered(world, "fire")
    agencies = frozenset(world.agencies[name].pk for name in ("Police", "Fire brigade"))
    world.people["officer"].memberships.update(agency=world.agencies["Council"])  # a third agency's, for this test
    stands = ours.thing_id
    matcher = hooks.Matcher(world.people["officer"].pk, agencies, UUID(str(stands)))
    monkeypatch.setattr(hooks, "_matchers", [lambda: [matcher]])
    hinting.look()
    hint = Hint.objects.get()
    raise_for_test()
    with behind_wall(world, "fire"):
        assert raw_ids("people_hint") == set()
    with behind_wall(world, "officer"):
        assert raw_ids("people_hint") == {hint.pk} and raw_ids("people_record") == set()
        hints.ask(Hint.objects.get(), purpose="Both visit", by=world.reader("officer"))
    hinting.tell()
    assert Notice.objects.get().person_id == world.people["fire"].pk
    assert Record.objects.filter(pk=theirs.pk).exists()


def test_intelligence_is_on_the_pages_of_its_readers_alone_behind_the_wall(world: World) -> None:
    set_up(world)
    for name, agency in (("warden", "Council"), ("beat", "Police")):
        officer(world, name, agency)
    everyone = audiences.agencies(agency.pk for agency in world.agencies.values())
    door = besides.enter_place(agency=world.agencies["Police"], by=world.reader("officer"), audience=everyone, **DOOR)
    somebody = records.enter(SOMEBODY, agency=world.agencies["Police"], by=world.reader("officer"), audience=everyone)
    made = complete(world)
    drafts.name(made, PLACE, DOOR, by=world.reader("fire"))
    told = sending.send(made, by=world.reader("fire"))
    raise_for_test()

    def named(who: str) -> list[str]:
        with behind_wall(world, who), recording():
            reader = world.reader(who)
            found = [*place.of_place(reader, door.pk).named, *person.page(reader, somebody.pk).named]
            return [one.what.reference for one in found]

    assert named("unit") == named("fire") == [told.reference] * 2, "there is something"
    for who in ("officer", "beat", "warden"):
        assert named(who) == [], who
        with behind_wall(world, who):
            assert [count(f"intelligence_{name}") for name in ("mention", "mentionkey", "releasedwords")] == [0] * 3
    with behind_wall(world, "unit"):
        grade(world, told, FREE)
        text = "A van may stop at 14 Rope Street, QX1 1AB."
        waiting = proposed(world, told, text, meant=[one.pk for one in Mention.objects.filter(report=told)], why="x")
    with behind_wall(world, "second"):
        out = sanitised.approve(waiting, sha256=waiting.sha256, by=world.reader("second"))
    assert named("warden") == [out.reference] and named("beat") == named("officer") == []
