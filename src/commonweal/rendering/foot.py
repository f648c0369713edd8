"""The first page's foot: where the figures come from, the date they were taken at, and what is missing."""

from collections import Counter
from collections.abc import Sequence

from commonweal.figures import Figure, Source
from commonweal.rendering.editions import Editions, day, grouped
from commonweal.rendering.lookup import Lookup

MOST_CITED = 2  # datasets cited on the first page
MORE = "What to know when reading this"  # the section that says the rest
FOOT_LETTERS = 330  # of notes at the first page's foot


def foot(lookup: Lookup, shown: Sequence[Figure], more: str = MORE) -> str:
    """Source, the date the figures were taken at, and what is missing; the rest stands further on."""
    editions = grouped(_counted_from(lookup, shown))
    parts = [f"Source: {'; '.join(map(_cited, editions[:MOST_CITED]))}."] if editions else []
    if lookup.figures.as_at:
        parts.append(f"Figures as they stood on {day(lookup.figures.as_at)}; they may be amended later.")
    missing = [n.text for n in lookup.figures.notes if n.kind in ("gap", "source")]
    short = [text for n, text in enumerate(missing) if sum(map(len, missing[: n + 1])) <= FOOT_LETTERS]
    parts += short
    if len(short) < len(missing):
        parts.append(f"More is said under “{more}”.")
    return " ".join(parts)


def _counted_from(lookup: Lookup, shown: Sequence[Figure]) -> list[Source]:
    """The files that the offences were counted from, those in most files first; every file is listed at the end."""
    named = {id for figure in shown for id in figure.sources}
    sources = [s for s in lookup.figures.sources if s.id in named] or list(lookup.figures.sources)
    files = Counter((s.publisher, s.dataset) for s in sources)
    return sorted(sources, key=lambda s: -files[s.publisher, s.dataset])


def _cited(editions: Editions) -> str:
    return f"{editions.publisher}, {editions.dataset}, {editions.released}"
