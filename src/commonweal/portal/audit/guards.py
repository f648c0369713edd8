"""The database itself refuses to change the chain: triggers, so that no code of ours and no console can by mistake.

Entries are never changed, and go only with a month that two people let go. Words go, but do not change. The head only
moves on. `lower` is for tests that empty the database, and for nothing else.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from commonweal.portal.audit.appending import FUNCTION

APPROVED = (
    "EXISTS (SELECT 1 FROM audit_disposal d WHERE d.segment = OLD.segment "
    "AND d.approved_by IS NOT NULL AND d.approved_by <> d.asked_by)"
)
ASKED_THE_SAME = " AND ".join(
    f"NEW.{column} = OLD.{column}" for column in ("segment", "first", "last", "before", "hash", "asked_by", "asked_at")
)

# table -> act -> what must hold for it to go on ("" never). An act that is not named goes on.
GUARDS = {
    "audit_entry": {"UPDATE": "", "DELETE": APPROVED},
    "audit_aside": {"UPDATE": ""},
    "audit_disposal": {"UPDATE": f"OLD.approved_by IS NULL AND {ASKED_THE_SAME}", "DELETE": "OLD.approved_by IS NULL"},
    "audit_head": {"UPDATE": "NEW.sequence > OLD.sequence", "DELETE": ""},
}
SAYING = "the audit chain is append-only"


def raise_guards(using: str = "default") -> None:
    """Set the triggers, anew where they stand already; the one row of the head; and what appends to it."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in (*_lowering(connection), *_raising(connection)):
            cursor.execute(statement)
        cursor.execute(
            "INSERT INTO audit_head (id, sequence, hash) SELECT 1, 0, %s WHERE NOT EXISTS (SELECT 1 FROM audit_head)",
            ["0" * 64],
        )
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)


def lower_guards(using: str = "default") -> None:
    """Take the triggers away: a test's database is emptied after it."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in _lowering(connection):
            cursor.execute(statement)


def after_migrate(using: str, **_: Any) -> None:
    """The tables stand: guard them."""
    raise_guards(using)


def _lowering(connection: BaseDatabaseWrapper) -> Iterator[str]:
    on_table = connection.vendor == "postgresql"
    for table, acts in GUARDS.items():
        for act in (*acts, "TRUNCATE"):
            name = f"{table}_guard_{act.lower()}"
            yield f"DROP TRIGGER IF EXISTS {name} ON {table}" if on_table else f"DROP TRIGGER IF EXISTS {name}"


def _raising(connection: BaseDatabaseWrapper) -> Iterator[str]:
    if connection.vendor != "postgresql":
        for table, act, condition in _guards():
            when = f"WHEN NOT ({condition})" if condition else ""
            yield (
                f"CREATE TRIGGER {table}_guard_{act.lower()} BEFORE {act} ON {table} {when} "
                f"BEGIN SELECT RAISE(ABORT, '{SAYING}'); END"
            )
        return
    for table, act, condition in _guards():
        # A WHEN clause may not ask another table on PostgreSQL: each guard has its function.
        goes_on = f"IF {condition} THEN RETURN {'OLD' if act == 'DELETE' else 'NEW'}; END IF;" if condition else ""
        name = f"{table}_guard_{act.lower()}"
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN {goes_on} RAISE EXCEPTION '{SAYING}'; END $$"
        )
        yield f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    yield (
        "CREATE OR REPLACE FUNCTION audit_guard_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '{SAYING}'; END $$"
    )
    for table in GUARDS:  # row triggers let TRUNCATE through
        yield (
            f"CREATE TRIGGER {table}_guard_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_guard_truncate()"
        )


def _guards() -> Iterator[tuple[str, str, str]]:
    for table, acts in GUARDS.items():
        for act, condition in acts.items():
            yield table, act, condition
