"""Papers, reports and packs found by their titles and by what can be read in them.

What a file says lies under the file's own lock: residents find the files that were released, partners the newest
version of each paper that they are shown. A release that was withdrawn has shut its files, so that nothing finds them.
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from commonweal.portal.access.models import Document, Release, Thing
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.models import Issued, Paper
from commonweal.portal.library.queries.shown import shown
from commonweal.portal.meetings.queries.hits import Hit, hit, holding


def papers(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    """Papers as they are kept, by their newest version, whose content begins with their title."""
    saying = _saying(reader, words, "content").filter(pk=OuterRef("content"))
    rows = shown(reader).filter(Exists(saying)).order_by("-made_at", "pk")
    ids = list(rows.values_list("pk", flat=True)[: most + 1])  # in order first: whole rows are slow to sort
    found = readable(reader, Paper).in_bulk(ids)
    contents = [row.content_id for row in found.values()]
    said = readable(reader, Document).filter(pk__in=contents)
    texts: dict[UUID | None, str] = dict(said.values_list("pk", "text"))
    return [
        hit(
            reader, row, words, kind="papers", title=row.title, date=row.made_at.date(),
            address=reverse("library:paper", args=[row.pk]), text=texts.get(row.content_id, row.title),
        )
        for row in (found[id] for id in ids if id in found)
    ]  # fmt: skip


def releases(reader: Reader, words: tuple[str, ...], most: int) -> list[Hit]:
    """What went out, each in its last state."""
    out = readable(reader, Release).filter(approver__isnull=False, withdrawn_at=None)
    later = out.filter(of=OuterRef("of"), kind=OuterRef("kind"), approved_at__gt=OuterRef("approved_at"))
    holders = _saying(reader, words, "release").values("thing__home")  # asked once: one by one it would be each by each
    rows = out.filter(holding(words, "title") | Q(pk__in=holders)).exclude(Exists(later))
    found = list(rows.order_by("-approved_at", "pk")[: most + 1])
    ids = [row.pk for row in found]
    files = list(Thing.objects.filter(home__in=ids).values_list("pk", flat=True))  # of which `readable` leaves some
    saying = _saying(reader, words, "release").filter(pk__in=files).order_by("pk")
    texts = dict(saying.values_list("thing__home", "text"))
    of_papers = set(readable(reader, Issued).filter(release__in=ids).values_list("release", flat=True))
    return [
        hit(
            reader, row, words, kind="releases", title=row.title,
            date=row.approved_at.date() if row.approved_at else None,
            address=reverse("library:released" if row.pk in of_papers else "access:release", args=[row.pk]),
            text=texts.get(row.pk, row.title),
        )
        for row in found
    ]  # fmt: skip


def _saying(reader: Reader, words: tuple[str, ...], role: str) -> QuerySet[Document]:
    """The files of a role in which all words stand."""
    rows = readable(reader, Document).filter(role=role)
    for word in words:
        rows = rows.filter(words__holds=word)
    return rows
