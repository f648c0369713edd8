"""Lists of papers, and those of an agenda item."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from commonweal.portal.access.models import Release
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.models import Issued, Paper
from commonweal.portal.library.queries.shown import issued, shown
from commonweal.portal.tasks.surroundings import Place, places

PAGE = 25
NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """Which papers. `released`: as everyone sees them."""

    words: str = ""
    kind: str = ""
    state: str = ""
    agency: UUID | None = None
    year: int | None = None
    released: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper in a list. For whoever reads the released copy alone, `id` is the release's."""

    id: UUID
    title: str
    kind: str
    state: str
    agency: str
    author: str
    made_on: dt.date
    address: str
    released: bool
    restricted: bool
    marking: str
    late_reason: str
    supplement: bool
    headline: str
    home: UUID | None
    home_words: str
    home_address: str


@dataclass(frozen=True, slots=True)
class Papers:
    """One page of them."""

    lines: tuple[PaperLine, ...]
    total: int
    page: int
    pages: int

    @property
    def before(self) -> int:
        """The page before this one."""
        return self.page - 1

    @property
    def after(self) -> int:
        """The page after this one."""
        return self.page + 1


def papers(reader: Reader, wanted: PaperFilter, page: int = 1, size: int = PAGE) -> Papers:
    """A page of papers, the newest first. A resident, and who asks for it, sees what was released."""
    if wanted.released or not reader.reads_beyond_residents(Paper.TABLE_ROW):
        rows = _issued(reader, wanted)
        pages, page, chosen = _page(rows, page, size)
        return Papers(issued_lines(chosen), rows.count(), page, pages)
    kept = _kept(reader, wanted)
    pages, page, own = _page(kept, page, size)
    return Papers(lines(reader, own), kept.count(), page, pages)


def of_homes(reader: Reader, homes: Iterable[UUID]) -> dict[UUID, tuple[PaperLine, ...]]:
    """The papers of each agenda item in their order: as kept where this reader may read them, else as released."""
    wanted = sorted(set(homes))
    own = shown(reader).exclude(state="withdrawn") if reader.held else readable(reader, Paper).none()
    rows = own.filter(thing__home__in=wanted).select_related(*RELATED).order_by("position", "made_at", "pk")
    found = list(lines(reader, list(rows)))
    known = {row.pk for row in rows}
    out = issued(reader).filter(item__in=wanted).exclude(paper__in=known).select_related("release", "agency")
    found += issued_lines(list(out.order_by("position", "release__approved_at", "pk")))
    return {home: tuple(line for line in found if line.home == home) for home in wanted}


def of_home(reader: Reader, home: UUID) -> tuple[PaperLine, ...]:
    """The papers of one agenda item."""
    return of_homes(reader, [home])[home]


RELATED = ("thing", "author", "agency")


def lines(reader: Reader, rows: Sequence[Paper]) -> tuple[PaperLine, ...]:
    """Lines of kept papers. However many there are, releases and homes are asked for once."""
    ids = [row.pk for row in rows]
    out = readable(reader, Release).filter(of__in=ids, approver__isnull=False, withdrawn_at=None)
    released = set(out.values_list("of_id", flat=True))
    known = places(reader, {row.thing.home_id for row in rows if row.thing.home_id})
    return tuple(_line(row, row.pk in released, known) for row in rows)


def issued_lines(rows: Sequence[Issued]) -> tuple[PaperLine, ...]:
    """Lines of released copies."""
    return tuple(
        PaperLine(
            id=row.release_id,
            title=row.title,
            kind=row.kind,
            state="released",
            agency=row.agency.short_name if row.agency else "",
            author="",
            made_on=localdate(row.release.approved_at),
            address=reverse("library:released", args=[row.release_id]),
            released=True,
            restricted=False,
            marking="",
            late_reason=row.late_reason,
            supplement=row.supplement,
            headline=row.headline,
            home=row.item,
            home_words="",
            home_address="",
        )
        for row in rows
    )


def _line(row: Paper, released: bool, known: dict[UUID, Place]) -> PaperLine:
    home = known.get(row.thing.home_id, NOWHERE) if row.thing.home_id else NOWHERE
    return PaperLine(
        id=row.pk,
        title=row.title,
        kind=row.kind,
        state=row.state,
        agency=row.agency.short_name if row.agency else "",
        author=row.author.name if row.author else "",
        made_on=localdate(row.made_at),
        address=reverse("library:paper", args=[row.pk]),
        released=released,
        restricted=row.reach != "public",
        marking=row.thing.marking,
        late_reason=row.late_reason,
        supplement=row.supplement,
        headline="",
        home=row.thing.home_id,
        home_words=home.words,
        home_address=home.address,
    )


def _kept(reader: Reader, wanted: PaperFilter) -> QuerySet[Paper]:
    rows = shown(reader).select_related(*RELATED)
    rows = rows.filter(state=wanted.state) if wanted.state else rows.exclude(state="withdrawn")
    rows = _words(rows.filter(kind=wanted.kind) if wanted.kind else rows, wanted.words)
    if wanted.agency:
        rows = rows.filter(agency=wanted.agency)
    if wanted.year:
        rows = rows.filter(made_at__year=wanted.year)
    return rows.order_by("-made_at", "pk")


def _issued(reader: Reader, wanted: PaperFilter) -> QuerySet[Issued]:
    rows = issued(reader).select_related("release", "agency")
    rows = rows.filter(kind=wanted.kind) if wanted.kind else rows
    if wanted.agency:
        rows = rows.filter(agency=wanted.agency)
    if wanted.year:
        rows = rows.filter(release__approved_at__year=wanted.year)
    for word in wanted.words.split():
        rows = rows.filter(title__icontains=word)
    return rows.order_by("-release__approved_at", "pk")


def _words(rows: QuerySet[Paper], words: str) -> QuerySet[Paper]:
    for word in words.split():
        rows = rows.filter(Q(title__icontains=word))
    return rows


def _page(rows: QuerySet, page: int, size: int) -> tuple[int, int, list]:  # type: ignore[type-arg]
    pages = max(1, ceil(rows.count() / size))
    page = min(max(page, 1), pages)
    ids = list(rows.values_list("pk", flat=True)[(page - 1) * size : page * size])  # whole rows are slow to sort
    by_id = {row.pk: row for row in rows.filter(pk__in=ids).order_by()}
    return pages, page, [by_id[id] for id in ids if id in by_id]
