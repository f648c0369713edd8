"""Agencies for which a reader may enter an action that follows from something."""

from collections.abc import Iterable
from uuid import UUID

from commonweal.portal.access.models import Thing
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.access.reader import Reader
from commonweal.portal.tasks.rules import reader_can_raise


def takers(reader: Reader, home: Thing, *, body: UUID | None, also: Iterable[UUID] = ()) -> list[tuple[str, str]]:
    """Id and name, by name: of those with a living membership, and of `also`."""
    return [
        (id, name)
        for id, name in agency_choices(also)
        if reader_can_raise(reader, home, body=body, owner=None, agency=UUID(id))
    ]
