"""What follows the first page, each section only where there is something for it."""

from collections.abc import Iterator
from dataclasses import replace

from commonweal.rendering import explorer, grids
from commonweal.rendering.back_matter import closing_sections
from commonweal.rendering.hotspots import tables
from commonweal.rendering.hotspots.words import of_id
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Grid, Prose, Section
from commonweal.rendering.sentences import Run
from commonweal.rendering.words import small

IN_PLAIN_ENGLISH = (
    "A hot spot is a place that, with the places around it, holds more than chance would put there. A single full "
    "cell among empty ones is not one: it is told under “Unlike what surrounds them”.",
    "Hot now need not be hot next year: whether it lasts is told quarter by quarter.",
    "Anti-social behaviour is not crime and is in no total of crimes.",
)
NO_LASTING = "Whether hot spots last cannot be told here"
UNLIKE = ("high among low", "low among high")


def all_sections(lookup: Lookup) -> tuple[Section, ...]:
    """In the order of the paper."""
    return (
        *_hot(lookup),
        *_lasting(lookup),
        *_unlike(lookup),
        *_concentration(lookup),
        *_clusters(lookup),
        *_near_repeats(lookup),
        *_wards(lookup),
        *closing_sections(lookup, IN_PLAIN_ENGLISH, told_before=_told_before(lookup)),
        *_last_pages(lookup),
    )


def _hot(lookup: Lookup) -> Iterator[Section]:
    """All of them, where the first page has not said so already."""
    whole = tables.hot_spots(lookup)
    if len(whole.lines) > len(tables.hot_spots(lookup, tables.FIRST).lines):
        yield Section("hot", "Every hot and cold spot", (replace(whole, title="Every hot and cold spot"),))


def _lasting(lookup: Lookup) -> Iterator[Section]:
    grid = tables.lasting(lookup)
    if not grid.lines:
        return
    blocks: list[Block] = []
    alike = next(iter(of_id(lookup, "/jaccard")), None)
    if alike is not None and alike.value is not None:
        words = (
            f"Of the cells hot in either of two quarters after each other, {alike.value:.0f}% were hot in both on "
            f"average; hot spots laid out by chance would share {float(alike.parameters['by_chance']):.0f}%."
        )
        blocks.append(Prose((Run(words),)))
    yield Section("lasting", "Which hot spots last", (*blocks, grid))


def _unlike(lookup: Lookup) -> Iterator[Section]:
    grid = tables.outliers(lookup)
    if not grid.lines:
        return
    found = [f for f in of_id(lookup, "/local-moran") if f.parameters.get("kind") in UNLIKE]
    words = (
        f"Local Moran finds {small(len(found))} cell{'' if len(found) == 1 else 's'} unlike what surrounds "
        f"{'it' if len(found) == 1 else 'them'}."
        if found
        else "No cell is surely unlike what surrounds it: those named here are like their neighbours."
    )
    yield Section("unlike", "Unlike what surrounds them", (Prose((Run(words),)), grid))


def _concentration(lookup: Lookup) -> Iterator[Section]:
    grid = tables.concentration(lookup)
    if grid.lines:
        words = (
            "Crime gathers everywhere in few places; a share says most beside the same kind of area elsewhere or at "
            "another time. Chance alone concentrates few incidents: the last column is what it would do."
        )
        yield Section("concentrated", "How concentrated it is", (Prose((Run(words),)), grid))


def _clusters(lookup: Lookup) -> Iterator[Section]:
    found = [t for t in lookup.figures.tables if t.id.startswith("clusters/")]
    if not found:
        return
    words = (
        "Each line is a circle of LSOAs and a run of months with more than was to be expected, all that were tried "
        "being allowed for. The first table goes by residents: where people come to shop or go out, there is more. The "
        "second takes out what is usual for a place and for a month: it shows where something flared up."
    )
    by_residents_first = sorted(found, key=lambda t: t.id, reverse=True)
    grids_of_both = (tables.clusters(table, lookup) for table in by_residents_first)
    yield Section("clusters", "Where and when", (Prose((Run(words),)), *grids_of_both))


def _near_repeats(lookup: Lookup) -> Iterator[Section]:
    grid = tables.near_repeats(lookup)
    if grid.lines:
        words = "How many pairs of incidents lie so near in place and in time, against what dates shuffled would give."
        yield Section("near-repeat", "Do incidents follow each other?", (Prose((Run(words),)), grid))


def _wards(lookup: Lookup) -> Iterator[Section]:
    found = explorer.explorer(lookup)
    table = lookup.figures.table("lsoas")
    if found is not None:
        note: list[Block] = [Prose((Run(table.note),), "quiet")] if table and table.note else []
        yield Section("explore", "Ward by ward", (found, *note))
    elif wards := _table(lookup, "wards"):
        yield Section("explore", "Ward by ward", (wards,))


def _told_before(lookup: Lookup) -> tuple[str, ...]:
    table = lookup.figures.table("lsoas")
    return (table.note,) if table and table.note else ()


def _last_pages(lookup: Lookup) -> Iterator[Section]:
    """On paper what stands behind the choice of a ward is a table, ward by ward."""
    found = [grid for id in ("wards", "lsoas") if (grid := _table(lookup, id))]
    if found and lookup.figures.map("lsoas") is not None:  # else the wards stand on the page itself
        yield Section("detail", "The figures behind the maps", tuple(found), where="paper")


def _table(lookup: Lookup, id: str) -> Grid | None:
    table = lookup.figures.table(id)
    if table is None or not lookup.rows(table):
        return None
    return grids.of_rows(replace(table, note=""), lookup.rows(table), lookup, table.title, sparks=False)
