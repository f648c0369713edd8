"""Statistical neighbours: the partnerships most like one, by what their residents and homes are like.

Not the Home Office's most-similar group, whose variables and weights are not open; where its list is at hand, it is
used as given (`given_groups`).

- Each variable is standardised over all partnerships compared: less its mean, over its standard deviation. Otherwise
  residents, in hundreds of thousands, would outweigh every share.
- The distance is Euclidean. Two partnerships are as far from each other as each from the other, but being among the
  nearest is not mutual: a place unlike any other has neighbours that have nearer ones themselves.
- Each theme counts once, shared among its variables: age is told by three, and would else count three times as much as
  deprivation. Weights of your own take the place of these.
- Equal distances (to a billionth) stand in the order of codes.

No weights make a group right. `alternatives` gives the groups of other sizes, without each variable, and of the region:
a verdict that changes with them rests on the group and not on the place.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused, NotHeld
from commonweal.figures import Area
from commonweal.geography.characteristics import Characteristics, Variable

SIZE = 15  # as many as the most-similar groups of partnerships hold, the partnership itself among theirs
DIGITS = 9  # distances that agree to so many places are ties
UNUSUAL = 3.0  # standard deviations
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Part:
    """What one variable adds to a distance.

    `difference`: the member's value less the partnership's own, in standard deviations. `share`: of the squared
    distance, so that the parts of a member come to 1 (to 0 where the distance is nought).
    """

    variable: str
    difference: float
    share: float


@dataclass(frozen=True, slots=True)
class Member:
    """One partnership of a group. `distance` is None where a given list names it and it cannot be measured."""

    area: Area
    distance: float | None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class NeighbourGroup:
    """A group to compare with: `name` in a few words, the nearest first; `method` and `note` as a reader reads them.

    `weights` run along the variables; `datasets` are the tables that the choice rests on.
    """

    name: str
    area: Area
    members: tuple[Member, ...]
    variables: tuple[Variable, ...]
    weights: tuple[float, ...]
    method: str
    note: str
    datasets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Distances:
    """How far every partnership compared lies from every other: `matrix` (n, n) in the order of `codes`."""

    codes: tuple[str, ...]
    matrix: Floats


@dataclass(frozen=True, slots=True)
class Space:
    """The partnerships compared by one choice of variables and weights, standardised: `points` (n, k), by code."""

    table: Characteristics
    variables: tuple[Variable, ...]
    weights: Floats
    rows: tuple[int, ...]
    points: Floats

    def place(self, code: str) -> int:
        """Where a partnership stands. MethodRefused or NotHeld where it is not compared, with the reason."""
        row = self.table.row(code)
        if row not in self.rows:
            raise _not_compared(self, row)
        return self.rows.index(row)

    def squares(self, place: int) -> Floats:
        """What each variable adds to the squared distance from one partnership to each: (n, k)."""
        return np.asarray(self.weights * (self.points - self.points[place]) ** 2)


def space(
    table: Characteristics, variables: Sequence[str] | None = None, weights: Mapping[str, float] | None = None
) -> Space:
    """Standardise. `variables` by code, by default those of the table; `weights` by code instead of the themes'.

    MethodRefused for a variable or weight that is none, or where fewer than two partnerships can be compared.
    """
    chosen = tuple(dict.fromkeys(table.by_default if variables is None else variables))
    known = {v.code: i for i, v in enumerate(table.variables)}
    for code in (*chosen, *(weights or ())):
        if code not in known:
            raise MethodRefused(
                f"'{code}' is not a variable that is held.", f"Those held: {', '.join(known) or 'none'}."
            )
    used = tuple(table.variables[known[code]] for code in chosen)
    values = table.values[:, [known[code] for code in chosen]]
    whole = np.flatnonzero(np.isfinite(values).all(axis=1)).tolist()
    compared = [i for i in whole if table.areas[i].code not in table.not_compared]
    rows = tuple(sorted(compared, key=lambda i: table.areas[i].code))
    if not used or len(rows) < 2:
        raise MethodRefused(
            "There are no partnerships that can be compared.",
            "Ingest a lookup of districts to partnerships and the census counts of the same districts.",
        )
    return Space(table, used, _weights(used, weights or {}), rows, _standardised(values[list(rows)], used))


def nearest(
    table: Characteristics,
    code: str,
    size: int = SIZE,
    variables: Sequence[str] | None = None,
    weights: Mapping[str, float] | None = None,
) -> NeighbourGroup:
    """The statistical neighbours of one partnership, by its own code or a district's of it.

    MethodRefused where it is too small to be compared; NotHeld where a variable is not known of it.
    """
    where = space(table, variables, weights)
    return group(where, where.place(code), size, _name(where, size))


def every_group(
    table: Characteristics,
    size: int = SIZE,
    variables: Sequence[str] | None = None,
    weights: Mapping[str, float] | None = None,
) -> dict[str, NeighbourGroup]:
    """The neighbours of all partnerships that can be compared, by code: standardised once."""
    where = space(table, variables, weights)
    codes = [table.areas[row].code for row in where.rows]
    return {code: group(where, place, size, _name(where, size)) for place, code in enumerate(codes)}


def _name(where: Space, size: int) -> str:
    return f"{min(size, len(where.rows) - 1)} statistical neighbours"


def distances(
    table: Characteristics, variables: Sequence[str] | None = None, weights: Mapping[str, float] | None = None
) -> Distances:
    """Every distance in one pass: (n, n), symmetric to the last bit, nought on the diagonal."""
    where = space(table, variables, weights)
    squares = np.zeros((len(where.rows), len(where.rows)))
    for weight, column in zip(where.weights, where.points.T, strict=True):
        squares += weight * (column[:, None] - column[None, :]) ** 2
    return Distances(tuple(table.areas[row].code for row in where.rows), np.sqrt(squares))


def group(where: Space, place: int, size: int, name: str) -> NeighbourGroup:
    """The `size` nearest to the partnership at a place. MethodRefused where `size` is not one or more."""
    if size < 1:
        raise MethodRefused(f"A group of {size} is none.", "Ask for one neighbour or more; 15 is usual.")
    squares = where.squares(place)
    far = np.sqrt(squares.sum(axis=1))
    others = np.delete(np.arange(len(far)), place)
    order = others[np.lexsort((others, np.round(far[others], DIGITS)))][:size]  # places run by code
    return NeighbourGroup(
        name=name,
        area=where.table.areas[where.rows[place]],
        members=members(where, place, order.tolist()),
        variables=where.variables,
        weights=tuple(where.weights.tolist()),
        method=_method(where, size),
        note=_note(where, place, size),
        datasets=tuple(sorted({d for v in where.variables for d in v.datasets})),
    )


def members(where: Space, place: int, others: Sequence[int]) -> tuple[Member, ...]:
    """Other partnerships as seen from one, in the order given, with what each variable adds to the distance."""
    differences = where.points[list(others)] - where.points[place]
    squares = where.weights * differences**2
    totals = squares.sum(axis=1)
    shares = squares / np.where(totals > 0, totals, 1.0)[:, None]
    codes = [v.code for v in where.variables]
    parts = (
        tuple(Part(*part) for part in zip(codes, *both, strict=True))
        for both in zip(differences.tolist(), shares.tolist(), strict=True)
    )
    areas = (where.table.areas[where.rows[other]] for other in others)
    return tuple(Member(*one) for one in zip(areas, np.sqrt(totals).tolist(), parts, strict=True))


def _standardised(values: Floats, variables: Sequence[Variable]) -> Floats:
    """Mean 0 and standard deviation 1 in every column; a column that is the same everywhere is all nought."""
    taken = np.column_stack(
        [np.log(column) if v.logarithm else column for column, v in zip(values.T, variables, strict=True)]
    )
    spread = taken.std(axis=0)
    same = np.ptp(taken, axis=0) == 0
    return np.where(same, 0.0, (taken - taken.mean(axis=0)) / np.where(same, 1.0, spread))


def _weights(variables: Sequence[Variable], given: Mapping[str, float]) -> Floats:
    themes = Counter(v.theme for v in variables)
    weights = np.array([given.get(v.code, 1 / themes[v.theme]) for v in variables], dtype=float)
    if not np.isfinite(weights).all() or (weights < 0).any() or not weights.any():
        raise MethodRefused(
            "Weights must be numbers of nought or more, not all nought.", "Leave them out, or mend them."
        )
    return weights


def _not_compared(where: Space, row: int) -> MethodRefused | NotHeld:
    area, table = where.table.areas[row], where.table
    if area.code in table.not_compared:
        return MethodRefused(
            f"{area.name} has no statistical neighbours: {table.not_compared[area.code]}.",
            "Compare it with a group of your own choosing, given as a file.",
        )
    missing = [v.name for v in where.variables if not np.isfinite(table.values[row, table.column(v.code)])]
    return NotHeld(
        f"{area.name} cannot be compared by {' and '.join(missing)}: no figure is held for it.",
        f"Compare it by the others: {', '.join(table.known_of(area.code))}.",
    )


def _method(where: Space, size: int) -> str:
    named = "; ".join(f"{v.name} ({v.source}{', logarithm' if v.logarithm else ''})" for v in where.variables)
    others = len(where.rows) - 1
    return (
        f"The {min(size, others)} nearest of {others} partnerships by Euclidean distance between "
        f"standardised variables (statistical neighbours, not the Home Office's most-similar group): {named}."
    )


def _note(where: Space, place: int, size: int) -> str:
    name = where.table.areas[where.rows[place]].name
    odd = [
        f"{v.name} ({abs(z):.1f} standard deviations {'above' if z > 0 else 'below'} the mean)"
        for v, z in zip(where.variables, where.points[place].tolist(), strict=True)
        if abs(z) > UNUSUAL
    ]
    words = [f"Few partnerships resemble {name} in {', '.join(odd)}."] if odd else []
    if lacking := _not_known(where.table, where.rows[place]):
        words.append(f"{name} is compared without {' and '.join(lacking)}: no figure is held for it.")
    if len(where.rows) - 1 < size:
        words.append(f"Only {len(where.rows) - 1} others can be compared.")
    return " ".join(words)


def _not_known(table: Characteristics, row: int) -> list[str]:
    """The variables by default that nothing is known of, by name."""
    return [
        v.name
        for v, value in zip(table.variables, table.values[row].tolist(), strict=True)
        if v.code in table.by_default and np.isnan(value)
    ]
