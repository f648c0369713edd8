"""Any thing at all, as a reader may have it: for pages that serve every kind."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from commonweal.portal.access.kinds import model_of
from commonweal.portal.access.models import Thing
from commonweal.portal.access.places import place_of
from commonweal.portal.access.queries.reading import one, readable_things
from commonweal.portal.access.reader import Reader


@dataclass(frozen=True, slots=True)
class Named:
    """A thing in words: what kind it is, its title where it has one, its page."""

    id: UUID
    kind: str
    title: str
    address: str


def thing(reader: Reader, found: UUID) -> Thing:
    """A thing by its id: the table's cell and the lock, or the same 404 as for one that is not there.

    Both in one query: a cell that is asked after the lock has opened would tell by its query that there is something.
    """
    row = readable_things(reader).filter(id=found).select_related("home", "audience").first()
    if row is None:
        raise Http404
    return row


def named(reader: Reader, found: Thing) -> Named:
    """A thing's words, read anew from the model that keeps it."""
    model = model_of(found.kind)
    row = one(reader, model, found.id)
    title = next((str(getattr(row, name)) for name in ("title", "name", "what", "text") if hasattr(row, name)), "")
    kind = str(model._meta.verbose_name)
    return Named(found.id, kind, title or f"This {kind}", place_of(found.kind, found.id))
