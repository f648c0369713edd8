"""Papers, reports and packs found by their titles and by what can be read in them.

What a file says lies under the file's own lock: residents find the files that were released, partners the newest
version of each paper that they are shown. A release that was withdrawn has shut its files, so that nothing finds them.
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from commonweal.portal.access.models import Document, Release
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.models import Issued, Version
from commonweal.portal.library.queries.shown import shown
from commonweal.portal.meetings.queries.hits import MOST, Hit, hit, holding


def papers(reader: Reader, words: tuple[str, ...]) -> list[Hit]:
    """Papers as they are kept, by their newest version."""
    holders = _saying(reader, words, "content").values("thing__home")
    newest = _newest(reader).filter(pk__in=holders)
    rows = shown(reader).filter(holding(words, "title") | Q(pk__in=newest.values("paper")))
    found = list(rows.order_by("-made_at", "pk")[: MOST + 1])
    of = dict(_newest(reader).filter(paper__in=[row.pk for row in found]).values_list("paper", "pk"))
    texts = _texts(reader, words, "content", [*of.values()])
    return [
        hit(
            reader, row, words, kind="papers", title=row.title, date=row.made_at.date(),
            address=reverse("library:paper", args=[row.pk]), text=texts.get(of.get(row.pk), row.title),
        )
        for row in found
    ]  # fmt: skip


def releases(reader: Reader, words: tuple[str, ...]) -> list[Hit]:
    """What went out, each in its last state."""
    out = readable(reader, Release).filter(approver__isnull=False, withdrawn_at=None)
    later = out.filter(of=OuterRef("of"), kind=OuterRef("kind"), approved_at__gt=OuterRef("approved_at"))
    holders = _saying(reader, words, "release").values("thing__home")
    rows = out.filter(holding(words, "title") | Q(pk__in=holders)).exclude(Exists(later))
    found = list(rows.order_by("-approved_at", "pk")[: MOST + 1])
    ids = [row.pk for row in found]
    texts = _texts(reader, words, "release", ids)
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


def _texts(reader: Reader, words: tuple[str, ...], role: str, homes: list[UUID]) -> dict[UUID | None, str]:
    """What these homes' files say, of those in which all words stand."""
    rows = _saying(reader, words, role).filter(thing__home__in=homes)
    return dict(rows.order_by("pk").values_list("thing__home", "text"))


def _newest(reader: Reader) -> QuerySet[Version]:
    later = readable(reader, Version).filter(paper=OuterRef("paper"), number__gt=OuterRef("number"))
    return readable(reader, Version).exclude(Exists(later))
