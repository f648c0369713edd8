"""Counts to what may be shown: small ones hidden, with all that they could be worked out from.

For each source three tables are shown, of its kinds by month, by area and by agency, with their totals. All that adds
up among the three is held together, so that no hidden count can be worked out from another table.
"""

from collections.abc import Iterable, Sequence
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


@dataclass(frozen=True, slots=True)
class Worked:
    """What may be shown of a source, and the counts behind it, which are kept nowhere."""

    lines: tuple[Line, ...]
    truth: dict[Key, int]


def work_out(source: str, counts: Iterable[Counted], months: Sequence[str]) -> Worked:
    """What may be shown of a source. Every month of the quarter has its line, also an empty one."""
    values, totals = _table(list(counts), months)
    keys = list(values)
    at = {key: number for number, key in enumerate(keys)}
    relations = sums(len(keys), [(at[whole], [at[part] for part in parts]) for whole, parts in totals if parts])
    pattern = protect(cells_of(np.array([values[key] for key in keys], dtype=float), relations, threshold=LEAST))
    hidden = set(range(len(keys))) if pattern.exposed else set(np.flatnonzero(pattern.hidden).tolist())
    shown = [Line(source, *key, count=None if number in hidden else values[key]) for number, key in enumerate(keys)]
    return Worked(tuple(_sorted(shown)), values)


def beside(worked: Worked, earlier: Sequence[Line]) -> Worked:
    """What may be shown of a source beside an earlier edition of the same quarter, which is known for good.

    What that hid stays hidden. Where a count that it showed differs now by fewer than are ever shown, the two together
    would tell of a few: refused.
    """
    known = {(one.kind, one.month, one.area, one.agency): one.count for one in earlier}
    for key, count in known.items():
        if count is not None and 0 < abs(worked.truth.get(key, 0) - count) < LEAST:
            raise TellsOfSomebody(
                "Since the earlier edition only a few came or went, and the two together would tell of them.",
                "Leave the quarter as it was told.",
            )
    if any(key not in known and worked.truth[key] < LEAST for key in worked.truth if worked.truth[key]):
        raise TellsOfSomebody(
            "Since the earlier edition a kind, an area or an agency came in with a few alone.",
            "Leave the quarter as it was told.",
        )
    gone = {key for key, count in known.items() if count is None}
    lines = [replace(one, count=None) if _of(one) in gone else one for one in worked.lines]
    return Worked(tuple(lines), worked.truth)


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
