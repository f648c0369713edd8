"""What follows the reconciliation's first page."""

from collections.abc import Iterator

from commonweal.figures import Figure
from commonweal.rendering.back_matter import closing_sections
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Panels, Points, Section
from commonweal.rendering.reconciliation import pictures, tables
from commonweal.rendering.reconciliation.beside import Beside, every_break, every_pair, opening

WHY = "Why sources differ"
MISSING = "What cannot be laid side by side"
TIMES = "times/"


def all_sections(lookup: Lookup) -> tuple[Section, ...]:
    """In the order of the paper."""
    pairs = every_pair(lookup)
    drawn = pictures.first_drawn(pairs)
    return (
        *_breaks(lookup),
        *(section for n, pair in enumerate(pairs) for section in _pair(pair, lookup, drawn, first=n == 0)),
        *_listed(lookup, "gap", MISSING, "missing"),
        *_listed(lookup, "source", WHY, "why"),
        *closing_sections(lookup, _plainly(lookup), told_before=_told_before(lookup)),
        *_last_pages(pairs, lookup),
    )


def _breaks(lookup: Lookup) -> Iterator[Section]:
    if every_break(lookup):
        yield Section("breaks-section", "What somebody should look into", (tables.breaks(lookup),))


def _pair(pair: Beside, lookup: Lookup, drawn: list[tuple[Beside, Figure]], *, first: bool) -> Iterator[Section]:
    """Its table (the first pair's stands on the first page), its charts, and the times behind them."""
    wanted = [f for f in pair.rows if f.offence in pair.worth_drawing() and (pair, f) not in drawn]
    charts = tuple(picture for f in wanted if (picture := pictures.of(pair, f, lookup)))
    blocks: list[Block] = [] if first else [tables.of_pair(pair)]
    blocks += [Panels(charts)] if charts else []
    every = tables.every_time(pair, [(f, _times(pair, f, lookup)) for f in pair.rows])
    blocks += [every] if every.lines else []
    yield Section(f"pair-{pair.key}-section", opening(pair.title), tuple(blocks))


def _times(pair: Beside, figure: Figure, lookup: Lookup) -> list[Figure]:
    """The months or quarters of one offence group."""
    return [each for _, each in lookup.rows(lookup.figures.table(f"{TIMES}{pair.key}/{figure.offence}"))]


def _listed(lookup: Lookup, kind: str, heading: str, id: str) -> Iterator[Section]:
    texts = tuple(dict.fromkeys(n.text for n in lookup.figures.notes if n.kind == kind))
    if texts:
        yield Section(id, heading, (Points(texts),))


def _plainly(lookup: Lookup) -> tuple[str, ...]:
    return tuple(n.text for n in lookup.figures.notes if n.kind == "method")


def _told_before(lookup: Lookup) -> tuple[str, ...]:
    """What a section of its own has said already."""
    return tuple(n.text for n in lookup.figures.notes if n.kind in ("gap", "source", "method"))


def _last_pages(pairs: tuple[Beside, ...], lookup: Lookup) -> Iterator[Section]:
    """On paper the months of what is drawn stand together at the end."""
    found = [
        tables.of_times(pair, figure, told)
        for pair in pairs
        for figure in pair.rows
        if figure.offence in pair.worth_drawing() and (told := _times(pair, figure, lookup))
    ]
    if found:
        yield Section("detail", "The figures behind the charts", tuple(found), where="paper")
