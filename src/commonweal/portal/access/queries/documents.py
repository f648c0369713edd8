"""Documents as a reader may have them."""

from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access import shelf
from commonweal.portal.access.models import Document, Thing
from commonweal.portal.access.queries.reading import one, readable, seen
from commonweal.portal.access.reader import Reader


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A file to offer: what it is called, what it is, how large."""

    id: UUID
    name: str
    media_type: str
    role: str
    size: int
    sha256: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Content:
    """A file's bytes, with whether everyone may have them."""

    name: str
    media_type: str
    content: bytes
    sha256: str
    size: int
    public: bool


def content(reader: Reader, document: UUID) -> Content:
    """A document's bytes, or 404; StoreDamaged where they are not what was kept. Restricted ones enter the audit."""
    row = one(reader, Document, document)
    seen(reader, row)
    public = row.lock_id in reader.public_locks
    return Content(row.name, row.media_type, shelf.get(row.sha256, sealed=row.sealed), row.sha256, row.size, public)


def documents(reader: Reader, home: Thing | UUID) -> tuple[DocumentView, ...]:
    """The documents that sit in a home, as far as this reader may have them, in the order they were kept."""
    home_id = home.id if isinstance(home, Thing) else home
    rows = readable(reader, Document).filter(thing__home=home_id).order_by("thing__made_at", "name", "pk")
    return tuple(view(row) for row in rows)


def view(row: Document) -> DocumentView:
    """A document's row as pages are given it."""
    return DocumentView(row.pk, row.name, row.media_type, row.role, row.size, row.sha256, row.pages)
