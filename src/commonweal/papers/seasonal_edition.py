"""The public edition of a season: small counts of extracts hidden, and whatever would tell them by adding up.

The recorded crime report's own suppression works on whole months. A season's counts are of days, hours, kinds and
wards in one window, of the years before together, and of the weeks around: what adds up among those is told here, and
the same protection (`suppression.counts`) does the rest.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from commonweal.figures import Figure, FigureSet, Note, Row
from commonweal.papers.suppression.counts import Counts, to_hide
from commonweal.papers.suppression.strip import hidden_figure

THRESHOLD = 5
REFUSAL = (
    "The season's counts are so few that a public paper would give one away.",
    "Ask for --audience partners.",
)
HIDDEN = Note(
    "quality",
    "Small counts of a partner's records are not shown, to protect people, nor are counts that would give one away. "
    "The table of days by hours is left out of a public paper.",
)
KEPT = (
    "seasons", "expected_low", "expected_high", "expected_low_80", "expected_high_80", "weeks_around", "wards",
    "wards_inside_80", "wards_inside_95",
)  # fmt: skip
NOW, THEN, NEXT, AROUND = "now", "then", "next", "around"
Key = tuple[str, str, str, str]  # look, slice, row, what is counted
YEAR, SUM = "year", "sum"  # the slices of whole windows: one year's, and several years' together


@dataclass(slots=True)
class _Ledger(Counts[Key]):
    """Counts by look, slice and row, what adds up among them, and which figures tell which."""

    of_figure: dict[str, list[int]] = field(default_factory=dict)
    seasons: dict[Key, tuple[str, ...]] = field(default_factory=dict)  # the years that a sum is of


def public_edition(paper: FigureSet, threshold: int = THRESHOLD) -> FigureSet:
    """The paper as anyone may read it. Figures of open publishers stay as they are."""
    restricted = [f for f in paper.figures if f.audience == "partners"]
    if not restricted:
        return replace(paper, audience="public")
    ledger = _read(restricted, str(paper.parameters["year"]))
    gone = _hidden(ledger, threshold)
    hidden = {id for id, cells in ledger.of_figure.items() if gone & set(cells)}
    families = {_family(id) for id in hidden}
    figures = tuple(_shown(f, f.id in hidden, _family(f.id) in families) for f in paper.figures if not _is_heat(f))
    names = {f.id: f.label for f in figures}
    tables = tuple(replace(t, rows=_ordered(t.rows, hidden, names)) for t in paper.tables)
    notes = (*paper.notes, HIDDEN)
    return replace(paper, audience="public", figures=figures, tables=tables, notes=notes)


def _is_heat(figure: Figure) -> bool:
    return figure.audience == "partners" and "/heat/" in figure.id


def _parts(figure: Figure) -> tuple[str, str, str, str]:
    """Look, slice, row, and what it says: of `fires/ward/E05.../earlier`, or of `fires/all/earlier`."""
    look, _, rest = figure.id.partition("/")
    first, _, last = rest.rpartition("/")
    name, _, row = first.partition("/")
    return look, name, row or name, last


def _read(figures: list[Figure], year: str) -> _Ledger:
    ledger = _Ledger()
    for figure in figures:
        if not _is_heat(figure):
            ledger.of_figure[figure.id] = [ledger.cell(key, value) for key, value in _cells(figure, year, ledger)]
    _link_slices(ledger, year)
    _link_years(ledger)
    _link_sums(ledger)
    return ledger


def _cells(figure: Figure, year: str, ledger: _Ledger) -> Iterator[tuple[Key, float]]:
    """The counts that a figure gives away; one that several figures tell has one key."""
    look, name, row, what = _parts(figure)
    seasons = tuple(figure.parameters.get("seasons", ()))
    whole = name in ("all", "year", "check")
    of = row if name in ("year", "check") else year
    if what == "forecast":
        if figure.value is not None:
            key = _sum_key(look, seasons, ledger) if whole else (look, name, row, NEXT)
            yield key, figure.value * len(seasons)
        return
    if figure.value is not None:
        yield (look, YEAR, of, NOW) if whole else (look, name, row, NOW), figure.value
    if what in ("earlier", "check") and figure.baseline_value is not None:
        key = _sum_key(look, seasons, ledger) if whole else (look, name, row, THEN)
        yield key, figure.baseline_value * len(seasons)
    around = figure.parameters.get("counted_around")
    if around is not None:  # a day stands beside the whole of the weeks around
        yield (look, YEAR, of, AROUND) if whole or name == "day" else (look, name, row, AROUND), around


def _sum_key(look: str, seasons: tuple[str, ...], ledger: _Ledger) -> Key:
    key = (look, SUM, "+".join(seasons), NOW)
    ledger.seasons[key] = seasons
    return key


def _link_slices(ledger: _Ledger, year: str) -> None:
    """Wards, kinds, days and hours each add up to the whole, with what lies in none of them."""
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for (look, name, _, what), number in ledger.number.items():
        if name in ("ward", "kind", "day", "hour"):
            groups[look, name, what].append(number)
    for (look, _, what), parts in groups.items():
        whole = _whole(ledger, look, year, what)
        rest = None if whole is None else ledger.values[whole] - sum(ledger.values[n] for n in parts)
        if whole is not None and rest is not None and rest >= 0:
            ledger.totals.append((whole, [*parts, *([ledger.unprinted(rest)] if rest else [])]))


def _whole(ledger: _Ledger, look: str, year: str, what: str) -> int | None:
    """The whole that the rows of a slice are parts of."""
    if what in (NOW, AROUND):
        return ledger.number.get((look, YEAR, year, what))
    sums_of = [key for key in ledger.seasons if key[0] == look]
    found = [key for key in sums_of if (year in ledger.seasons[key]) == (what == NEXT and _is_told(ledger, look, year))]
    newest = max(found, key=lambda key: ledger.seasons[key], default=None)
    return None if newest is None else ledger.number[newest]


def _is_told(ledger: _Ledger, look: str, year: str) -> bool:
    """Whether this year's window is held, so that the next forecast rests on it too."""
    return any(year in seasons for key, seasons in ledger.seasons.items() if key[0] == look)


def _link_sums(ledger: _Ledger) -> None:
    """Several years' windows together are those of each year, as far as these are told."""
    for key, seasons in ledger.seasons.items():
        parts = [n for year in seasons if (n := ledger.number.get((key[0], YEAR, year, NOW))) is not None]
        rest = ledger.values[ledger.number[key]] - sum(ledger.values[n] for n in parts)
        if parts and rest >= 0:
            ledger.totals.append((ledger.number[key], [*parts, *([ledger.unprinted(rest)] if rest else [])]))


def _link_years(ledger: _Ledger) -> None:
    """A row's count of this year and its earlier ones are in the sum that the next forecast rests on, less the oldest
    year's.
    """
    for look, name, row, what in list(ledger.number):
        if what != NEXT or (look, name, row, THEN) not in ledger.number:
            continue
        ahead, then = ledger.number[look, name, row, NEXT], ledger.number[look, name, row, THEN]
        now = ledger.number.get((look, name, row, NOW))
        parts = [then] if now is None else [then, now]
        oldest = sum(ledger.values[n] for n in parts) - ledger.values[ahead]
        if oldest < 0:
            continue
        together = ledger.unprinted(sum(ledger.values[n] for n in parts))
        ledger.totals.append((together, parts))
        ledger.totals.append((together, [ahead, *([ledger.unprinted(oldest)] if oldest else [])]))


def _hidden(ledger: _Ledger, threshold: int) -> set[int]:
    """The counts that go. A figure goes with any of its counts; what it then hides beside them is more, never less."""
    ledger.whole |= {n for (_, name, _, _), n in ledger.number.items() if name in (YEAR, SUM)}
    return {int(n) for n in np.flatnonzero(to_hide(ledger, threshold, REFUSAL))}


def _family(id: str) -> str:
    """What was tested together: all rows of one slice in one way."""
    look, _, rest = id.partition("/")
    return f"{look}/{rest.partition('/')[0]}/{id.rpartition('/')[2]}"


def _shown(figure: Figure, hidden: bool, family_hidden: bool) -> Figure:
    """Hidden with every number, or without what was counted beside it; q goes where another of its tests is hidden."""
    if figure.audience == "public":
        return figure
    if hidden:
        return hidden_figure(figure)
    parameters = {key: value for key, value in figure.parameters.items() if key in KEPT}
    shown = replace(figure, parameters=parameters, audience="public")
    return replace(shown, q=None) if family_hidden else shown


def _ordered(rows: tuple[Row, ...], hidden: set[str], names: dict[str, str]) -> tuple[Row, ...]:
    """Rows as they stood (they are in no order of size); those of figures left out are gone."""
    return tuple(replace(row, note="") if row.figure in hidden else row for row in rows if row.figure in names)
