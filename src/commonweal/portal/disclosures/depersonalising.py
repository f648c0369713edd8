"""Counts to what may be shown: small ones hidden, with all that they could be worked out from.

For each source three tables are shown, of its kinds by month, by area and by agency, with their totals. All that adds
up among the three is held together, so that no hidden count can be worked out from another table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from commonweal.portal.disclosures.counting import ALL, Counted
from commonweal.portal.disclosures.refusals import TellsOfSomebody
from commonweal.stats.suppression import counted as cells_of
from commonweal.stats.suppression import protect, sums

LEAST = 5  # k: no count from 1 to 4 is shown
BY = ("month", "area", "agency")


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One line of the data set. `count` None: hidden."""

    source: str
    kind: str  # "": all kinds
    month: str = ALL
    area: str = ALL
    agency: str = ALL
    count: int | None = None


Key = tuple[str, str, str, str]  # kind, month, area, agency
Total = tuple[Key, list[Key]]  # and what it is the sum of
Shown = Mapping[Key, int | None]  # None: hidden
FEW = "Since the earlier edition only a few came or went, and the two together would tell of them."
LEAVE = "Leave the quarter as it was told."


@dataclass(frozen=True, slots=True)
class Worked:
    """What may be shown of a source, and the counts behind it with what adds up, which are kept nowhere."""

    lines: tuple[Line, ...]
    truth: dict[Key, int]
    totals: tuple[Total, ...] = ()
    to: int = 1


def work_out(
    source: str, counts: Iterable[Counted], months: Sequence[str], *, told: Iterable[frozenset[str]] = (), to: int = 1
) -> Worked:
    """What may be shown of a source. Every month of the quarter has its line, also an empty one.

    `told`: agencies whose counts stand elsewhere as one exact sum; `to`: what every count is rounded to.
    """
    values, totals = _table(list(counts), months)
    keys = list(values)
    at = {key: number for number, key in enumerate(keys)}
    cells = [values[key] for key in keys]
    summed = [(at[whole], [at[part] for part in parts]) for whole, parts in totals if parts]
    fixed: set[int] = set()
    for agencies in told:  # a sum that stands elsewhere is a cell that cannot be hidden
        parts = [at[_key(agency=agency)] for agency in sorted(agencies)]
        fixed.add(len(cells))
        summed.append((len(cells), parts))
        cells.append(sum(cells[part] for part in parts))
    pattern = protect(
        cells_of(
            np.array(cells, dtype=float), sums(len(cells), summed), threshold=LEAST,
            hideable=np.array([number not in fixed for number in range(len(cells))]),
        )
    )  # fmt: skip
    hidden = set(range(len(keys))) if pattern.exposed else set(np.flatnonzero(pattern.hidden).tolist())
    shown = [
        Line(source, *key, count=None if number in hidden else rounded(values[key], to))
        for number, key in enumerate(keys)
    ]
    return Worked(tuple(_sorted(shown)), values, tuple(totals), to)


def rounded(count: int, to: int) -> int:
    """A count to the nearest of these, halves up."""
    return to * ((count + to // 2) // to)


def beside(worked: Worked, earlier: Sequence[Line]) -> Worked:
    """What may be shown of a source beside an earlier edition of the same quarter, which is known for good.

    What that hid stays hidden. Where a count that it showed differs now by fewer than are ever shown, or what is left
    of a total beside its shown parts does, the two together would tell of a few: refused.
    """
    known = {_of(one): one.count for one in earlier}
    for key, count in known.items():
        if count is not None and _few(rounded(worked.truth.get(key, 0), worked.to) - count):
            raise TellsOfSomebody(FEW, LEAVE)
    if any(key not in known and _few(count) for key, count in worked.truth.items()):
        raise TellsOfSomebody("Since the earlier edition a kind, an area or an agency came in with a few alone.", LEAVE)
    gone = {key for key, count in known.items() if count is None}
    lines = [replace(one, count=None) if _of(one) in gone else one for one in worked.lines]
    lines += [one for one in earlier if one.count is None and _of(one) not in worked.truth]
    if any(_few(left) for left in _left_over(worked.totals, known, {_of(one): one.count for one in lines})):
        raise TellsOfSomebody(FEW, LEAVE)
    return replace(worked, lines=tuple(_sorted(lines)))


def _few(difference: int) -> bool:
    return 0 < abs(difference) < LEAST


def _left_over(totals: Iterable[Total], before: Shown, after: Shown) -> Iterator[int]:
    """By how much the hidden parts of each total came to differ, all together, as a reader of both works it out."""
    for whole, parts in totals:
        pairs = [(before.get(key, 0), after.get(key, 0)) for key in (whole, *parts)]
        told = [0 if then is None or now is None else now - then for then, now in pairs]
        if None not in pairs[0]:
            yield told[0] - sum(told[1:])


def _of(line: Line) -> Key:
    return line.kind, line.month, line.area, line.agency


def _sorted(lines: Iterable[Line]) -> list[Line]:
    """As the file has them: totals first."""
    return sorted(lines, key=lambda one: (one.source, one.kind, one.month, one.area, one.agency))


def _table(counts: list[Counted], months: Sequence[str]) -> tuple[dict[Key, int], list[Total]]:
    """Every cell with its value, and what each total is the sum of: once a way of summing it."""
    kinds = sorted({one.kind for one in counts})
    among = {
        "month": list(months),
        "area": sorted({one.area for one in counts}),
        "agency": sorted({one.agency for one in counts}),
    }
    values: dict[Key, int] = {_key(): 0}
    for one in counts:
        for kind in (one.kind, ALL):
            for key in (_key(kind), *(_key(kind, **{by: getattr(one, by)}) for by in BY)):
                values[key] = values.get(key, 0) + one.count
    totals: list[Total] = []
    for kind in (*kinds, ALL):
        for by in BY:
            parts = [_key(kind, **{by: value}) for value in among[by]]
            for part in parts:
                values.setdefault(part, 0)
            totals.append((_key(kind), parts))
    for by in BY:
        totals += [(_key(ALL, **{by: value}), [_key(kind, **{by: value}) for kind in kinds]) for value in among[by]]
    totals.append((_key(ALL), [_key(kind) for kind in kinds]))
    return values, totals


def _key(kind: str = ALL, month: str = ALL, area: str = ALL, agency: str = ALL) -> Key:
    return kind, month, area, agency
