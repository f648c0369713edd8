"""Keeping a change: the row held, its fields set, the act noted."""

from typing import Any, TypeVar

from commonweal.portal.access.models import Kept
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import GlassIsReadOnly
from commonweal.portal.audit.recording import note

K = TypeVar("K", bound=Kept)


def held(row: K, *related: str) -> K:
    """The row as it is now, held until the transaction ends."""
    rows = type(row)._default_manager.select_for_update(of=("self",)).select_related("thing__lock", *related)
    return rows.get(pk=row.pk)


def changed(row: K, act: str, by: Reader | None, **fields: Any) -> K:
    """Set these fields, and note the act. What only broken glass opened is left as it is."""
    if by is not None and row.lock_id in by.glass_locks:
        raise GlassIsReadOnly(
            "You opened this by breaking the glass, which lets you read and nothing else.",
            "Ask its lead to make you a member.",
        )
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    note(act, by=by.account if by else None, thing=row.pk)
    return row
