"""Everything a reader of this paper and of earlier ones knows, as cells and what adds up among them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from commonweal.figures import FigureSet, Period
from commonweal.papers.suppression.numbers import Book, Cell, Shown, shown
from commonweal.records import offences

Interval = tuple[int, int]  # months as numbers: first, and the one after the last
Line = tuple[Book, str, str, str]  # book, offence, area, kind


@dataclass(slots=True)
class Ledger:
    """Numbered cells, first those that papers print, then latent ones (parts of periods, remainders of sums).

    `values`: None where not known. `totals`: (total, parts) by number: what adds up.
    """

    values: list[float | None] = field(default_factory=list)
    number: dict[Cell, int] = field(default_factory=dict)
    printed: set[int] = field(default_factory=set)  # in this paper, from partners' records only
    earlier: set[int] = field(default_factory=set)  # shown by an earlier paper
    earlier_hidden: set[int] = field(default_factory=set)
    latent: set[int] = field(default_factory=set)
    totals: list[tuple[int, list[int]]] = field(default_factory=list)
    together: list[list[int]] = field(default_factory=list)  # cells that one figure shows

    def cell(self, cell: Cell, value: float | None) -> int:
        """The cell's number; a value fills what was not known, and never overwrites."""
        at = self.number.setdefault(cell, len(self.values))
        if at == len(self.values):
            self.values.append(value)
        elif self.values[at] is None:
            self.values[at] = value
        return at

    def unprinted(self) -> int:
        """A new latent cell."""
        self.values.append(None)
        self.latent.add(len(self.values) - 1)
        return len(self.values) - 1

    def sharing_months(self, numbers: Collection[int]) -> set[int]:
        """The cells that count a month which one of these counts too, of the same offence and place."""
        spans: dict[Line, list[Period]] = defaultdict(list)
        for cell, at in self.number.items():
            if at in numbers:
                spans[_line(cell)] += cell.spans
        return {
            at
            for cell, at in self.number.items()
            if any(own.overlaps(other) for own in cell.spans for other in spans.get(_line(cell), ()))
        }


def read(paper: FigureSet, earlier: Sequence[FigureSet]) -> Ledger:
    """The ledger of a paper and of what earlier public papers showed or hid."""
    ledger = Ledger()
    opened: set[int] = set()
    for one in shown(paper):
        cells = [ledger.cell(cell, value) for cell, value in one.cells.items()]
        ledger.together.append(cells)
        (ledger.printed if one.restricted else opened).update(cells)
    ledger.printed -= opened
    for old in earlier:
        for one in shown(old):
            _note_earlier(ledger, one)
    ledger.earlier_hidden -= ledger.earlier | ledger.printed
    lines = _lines(ledger)
    for line, time in lines.items():
        _split(ledger, line, time)
    _link_offences(ledger, lines)
    _link_areas(ledger, lines, paper)
    _link_stated(ledger, lines, paper)
    return ledger


def _note_earlier(ledger: Ledger, one: Shown) -> None:
    """An earlier paper's number: known to readers for good, unless it has been revised since."""
    for cell, value in one.cells.items():
        at = ledger.number.get(cell)
        if one.hidden or value is None:
            ledger.earlier_hidden.add(ledger.cell(cell, None))
        elif at is None or ledger.values[at] in (value, None):
            ledger.earlier.add(ledger.cell(cell, value))


# Time: a period is the sum of the parts that the other periods' ends cut it into. ----------------------------------


@dataclass(slots=True)
class TimeLine:
    """One count over time: its cells by the months they count, and the parts that they are cut into."""

    cells: dict[tuple[Interval, ...], int]
    parts: dict[Interval, int] = field(default_factory=dict)

    def ends(self) -> set[int]:
        """The months at which a part starts or ends."""
        return {end for part in self.parts for end in part}

    def between(self, first: int, last: int) -> list[int] | None:
        """The numbers of the parts that make up an interval; None where they do not."""
        found, at = [], first
        for (start, end), number in sorted(self.parts.items()):
            if start == at and end <= last:
                found.append(number)
                at = end
        return found if at == last and found else None


def _lines(ledger: Ledger) -> dict[Line, TimeLine]:
    lines: dict[Line, dict[tuple[Interval, ...], int]] = defaultdict(dict)
    for cell, at in ledger.number.items():
        lines[_line(cell)][tuple(map(_interval, cell.spans))] = at
    return {line: TimeLine(cells) for line, cells in lines.items()}


def _line(cell: Cell) -> Line:
    return cell.book, cell.offence, cell.area, cell.kind


def _interval(period: Period) -> Interval:
    return period.start.index, period.end.index + 1


def _split(ledger: Ledger, line: Line, time: TimeLine) -> None:
    if line[3] == "average":
        time.parts = {spans[0]: at for spans, at in time.cells.items()}
        return
    ends = sorted({end for spans in time.cells for span in spans for end in span})
    for part in pairwise(ends):
        if (part,) in time.cells:
            time.parts[part] = time.cells[part,]
        elif any(start <= part[0] and part[1] <= end for spans in time.cells for start, end in spans):
            time.parts[part] = ledger.unprinted()
    for spans, at in time.cells.items():
        if len(spans) > 1 or spans[0] not in time.parts:
            ledger.totals.append((at, [n for start, end in spans for n in time.between(start, end) or []]))


# Sums: kinds of offence under their group, wards in their district. -------------------------------------------------


def _link_offences(ledger: Ledger, lines: dict[Line, TimeLine]) -> None:
    """Every node is the sum of the nearest nodes below it that the paper prints, where they add up."""
    places: dict[tuple[Book, str, str], set[str]] = defaultdict(set)
    for book, offence, area, sort in lines:
        places[book, area, sort].add(offence)
    for (book, area, sort), present in places.items():
        for node in sorted(present & set(offences.by_code())):
            below = _nearest(node, present)
            if below:
                parts = [lines[book, code, area, sort] for code in below]
                _link(ledger, lines[book, node, area, sort], parts)


def _nearest(node: str, present: set[str]) -> list[str]:
    found: list[str] = []
    for child in offences.children(node):
        found += [child] if child in present else _nearest(child, present)
    return found


def _link_areas(ledger: Ledger, lines: dict[Line, TimeLine], paper: FigureSet) -> None:
    """The partnership's own area is the sum of its wards; a wider area the sum of districts where they add up."""
    kind = {f.area.code: f.area.kind for f in paper.figures} | {s.area.code: s.area.kind for s in paper.series}
    own = paper.partnership.code
    districts = [code for code, of in kind.items() if of == "district"]
    whole = own if own in kind or len(districts) != 1 else districts[0]
    tops = {code for code, of in kind.items() if of in ("csp", "force")}
    kinds: dict[tuple[Book, str, str], dict[str, TimeLine]] = defaultdict(dict)
    for (book, offence, area, sort), time in lines.items():
        kinds[book, offence, sort][area] = time
    for places in kinds.values():
        wards = [time for area, time in places.items() if kind.get(area) == "ward"]
        if wards and whole in places:
            _link(ledger, places[whole], wards)
        inside = [time for area, time in places.items() if kind.get(area) == "district"]
        for top in tops & places.keys():
            if len(inside) > 1:
                _link(ledger, places[top], inside, only_if_exact=True)


def _link_stated(ledger: Ledger, lines: dict[Line, TimeLine], paper: FigureSet) -> None:
    """What a paper says of itself that it adds up: `groups` of areas, and `sums` of offences, by their codes."""
    groups, sums = (dict(paper.parameters.get(name) or {}) for name in ("groups", "sums"))
    for (book, offence, area, sort), time in lines.items():
        members = [lines.get((book, offence, code, sort)) for code in groups.get(area, ())]
        nodes = [lines.get((book, node, area, sort)) for node in sums.get(offence, ())]
        for parts in (members, nodes):
            if known := [part for part in parts if part is not None]:
                _link(ledger, time, known)


def _link(ledger: Ledger, whole: TimeLine, parts: list[TimeLine], *, only_if_exact: bool = False) -> None:
    """The whole is the sum of its parts, or the sum and a remainder that is never negative, in every common time."""
    gaps = [gap for spans, at in whole.cells.items() if (gap := _gap(ledger, spans, at, parts)) is not None]
    if any(gap < -1e-6 for gap in gaps):
        return
    exact = bool(gaps) and all(gap <= 1e-6 for gap in gaps)
    if only_if_exact and not exact:
        return
    common: set[int] = set()
    for part in parts:
        common |= part.ends()
    for first, last in pairwise(sorted(whole.ends() & common)):
        here = whole.between(first, last)
        pieces = [part.between(first, last) for part in parts]
        found = [number for piece in pieces if piece for number in piece]
        if here is None or not found:
            continue
        rest = [] if exact and all(pieces) else [ledger.unprinted()]
        total = here[0] if len(here) == 1 else _sum_of(ledger, here)
        ledger.totals.append((total, [*found, *rest]))


def _gap(ledger: Ledger, spans: tuple[Interval, ...], at: int, parts: list[TimeLine]) -> float | None:
    """How much a printed whole exceeds its printed parts; None where that says nothing of whether they add up."""
    numbers = [number for part in parts if (number := part.cells.get(spans)) is not None]
    known = [value for number in numbers if (value := ledger.values[number]) is not None]
    total = ledger.values[at]
    if total is None:
        return None
    gap = total - sum(known)
    return gap if gap < 0 or len(known) == len(parts) else None


def _sum_of(ledger: Ledger, numbers: list[int]) -> int:
    total = ledger.unprinted()
    ledger.totals.append((total, numbers))
    return total
