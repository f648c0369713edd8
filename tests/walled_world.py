"""The made-up partnership behind PostgreSQL's wall: tables owned by a plain login, the web by one that owns nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from commonweal.portal.access.models import STUB, Thing
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.walls.acting import acting_as
from commonweal.portal.access.walls.raising import raise_walls
from commonweal.portal.library.models import Paper
from commonweal.portal.meetings.models import Item, Meeting, Practice
from portal_world import World

OWNER, WEB = "walls_owner", "walls_web"


def raise_for_test() -> None:
    """Hand the tables to an owner that is no superuser, and raise the wall before the web's login. Rolled back."""
    _run(
        f"DO $$ BEGIN CREATE ROLE {OWNER}; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        f"DO $$ BEGIN CREATE ROLE {WEB} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        f"GRANT {WEB} TO {OWNER}",
        f"GRANT ALL ON SCHEMA public TO {OWNER}",
        "SET CONSTRAINTS ALL IMMEDIATE",  # rows whose checks wait for the end keep their table from changing hands
    )
    for kind, query in {
        "TABLE": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
        "FUNCTION": "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    }.items():
        _run(*(f"ALTER {kind} {name} OWNER TO {OWNER}" for name in _column(query)))
    settings.APP_LOGIN = WEB
    _run(f"SET LOCAL ROLE {OWNER}", "SET LOCAL app.uid = 'system'")
    raise_walls(connection, WEB)


@contextmanager
def behind_wall(world: World, username: str | None) -> Iterator[None]:
    """As the web's login with this reader's rights, inside a savepoint that is taken back."""
    with transaction.atomic(), acting_as(world.reader(username)):
        assert _column("SELECT current_user") == [WEB]
        yield


def raw_ids(table: str, key: str = "thing_id") -> set[UUID]:
    """Every row that the database gives without any filter of ours."""
    return set(_column(f"SELECT {key} FROM {table}"))  # noqa: S608 - a test's own names


def run(statement: str, *values: Any) -> int:
    """A statement as somebody would type it; how many rows it touched."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def _column(query: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [row[0] for row in cursor.fetchall()]


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(";\n".join(statements))


@dataclass
class Kept:
    """A meeting with items and papers for every kind of audience, one of them deep inside another."""

    meeting: Meeting
    items: dict[str, Item]
    papers: dict[str, Paper]


def keep_things(world: World) -> Kept:
    """Items for everyone, partners, the police and one person; papers in them, the same or narrower."""
    by = world.reader("clerk")
    reach = {
        "public": audiences.public(),
        "partners": audiences.partners(),
        "police": audiences.agencies([world.agencies["Police"].id]),
        "chair": audiences.people([world.people["chair"].id]),
        "council": audiences.agencies([world.agencies["Council"].id]),
    }
    practice = things.make(Practice, home=None, audience=reach["public"], by=by, body=world.body)
    meeting = things.make(
        Meeting, home=practice.thing, audience=reach["public"], by=by, body=world.body, date="2026-03-27"
    )
    items, papers = {}, {}
    for name, audience in reach.items():
        items[name] = things.make(
            Item, home=meeting.thing, audience=audience, by=by, face=STUB, meeting=meeting, title=f"For {name}"
        )
        things.show_face(items[name].thing, by=by, position=1, number="1", title="A stub")
        papers[name] = _paper(items[name].thing, audience, by, f"Paper for {name}")
    papers["chair's in partners'"] = _paper(items["partners"].thing, reach["chair"], by, "Deep")
    return Kept(meeting, items, papers)


def _paper(home: Thing, audience: Any, by: Any, title: str) -> Paper:
    return things.make(Paper, home=home, audience=audience, by=by, title=title, made_at="2026-03-01T12:00Z")
