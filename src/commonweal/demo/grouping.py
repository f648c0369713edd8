"""Small areas into wards: compact, in one piece, and never across the river."""

import numpy as np
import shapely

from commonweal.demo.arrays import Flags, Floats, Ints


def touching(cells: list[shapely.Geometry]) -> Flags:
    """Whether two areas share an edge (not a corner only): (n, n), symmetric, False on the diagonal."""
    tree = shapely.STRtree(cells)
    one, other = tree.query(cells, predicate="touches")
    shapes = np.array(cells)
    edge = shapely.length(shapely.intersection(shapes[one], shapes[other])) > 1.0
    together = np.zeros((len(cells), len(cells)), dtype=bool)
    together[one[edge], other[edge]] = True
    return together


def wards(seeds: Floats, bank: Ints, together: Flags, count: int, centre: tuple[float, float]) -> Ints:
    """The ward of each small area, numbered outward from the one nearest to `centre`.

    Each bank is halved again and again across its longer side, so that wards hold about the same number of small areas.
    """
    of = np.zeros(len(seeds), dtype=np.int64)
    sides = [np.flatnonzero(bank == side) for side in (0, 1)]
    north = min(max(round(count * len(sides[0]) / len(seeds)), 1), max(count - 1, 1)) if count > 1 else count
    groups = [g for side, size in zip(sides, (north, count - north), strict=True) for g in _halved(side, seeds, size)]
    for number, group in enumerate(groups):
        of[group] = number
    if count > 1:
        of = np.unique(in_one_piece(of, together), return_inverse=True)[
            1
        ]  # a stray ward may have gone to its neighbour
    away = np.array([np.hypot(*(seeds[of == w].mean(axis=0) - centre)) for w in range(of.max() + 1)])
    return np.argsort(np.argsort(away))[of]


def _halved(members: Ints, seeds: Floats, count: int) -> list[Ints]:
    """`members` in `count` groups of about the same size."""
    if count < 2:
        return [members] * count
    spread = seeds[members] - seeds[members].mean(axis=0)
    axis = np.linalg.svd(spread, full_matrices=False)[2][0]
    ordered = members[np.argsort(spread @ axis, kind="stable")]
    cut = round(len(members) * (count // 2) / count)
    return [*_halved(ordered[:cut], seeds, count // 2), *_halved(ordered[cut:], seeds, count - count // 2)]


def in_one_piece(of: Ints, together: Flags) -> Ints:
    """Give every stray piece of a ward to the neighbour that it shares most edges with."""
    of = of.copy()
    for ward in range(int(of.max()) + 1):
        pieces = sorted(_pieces(np.flatnonzero(of == ward), together), key=len)
        for piece in pieces[:-1]:
            beside = of[np.flatnonzero(together[piece].any(axis=0))]
            beside = beside[beside != ward]
            if len(beside):
                of[piece] = np.bincount(beside).argmax()
    return of


def _pieces(members: Ints, together: Flags) -> list[list[int]]:
    left, pieces = set(members.tolist()), []
    while left:
        piece, edge = [], [left.pop()]
        while edge:
            here = edge.pop()
            piece.append(here)
            beside = left.intersection(np.flatnonzero(together[here]).tolist())
            left -= beside
            edge.extend(sorted(beside))
        pieces.append(sorted(piece))
    return pieces


def is_one_piece(members: Ints, together: Flags) -> bool:
    """Whether the areas hang together by their edges."""
    return len(_pieces(members, together)) <= 1
