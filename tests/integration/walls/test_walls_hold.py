import datetime as dt
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from commonweal.errors import WorkspaceRefused
from commonweal.portal.access.models import HIDDEN, Face, Thing
from commonweal.portal.access.models import Kept as KeptModel
from commonweal.portal.access.queries import faces, readable
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.walls.raising import lower_walls, raise_walls
from commonweal.portal.audit import clock, guards
from commonweal.portal.audit.models import Disposal, Entry
from commonweal.portal.audit.recording import note, recording
from commonweal.portal.library.models import Paper
from commonweal.portal.meetings.models import Item, Meeting
from commonweal.portal.notices.models import Notice
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Membership
from commonweal.portal.partnership.verbs import tokens
from portal_world import ROLES, World
from walled_world import OWNER, WEB, Kept, behind_wall, keep_things, raise_for_test, raw_ids, run

pytestmark = pytest.mark.django_db
READERS = (None, *ROLES)


@pytest.fixture
def kept(world: World) -> Iterator[Kept]:
    login = settings.APP_LOGIN
    kept = keep_things(world)
    raise_for_test()
    yield kept
    settings.APP_LOGIN = login


def _expected(world: World, username: str | None, model: type[KeptModel]) -> set[UUID]:
    return set(readable(world.reader(username), model).values_list("pk", flat=True))


@pytest.mark.parametrize("username", READERS)
def test_without_any_filter_the_wall_gives_what_the_reader_may_read(
    world: World, kept: Kept, username: str | None
) -> None:
    everything = {model: raw_ids(model._meta.db_table) for model in (Item, Paper)}
    assert {len(ids) for ids in everything.values()} == {5, 6}
    expected = {model: _expected(world, username, model) for model in everything}
    locks = world.reader(username).locks
    open_things = set(Thing.objects.filter(lock__in=locks).values_list("pk", flat=True))
    open_faces = set(Face.objects.filter(lock__in=locks).values_list("pk", flat=True))
    with behind_wall(world, username):
        for model, ids in expected.items():
            assert raw_ids(model._meta.db_table) == ids, model
            assert ids < everything[model] or username == "chair"
        assert raw_ids("access_thing", "id") == open_things
        assert raw_ids("access_face") == open_faces


@pytest.mark.parametrize("username", READERS)
def test_without_the_wall_the_filters_give_the_same(world: World, kept: Kept, username: str | None) -> None:
    expected = {model: _expected(world, username, model) for model in (Item, Paper)}
    stubs = set(faces(world.reader(username), kept.meeting.thing).values_list("pk", flat=True))
    with behind_wall(world, username):
        assert {model: _expected(world, username, model) for model in expected} == expected
        assert set(faces(world.reader(username), kept.meeting.thing).values_list("pk", flat=True)) == stubs
    lower_walls(connection)
    with behind_wall(world, username):
        assert raw_ids("meetings_item") == {item.pk for item in kept.items.values()}  # the wall is really gone
        assert {model: _expected(world, username, model) for model in expected} == expected


def test_nobody_acts_for_anybody_until_told(world: World, kept: Kept) -> None:
    for uid in ("", "system", str(kept.meeting.pk)):
        with behind_wall(world, None):
            run("SELECT set_config('app.uid', %s, true)", uid)
            assert raw_ids("meetings_item") == {kept.items["public"].pk}
    run("SET LOCAL app.uid = ''")
    assert raw_ids("meetings_item") == {kept.items["public"].pk}  # the owner too: the wall is forced


def test_a_membership_that_ended_opens_nothing(world: World, kept: Kept) -> None:
    reader = world.reader("officer")
    Membership.objects.filter(person=reader.person).update(since="2020-01-01", until="2020-01-02")
    with behind_wall(world, "officer"):
        assert raw_ids("meetings_item") == {kept.items["public"].pk}


def test_every_table_is_walled_or_open_for_a_reason(kept: Kept) -> None:
    shut = set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
            "AND relrowsecurity AND relforcerowsecurity"
        )
        shut = {name for (name,) in cursor.fetchall()}
    models = [m for m in apps.get_models() if issubclass(m, KeptModel) or m in (Thing, Face, Notice, Entry)]
    assert len(models) > 20
    assert {model._meta.db_table for model in models} <= shut


# Writing


def _refused(statement: str, *values: object) -> None:
    with pytest.raises(DatabaseError, match=r"row-level security|permission denied|through its passage|its audience"):
        run(statement, *values)


def test_what_may_not_be_read_cannot_be_changed_or_removed(world: World, kept: Kept) -> None:
    for username in (None, "member", "administrator"):
        with behind_wall(world, username):
            assert run("UPDATE meetings_item SET title = 'x' WHERE thing_id = %s", kept.items["police"].pk) == 0
            assert run("DELETE FROM meetings_item WHERE thing_id = %s", kept.items["police"].pk) == 0
    with behind_wall(world, None):
        _refused("UPDATE meetings_item SET title = 'x'")
        assert run("DELETE FROM meetings_item") == 0


def test_a_lock_changes_through_its_passage_alone_and_to_the_lawful_one(world: World, kept: Kept) -> None:
    item = kept.items["partners"]
    public = kept.items["public"].lock_id
    with behind_wall(world, "clerk"):
        _refused("UPDATE meetings_item SET lock_id = %s WHERE thing_id = %s", public, item.pk)
        _refused("UPDATE access_thing SET lock_id = %s WHERE id = %s", public, item.pk)
        _refused("SELECT commonweal_put_lock(%s, %s, %s)", public, public, [item.pk])


def test_a_new_row_stands_under_its_things_lock(world: World, kept: Kept) -> None:
    thing, public = kept.items["partners"].thing, kept.items["public"].lock_id
    with behind_wall(world, "clerk"):
        paper = things.make(
            Paper, home=thing, audience=audiences.partners(), by=world.reader("clerk"), title="x",
            made_at="2026-03-01T12:00Z",
        )  # fmt: skip
        assert Paper.objects.get(pk=paper.pk).title == "x"
        loose = Paper(thing=kept.items["chair"].thing, lock_id=public, title="x", made_at="2026-03-01T12:00Z")
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Paper.objects.bulk_create([loose])
    with behind_wall(world, None), pytest.raises(DatabaseError, match="row-level security"):
        things.make(Item, home=None, audience=audiences.public(), by=None, meeting=kept.meeting, title="x")


def test_the_vocabulary_of_readers_is_added_to_and_never_changed(world: World, kept: Kept) -> None:
    police = kept.items["police"].thing.audience_id
    with behind_wall(world, "fire"):
        _refused("UPDATE access_audience SET kind = 'public'")
        _refused("DELETE FROM access_lock_audiences")
        fire = world.agencies["Fire brigade"].id
        _refused("INSERT INTO access_audience_agencies (audience_id, agency_id) VALUES (%s, %s)", police, fire)
        audiences.agencies([fire, world.agencies["Council"].id])


def test_narrowing_reaches_what_its_doer_may_not_read(world: World, kept: Kept) -> None:
    deep, by = kept.papers["chair's in partners'"], world.reader("clerk")
    thing = kept.items["partners"].thing
    with behind_wall(world, "clerk"):
        assert not Paper.objects.filter(pk=deep.pk).exists()
        things.narrow_or_set(thing, audience=audiences.agencies([world.agencies["Police"].id]), face=HIDDEN, by=by)
        run("RESET ROLE")
        both = Paper.objects.get(pk=deep.pk).lock
        assert both == Thing.objects.get(pk=deep.pk).lock
        assert {a.kind for a in both.audiences.all()} == {"agencies", "people"}


# The chain, and what is one person's


def test_everyones_acts_are_appended_and_governance_alone_reads_them(world: World, kept: Kept) -> None:
    assert raw_ids("audit_entry", "sequence")
    for username in (None, *ROLES):
        with behind_wall(world, username):
            with recording():
                note("read", by=world.reader(username).account, thing=kept.meeting.pk)
            assert bool(raw_ids("audit_entry", "sequence")) == (username == "governance"), username
            _refused("UPDATE audit_entry SET act = 'x'")
            _refused("TRUNCATE audit_entry CASCADE")


def test_a_month_is_let_go_by_governance_in_its_own_name(world: World, kept: Kept) -> None:
    insert = (
        "INSERT INTO audit_disposal (segment, first, last, before, hash, asked_by, asked_at) "
        "VALUES ('2020-01', 1, 2, 'a', 'b', %s, now())"
    )
    governance, chair = (world.accounts[name].pk for name in ("governance", "chair"))
    with behind_wall(world, "chair"):
        _refused(insert, chair)
    with behind_wall(world, "governance"):
        _refused(insert, chair)
        assert run(insert, governance) == 1
        _refused("UPDATE audit_disposal SET approved_by = %s, approved_at = now()", chair)


def test_a_notice_is_read_by_its_person_alone(world: World, kept: Kept) -> None:
    with behind_wall(world, "clerk"):
        Notice.objects.create(
            person=world.people["member"], kind="chase", words="Something waits.", made_at="2026-03-01T12:00Z"
        )
        assert not Notice.objects.exists()
        run("SELECT set_config('app.uid', %s, true)", str(world.accounts["member"].pk))
        assert Notice.objects.count() == 1


# Which login may be the web's


@pytest.mark.parametrize(
    ("login", "said"), [("nobody_of_that_name", "no login"), (OWNER, "goes past"), ("owner", "goes past")]
)
def test_a_login_that_goes_past_the_wall_is_refused(kept: Kept, login: str, said: str) -> None:
    with pytest.raises(WorkspaceRefused, match=said):
        raise_walls(connection, login)


def test_raising_twice_is_raising_once(world: World, kept: Kept) -> None:
    raise_walls(connection, WEB)
    with behind_wall(world, None):
        assert raw_ids("meetings_item") == {kept.items["public"].pk}


# Whole pages, with the web's own login


@pytest.mark.parametrize(("username", "status"), [("governance", 200), ("clerk", 404), (None, 404)])
def test_pages_are_given_and_entered_by_the_webs_login(
    world: World, kept: Kept, username: str | None, status: int
) -> None:
    client = world.client(username)
    run("SET LOCAL app.uid = ''")
    run(f"SET LOCAL ROLE {WEB}")
    assert client.get("/audit/").status_code == status
    assert client.get(f"/documents/{kept.items['chair'].pk}/").status_code == 404
    run("RESET ROLE")
    acts = list(Entry.objects.order_by("-sequence").values_list("act", flat=True)[:2])
    assert acts == ["refused access:document", "read audit"] if status == 200 else acts[0] == "refused access:document"


def test_a_months_letting_go_passes_the_wall(world: World, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as past:
        past.setattr(clock, "now", lambda: dt.datetime(2020, 1, 2, tzinfo=dt.UTC))
        run("DELETE FROM audit_aside")
        guards.lower_guards()
        run("DELETE FROM audit_entry")
        run("UPDATE audit_head SET sequence = 0, at = NULL")
        guards.raise_guards()
        with recording():
            note("read", by=None, words="a reason")
    Membership.objects.create(person=world.people["analyst"], role="governance", since="2024-01-01")
    first, second = world.client("governance"), world.client("analyst")
    run("SET LOCAL app.uid = ''")
    run(f"SET LOCAL ROLE {WEB}")
    first.post("/audit/months/2020-01/let-go/", {"reason": "kept long enough"})
    second.post("/audit/months/2020-01/approve/")
    run("RESET ROLE")
    assert Disposal.objects.get().approved_by == world.accounts["analyst"].pk
    assert not Entry.objects.filter(segment="2020-01").exists()


def test_whoever_tells_another_person_tells_them_once(world: World, kept: Kept) -> None:
    told = {"kind": "return chased", "words": "A return that you owe is waited for."}
    officer = world.people["officer"]
    with behind_wall(world, "clerk"):
        assert notices.tell(officer, **told) is not None  # type: ignore[arg-type]
        assert notices.tell(officer, **told, once="chase:1") is not None  # type: ignore[arg-type]
        assert not Notice.objects.exists()  # the clerk sees neither of the two
        assert notices.tell(officer, **told) is None  # type: ignore[arg-type]
        assert notices.tell(officer, **told, once="chase:1") is None  # type: ignore[arg-type]


def test_the_calendar_that_a_secret_address_opens_is_its_owners(world: World, kept: Kept) -> None:
    """Whoever fetches it is not signed in: the wall would give them what residents may read."""
    by = world.reader("clerk")
    things.make(
        Meeting, home=kept.meeting.thing, audience=audiences.agencies([world.agencies["Police"].id]), by=by,
        body=world.body, date="2026-04-09",
    )  # fmt: skip
    secrets = {name: tokens.make(account=world.accounts[name], purpose="calendar", by=world.reader(name))
               for name in ("officer", "fire")}  # fmt: skip
    feeds = {
        name: world.client(None).get(reverse("meetings:own-calendar-file", args=[secret])).content
        for name, secret in secrets.items()
    }
    assert b"20260409" in feeds["officer"]
    assert b"20260409" not in feeds["fire"]
    assert b"20260327" in feeds["fire"]
