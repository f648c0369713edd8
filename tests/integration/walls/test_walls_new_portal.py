"""A new portal's tables, rules and walls on PostgreSQL are those that the migrations make."""

from pathlib import Path

import psycopg

from new_portal import made
from walled_databases import empty_databases

SHAPE = {  # without one key of a table of Django's that nothing uses: its model and its migrations differ in its size
    "columns": """select table_name, column_name, data_type, character_maximum_length, is_nullable, column_default,
        is_identity from information_schema.columns where table_schema = 'public'
        and (table_name, column_name) <> ('auth_group_permissions', 'id')""",
    "rules": """select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace""",
    "indexes": "select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'",
    "walls": "select tablename, policyname, roles, cmd, qual, with_check from pg_policies where schemaname = 'public'",
    "guards": "select tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "migrations": "select app, name from django_migrations",
}


def test_a_new_portal_is_what_the_migrations_make(tmp_path: Path, worker_id: str) -> None:
    whole, migrated = empty_databases("whole", "migrated", worker=worker_id)
    for way, database in (("whole", whole), ("migrated", migrated)):
        done = made(way, tmp_path / way, COMMONWEAL_DATABASE=database)
        assert done.returncode == 0, done.stderr
    ours, theirs = shape(whole), shape(migrated)
    for what, rows in theirs.items():
        assert len(rows) > 10, what
        assert ours[what] == rows, what


def shape(database: str) -> dict[str, set[str]]:
    with psycopg.connect(database) as connection:
        return {
            what: {repr(row) for row in connection.execute(question)}  # type: ignore[call-overload]
            for what, question in SHAPE.items()
        }
