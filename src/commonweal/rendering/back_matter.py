"""What a reader must know beside the figures: recording and gaps, how figures were worked out, sources and licences."""

from collections.abc import Collection, Iterator, Sequence

from commonweal.figures import FigureSet, Note
from commonweal.rendering.editions import grouped
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Cell, Column, Grid, Line, Points, Prose, Section, Subheading
from commonweal.rendering.sentences import TINY_BASE, Run

KINDS = {
    "recording": "Changes in how crime is recorded",
    "gap": "What is missing",
    "source": "What the source cannot tell",
    "place": "Places",
    "quality": "Quality of the records",
    "revision": "Revisions",
    "seasonal": "Seasons",
    "small base": "Small numbers",
}
OF_THE_COUNTRY = {"comparison-country", "comparison-in-brief"}  # their figures stand in tables beside the index
IN_PLAIN_ENGLISH = (
    "Months vary by chance. A change is called more or fewer only where it is wider than an offence's months vary.",
    "The likely range says how far the true change may lie from the one printed.",
    f"Where the earlier count is below {TINY_BASE}, no percentage is printed: it would say more about the base.",
    "Anti-social behaviour is not crime and is in no total of crimes.",
)  # fmt: skip


def closing_sections(
    lookup: Lookup, plainly: Sequence[str] = IN_PLAIN_ENGLISH, told_before: Collection[str] = ()
) -> Iterator[Section]:
    """Notes, method (`plainly` first), sources; a note that an earlier section told is not told twice."""
    notes = tuple(n for n in lookup.figures.notes if n.text not in told_before)
    known = tuple(_notes(notes))
    if known:
        yield Section("know", "What to know when reading this", known)
    yield Section("method", "How the figures were worked out", tuple(_method(lookup, notes, plainly, told_before)))
    if lookup.figures.sources:
        yield Section("sources", "Sources and licences", (_sources(lookup.figures), *_attributions(lookup)))


def _notes(notes: tuple[Note, ...]) -> Iterator[Block]:
    for kind, heading in KINDS.items():
        texts = tuple(dict.fromkeys(n.text for n in notes if n.kind == kind))
        if texts:
            yield Subheading(heading)
            yield Points(texts)


def _method(
    lookup: Lookup, notes: tuple[Note, ...], plainly: Sequence[str], told_before: Collection[str]
) -> Iterator[Block]:
    yield Points(tuple(plainly))
    own = tuple(dict.fromkeys(n.text for n in notes if n.kind == "method"))
    if own:
        yield Points(own)
    methods = [f.method for f in lookup.figures.figures] + [s.method for s in lookup.figures.series]
    names = sorted({m for m in methods if m and m not in told_before})
    if names:
        yield Prose((Run(f"Methods by name: {'; '.join(names)}. Worked out by {lookup.figures.software}."),), "quiet")


def _sources(figures: FigureSet) -> Grid:
    columns = tuple(Column(h, "label" if n == 0 else "words") for n, h in enumerate(
        ("Publisher", "Data", "Released", "Licence", "Files")))  # fmt: skip
    lines = tuple(
        Line((Cell(e.publisher), Cell(e.dataset), Cell(e.released), Cell(e.licence), Cell(f"{e.files:,}")))
        for e in grouped(figures.sources)
    )
    kept = "country.json" if figures.report in OF_THE_COUNTRY else "figures.json"
    note = f"The SHA-256 of every file is in {kept}, from which each figure can be worked out again."
    return Grid("sources-table", "Editions that the figures rest on", columns, lines, note)


def _attributions(lookup: Lookup) -> Iterator[Block]:
    for words in dict.fromkeys(m.attribution for m in lookup.figures.maps if m.attribution):
        yield Prose((Run(words),), "quiet")
