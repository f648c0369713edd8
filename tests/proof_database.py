"""One filling of the database for all tests of a module, taken back when the last of them is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import transaction

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker


@contextmanager
def filled_once(blocker: "DjangoDbBlocker") -> Iterator[None]:
    """Give way to the database, inside a transaction that leaves nothing. Each test's own is taken back to it."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done in here leaves nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
