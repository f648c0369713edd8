"""What a paper says: its blocks and its files, of its newest version or of its released copy."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from commonweal.documents.safe_copy import SafeCopy
from commonweal.portal.access.models import Document
from commonweal.portal.access.queries import readable
from commonweal.portal.access.queries.documents import content
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.models import WITHDRAWN, Version
from commonweal.portal.library.queries.shown import issued, shown

CONTENT = "content.json"


@dataclass(frozen=True, slots=True)
class PaperContent:
    """A paper's content as blocks, to be shown or put into a pack."""

    title: str
    safe: SafeCopy
    sha256: str


def blocks(reader: Reader, paper: UUID) -> PaperContent:
    """The content of a paper (its newest version) or of a release, by the id of either; else 404."""
    home, title = _where(reader, paper)
    row = _document(reader, home, name=CONTENT)
    held = content(reader, row.pk)
    return PaperContent(title, SafeCopy.from_json(held.content.decode()), held.sha256)


def newest(reader: Reader, paper: UUID) -> Version | None:
    """The newest version of a paper that this reader is shown."""
    return readable(reader, Version).filter(paper=paper).order_by("-number").first()


def file_of(reader: Reader, home: UUID, role: str) -> bytes:
    """The bytes of the file of that role in a version; 404 where there is none for this reader."""
    return content(reader, _document(reader, home, role=role).pk).content


def report_page(reader: Reader, paper: UUID) -> bytes:
    """The whole report as one HTML page, of the newest version or of a release; 404 where there is none."""
    home, _ = _where(reader, paper)
    row = _document(reader, home, media_type="text/html; charset=utf-8")
    return content(reader, row.pk).content


def figures_file(reader: Reader, paper: UUID) -> tuple[str, bytes]:
    """The SHA-256 and bytes of a report's figures document; 404 where there is none."""
    home, _ = _where(reader, paper)
    held = content(reader, _document(reader, home, name="figures.json").pk)
    return held.sha256, held.content


def _where(reader: Reader, paper: UUID) -> tuple[UUID, str]:
    """The thing that the files lie in, and the paper's title."""
    row = shown(reader).filter(pk=paper).exclude(state=WITHDRAWN).first() if reader.held else None
    if row is not None:
        version = newest(reader, row.pk)
        if version is not None:
            return version.pk, row.title
    out = issued(reader).filter(release=paper).first()
    if out is None:
        raise Http404
    return out.release_id, out.title


def _document(reader: Reader, home: UUID, **wanted: str) -> Document:
    row = readable(reader, Document).filter(thing__home=home, **wanted).order_by("pk").first()
    if row is None:
        raise Http404
    return row
