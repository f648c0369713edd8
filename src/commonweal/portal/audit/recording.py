"""Every act in one transaction with its entry in the chain.

`recording()` opens the transaction, gathers entries while the work is done and the answer is rendered in memory, and
locks the chain's head last: measured, locking it last let 50 threads through at twenty-five times the rate of locking
it first. Nested use joins the outer transaction. What is refused is taken back, so its entry is written afterwards in
a transaction of its own.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import DatabaseError, transaction

from commonweal.portal.audit import chain
from commonweal.portal.audit.chain import Act

P = ParamSpec("P")
R = TypeVar("R")

LONGEST_ACT = 60
logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Gathered:
    """Entries to be: `acts` go with the transaction, `refusals` outlive it."""

    in_transaction: bool
    acts: list[Act] = field(default_factory=list)
    refusals: list[Act] = field(default_factory=list)


_gathered: ContextVar[Gathered | None] = ContextVar("gathered", default=None)


@contextmanager
def recording() -> Iterator[None]:
    """One transaction; what `note` gathers is appended to the chain at its end, or nothing at all happens.

    Inside another recording it is a savepoint: a verb that refuses takes back its own writes and entries alone.
    """
    outer = _gathered.get()
    if outer is not None and outer.in_transaction:
        with _savepoint(outer):
            yield
        return
    own = Gathered(in_transaction=True)
    token = _gathered.set(own)
    try:
        with transaction.atomic():
            yield
            chain.append(own.acts)
    finally:
        _gathered.reset(token)
        if outer is not None:
            outer.refusals += own.refusals
        else:
            enter_apart(own.refusals)


@contextmanager
def _savepoint(outer: Gathered) -> Iterator[None]:
    before = len(outer.acts)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        del outer.acts[before:]
        raise


@contextmanager
def gathering(*, in_transaction: bool = False) -> Iterator[Gathered]:
    """Gather a page's entries; whoever opened it appends them before the page is sent.

    `in_transaction`: the page is one transaction, which verbs join as savepoints; else each verb has its own.
    """
    own = Gathered(in_transaction)
    token = _gathered.set(own)
    try:
        yield own
    finally:
        _gathered.reset(token)


def note(act: str, *, by: UUID | None, thing: UUID | str | None = None, words: str = "") -> None:
    """Have an entry appended at the end of this recording. Raises LookupError outside one: nothing goes unrecorded."""
    gathered = _gathered.get()
    if gathered is None:
        raise LookupError(f"{act!r} was not done inside recording()")
    gathered.acts.append(Act(act, by, thing, words))


def refused(act: str, *, by: UUID | None, thing: UUID | str | None = None) -> None:
    """Have a refusal entered in a transaction of its own, whatever becomes of the one that is open."""
    refusal = Act(act[:LONGEST_ACT], by, thing)
    gathered = _gathered.get()
    if gathered is None:
        enter_apart([refusal])
    else:
        gathered.refusals.append(refusal)


def enter_apart(refusals: Sequence[Act]) -> None:
    """Append refusals in their own transaction. What was refused stays refused where they cannot be written."""
    if not refusals:
        return
    try:
        with transaction.atomic():
            chain.append(refusals)
    except DatabaseError:
        logger.exception("%d refusals could not be entered in the audit", len(refusals))


def recorded(verb: Callable[P, R]) -> Callable[P, R]:
    """Make a verb one transaction with its entries; a refusal of the person who does it is entered too."""

    @wraps(verb)
    def acted(*args: P.args, **kwargs: P.kwargs) -> R:
        with recording():
            try:
                return verb(*args, **kwargs)
            except Exception as refusal:
                if getattr(refusal, "enters_audit", False):
                    refusal.enters_audit = False  # type: ignore[attr-defined]  # once, by the innermost verb
                    name = f"{verb.__module__.rpartition('.')[2]} {verb.__name__}".replace("_", " ")
                    refused(f"refused {name}", by=_doer(kwargs), thing=_thing([*args, *kwargs.values()]))
                raise

    return acted


def _doer(kwargs: dict[str, Any]) -> UUID | None:
    account = getattr(kwargs.get("by"), "account", None)
    return account if isinstance(account, UUID) else None


def _thing(arguments: Sequence[Any]) -> UUID | None:
    """The thing that a verb was asked about: the first argument that is one, or that belongs to one."""
    for argument in arguments:
        if isinstance(found := getattr(argument, "thing_id", None), UUID):
            return found
        if hasattr(argument, "lock_id") and isinstance(found := getattr(argument, "pk", None), UUID):
            return found
    return None
