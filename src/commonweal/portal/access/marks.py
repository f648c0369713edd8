"""A mark of what a form began with, so that nobody writes over what someone else kept meanwhile without knowing."""

from collections.abc import Iterable
from hashlib import sha256

from django.db.models import Model

from commonweal.portal.access.refusals import ChangedMeanwhile


def mark_of(row: Model | None, fields: Iterable[str]) -> str:
    """The same as long as these fields of a row hold the same; of no row, a mark of its own."""
    held = repr([(name, str(row.serializable_value(name))) for name in fields]) if row else "none"
    return sha256(held.encode()).hexdigest()[:32]


def check_unchanged(row: Model | None, fields: Iterable[str], seen: str) -> None:
    """`seen`: the mark that a form began with, or "" where no form was."""
    check_same(seen, mark_of(row, fields))


def check_same(seen: str, now: str) -> None:
    """The same of two marks. Called on a row that is held, so that of two who write at once the later one is told."""
    if seen and seen != now:
        refused = ChangedMeanwhile(
            "Someone else changed this since you opened it, and what you typed is not kept yet.",
            "Look at theirs in another tab, and keep yours once more where it is to stand in place of it.",
        )
        refused.mark = now
        raise refused
