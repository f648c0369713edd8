"""The system's own regular work: reminders, anchors, review dates. Rooms register theirs when the portal starts.

Each piece is begun at most once a minute, an hour or a day over all workers: whoever moves the row's time begins it.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.db import IntegrityError, transaction
from django.utils import timezone

from commonweal.portal.audit.clock import now
from commonweal.portal.jobs.models import ScheduledRun

Function = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of regular work; a daily one is done from its hour on, where the partnership is."""

    name: str
    function: Function
    every: Literal["minute", "hour", "day"]
    hour: int = 0


_pieces: dict[str, Piece] = {}


def minutely(name: str, function: Function) -> None:
    """Have this done once a minute: for what a person waits for, and short."""
    _register(Piece(name, function, "minute"))


def hourly(name: str, function: Function) -> None:
    """Have this done once an hour."""
    _register(Piece(name, function, "hour"))


def daily(name: str, function: Function, hour: int = 6) -> None:
    """Have this done once a day, from this hour (where the partnership is) on."""
    _register(Piece(name, function, "day", hour))


def due() -> list[Piece]:
    """What is due now and not begun yet, by name."""
    begun = dict(ScheduledRun.objects.values_list("name", "begun_at"))
    return [piece for name, piece in sorted(_pieces.items()) if _is_due(piece, begun.get(name))]


def begin(piece: Piece) -> bool:
    """Whether it is ours to do: False where another worker began it first."""
    moment, since = now(), _since(piece)
    if since is None:
        return False
    if ScheduledRun.objects.filter(name=piece.name, begun_at__lt=since).update(begun_at=moment):
        return True
    try:
        with transaction.atomic():
            return ScheduledRun.objects.get_or_create(name=piece.name, defaults={"begun_at": moment})[1]
    except IntegrityError:
        return False


def _register(piece: Piece) -> None:
    held = _pieces.setdefault(piece.name, piece)
    if held != piece:
        raise ValueError(f"two pieces of work want the name {piece.name!r}")


def _is_due(piece: Piece, begun_at: dt.datetime | None) -> bool:
    since = _since(piece)
    return since is not None and (begun_at is None or begun_at < since)


def _since(piece: Piece) -> dt.datetime | None:
    """The moment from which on it counts as done; None before a daily piece's hour."""
    here = timezone.localtime(now()).replace(second=0, microsecond=0)
    if piece.every == "minute":
        return here
    if piece.every == "hour":
        return here.replace(minute=0)
    start = here.replace(hour=piece.hour, minute=0)
    return start if here >= start else None
