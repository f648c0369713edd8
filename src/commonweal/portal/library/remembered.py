"""What goes out to everyone is among the papers that later public ones are held against; else it does not go out."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from commonweal.figures.document import from_json
from commonweal.papers import shown_before
from commonweal.portal.access import shelf
from commonweal.portal.access.models import Document, Release
from commonweal.portal.access.queries.documents import content
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.refusals import WrongState

FIGURES = "figures.json"
File = tuple[str, str, bytes | Path]  # name, media type, content


def check_files(files: Iterable[File]) -> None:
    """Refuse a report whose figures are not for everyone, or that was not held against earlier ones and kept."""
    for name, _, held in files:
        if name == FIGURES:
            figures = from_json((held if isinstance(held, bytes) else held.read_bytes()).decode())
            if figures.audience != "public":
                raise WrongState(
                    "This report's figures are for the partnership: small counts stand in them.",
                    "Ask for the report for everyone, and release that.",
                )
            shown_before.check_kept(settings.WORKSPACE, figures)


def put_back() -> None:
    """Have every report that ever went out among those that later ones are held against, withdrawn ones too.

    They are, unless the workspace lost the folder, or came back from a backup without it.
    Where a wall stands, whoever asks for a report does not reach the files of one that was withdrawn: those come back
    with the day's own work.
    """
    out = Release.objects.filter(approver__isnull=False).values("pk")
    for row in Document.objects.filter(thing__home__in=out, name=FIGURES):
        figures = from_json(shelf.get(row.sha256, sealed=row.sealed).decode())
        shown_before.put_back(settings.WORKSPACE, figures)


def check_release(by: Reader, release: Release) -> None:
    """The same of a release that waits, when it is about to go out, on whichever page it is approved."""
    rows = Document.objects.filter(thing__home=release.pk, name=FIGURES)
    check_files((row.name, row.media_type, content(by, row.pk).content) for row in rows)
