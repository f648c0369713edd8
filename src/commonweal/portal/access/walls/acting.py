"""Whose rights the database holds a query to: `app.uid` names the account, and the wall's policies ask it.

The web's login has no rights but those of the account that a request sets. The owner's login (migrations, the worker,
commands) acts for the system until it is told whom it acts for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from commonweal.portal.access.reader import Reader

SYSTEM = "system"


def walled() -> bool:
    """Whether this database has walls at all: SQLite has none."""
    return connection.vendor == "postgresql"


def become(account: UUID | None) -> None:
    """Hold this transaction's queries to an account's rights; None: a resident's."""
    _set("app.uid", str(account or ""), local=True)


@contextmanager
def acting_as(reader: Reader) -> Iterator[None]:
    """Hold what is done inside to a reader's rights, also where the login is the owner's. On SQLite: as before."""
    if not walled():
        yield
        return
    if connection.in_atomic_block:
        with transaction.atomic():  # where this fails, going back to the savepoint brings the settings back
            before = _both()
            _put(str(reader.account or ""), _web_login(), local=True)
            yield
            _put(*before, local=True)
        return
    before = _both()
    _put(str(reader.account or ""), _web_login(), local=False)
    try:
        yield
    finally:
        _put(*before, local=False)


def _web_login() -> str:
    """The role that the wall stands before; "" where one login does everything."""
    return str(getattr(settings, "APP_LOGIN", ""))


def _both() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('app.uid', true), ''), current_user, session_user")
        uid, role, login = cursor.fetchone()
    return uid, "" if role == login else role


def _put(uid: str, role: str, *, local: bool) -> None:
    _set("role", role or "none", local=local)
    _set("app.uid", uid, local=local)


def _set(name: str, value: str, *, local: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, %s)", [name, value, local])
