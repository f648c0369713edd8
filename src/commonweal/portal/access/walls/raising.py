"""Raising the walls on PostgreSQL: once the tables stand, after every migration, as often as one likes."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from commonweal.errors import WorkspaceRefused
from commonweal.portal.access.walls import functions, guards, seats
from commonweal.portal.access.walls.classes import Class, Locked, Open, all_classed
from commonweal.portal.access.walls.policies import grants, policies


def after_migrate(using: str, **_: Any) -> None:
    """The tables stand: raise their walls, where the database has any."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        raise_walls(connection, str(getattr(settings, "APP_LOGIN", "")))


def raise_walls(connection: BaseDatabaseWrapper, web_login: str = "") -> None:
    """Set every table's policies anew, and the web login's rights. A table that nobody classed stays shut to it."""
    known, _ = all_classed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_schema()")
        owner, schema = (connection.ops.quote_name(name) for name in cursor.fetchone())
        tables = _tables(cursor)
        _run(cursor, chain(functions.statements(schema), seats.statements(schema), guards.statements(schema, tables)))
        standing, here = _standing(cursor), [table for table in known if table.table in tables]
        _run(cursor, chain.from_iterable(_statements(one, owner, standing.get(one.table, ())) for one in here))
        if web_login:
            _grant(cursor, connection, web_login, schema, here)


def lower_walls(connection: BaseDatabaseWrapper) -> None:
    """Take the walls away: for the test that shows that the filters hold alone, and for nothing else."""
    with connection.cursor() as cursor:
        for table, names in _standing(cursor).items():
            for name in names:
                cursor.execute(f'DROP POLICY "{name}" ON {table}')
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
            cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def _statements(table: Class, owner: str, standing: tuple[str, ...]) -> Iterator[str]:
    name = table.table
    for policy in standing:
        yield f'DROP POLICY "{policy}" ON {name}'
    if isinstance(table, Open):
        yield f"ALTER TABLE {name} DISABLE ROW LEVEL SECURITY"
        return
    yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY"
    for policy, words in policies(table, owner):
        yield f'CREATE POLICY "{policy}" ON {name} {words}'
    if isinstance(table, Locked):
        yield f"DROP TRIGGER IF EXISTS keep_lock ON {name}"
        yield (
            f"CREATE TRIGGER keep_lock BEFORE UPDATE ON {name} FOR EACH ROW "
            "WHEN (OLD.lock_id IS DISTINCT FROM NEW.lock_id) EXECUTE FUNCTION commonweal_keep_lock()"
        )


def _grant(
    cursor: CursorWrapper, connection: BaseDatabaseWrapper, web_login: str, schema: str, known: list[Class]
) -> None:
    cursor.execute(
        "SELECT rolsuper OR rolbypassrls, "
        "EXISTS (SELECT 1 FROM pg_class WHERE relowner = r.oid AND relnamespace = current_schema()::regnamespace) "
        "FROM pg_roles r WHERE rolname = %s",
        [web_login],
    )
    found = cursor.fetchone()
    if found is None:
        raise WorkspaceRefused(
            f"The database has no login {web_login}, which `database` in portal.toml names.",
            f"Have it made: CREATE ROLE {web_login} LOGIN PASSWORD '...'.",
        )
    if any(found):
        raise WorkspaceRefused(
            f"The login {web_login} goes past the database's wall: it is a superuser, or owns tables.",
            "Name a login of its own in `database`, which owns nothing, and the owner's in `database_owner`.",
        )
    login = connection.ops.quote_name(web_login)
    cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {login}")
    cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {login}")
    _run(cursor, (f"GRANT {grants(table)} ON {table.table} TO {login}" for table in known))


def _run(cursor: CursorWrapper, statements: Iterable[str]) -> None:
    """Send them in one go: they are more than a thousand, and the database may be another machine's."""
    if together := ";\n".join(statements):
        cursor.execute(together)


def _tables(cursor: CursorWrapper) -> set[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    return {name for (name,) in cursor.fetchall()}


def _standing(cursor: CursorWrapper) -> dict[str, tuple[str, ...]]:
    cursor.execute(
        "SELECT tablename, array_agg(policyname::text) FROM pg_policies WHERE schemaname = current_schema() "
        "GROUP BY tablename"
    )
    return {table: tuple(names) for table, names in cursor.fetchall()}
