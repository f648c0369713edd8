"""Gi* and local Moran over the cells: where counts gather, and which cells are unlike what surrounds them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.analysis.hotspots.ground import Cells, names
from commonweal.analysis.hotspots.question import FALSE_DISCOVERY, Question
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.analysis.recorded_crime.offence_table import unit
from commonweal.figures import Figure, Period, Row, Table
from commonweal.figures.model import Standing
from commonweal.stats.hotspots import HotSpots, Neighbours, enough_permutations, gi_star, local_moran
from commonweal.stats.hotspots.neighbours import by_pairs

GI_STAR = "Getis and Ord's Gi*, by conditional permutation"
LOCAL_MORAN = "Anselin's local Moran, by conditional permutation"
Z = "z score"


@dataclass(frozen=True, slots=True)
class Heat:
    """Both statistics over the cells in one period, and what was counted."""

    counts: npt.NDArray[np.float64]
    gi: HotSpots
    moran: HotSpots
    near: Neighbours

    @property
    def hot(self) -> npt.NDArray[np.bool_]:
        """Which cells are hot spots, false discovery held."""
        return is_hot(self.gi)


def is_hot(found: HotSpots) -> npt.NDArray[np.bool_]:
    """A cell whose surroundings, with itself, hold more than chance would have it."""
    return (found.q <= FALSE_DISCOVERY) & found.around


def heat(cells: Cells, question: Question) -> Heat:
    """Both, over what was counted in the period."""
    counts = cells.total(question.offence, question.period)
    near = by_pairs(cells.pairs, len(cells.areas))
    permutations = enough_permutations(len(cells.areas))
    gi = gi_star(counts, near, np.random.default_rng(question.seed), permutations=permutations)
    moran = local_moran(counts, near, np.random.default_rng(question.seed), permutations=permutations)
    return Heat(counts, gi, moran, near)


def hot_in(cells: Cells, near: Neighbours, period: Period, question: Question) -> npt.NDArray[np.bool_] | None:
    """Which cells were hot in another period; None where it is not held whole, or holds nothing."""
    held = cells.cube.held_in(period)
    counts = cells.total(question.offence, period)
    if not held.all() or np.ptp(counts) == 0:
        return None
    permutations = enough_permutations(len(cells.areas))
    return is_hot(gi_star(counts, near, np.random.default_rng(question.seed), permutations=permutations))


def gi_figures(cells: Cells, found: Heat, question: Question, sources: tuple[str, ...]) -> list[Figure]:
    """One a cell: its z score, p, q, and where it stands: above (a hot spot), below (a cold one), within."""
    many = np.diff(found.near.starts)
    return [
        Figure(
            id=f"{area.code}/{question.offence}/gi-star",
            label=name,
            offence=question.offence,
            area=area,
            value=finite(float(found.gi.z[i])),
            unit=Z,
            period=question.period,
            p=finite(float(found.gi.p[i])),
            q=finite(float(found.gi.q[i])),
            standing=_standing(found.gi, i),
            method=GI_STAR,
            parameters={
                "count": finite(float(found.counts[i])),
                "counted": unit(question.offence),
                "neighbours": int(many[i]),
                "permutations": found.gi.permutations,
                "ward": cells.ward[i],
            },
            sources=sources,
            audience=question.counted.rows_audience,
        )
        for i, (area, name) in enumerate(zip(cells.areas, names(cells), strict=True))
    ]


def _standing(found: HotSpots, i: int) -> Standing:
    if not np.isfinite(found.q[i]):
        return "not available"
    if found.q[i] > FALSE_DISCOVERY:
        return "within"
    return "above" if found.around[i] else "below"


def moran_figures(cells: Cells, found: Heat, question: Question, sources: tuple[str, ...]) -> list[Figure]:
    """One for each cell that is surely like, or unlike, what surrounds it; `kind` says which."""
    sure = np.flatnonzero(found.moran.q <= FALSE_DISCOVERY)
    label = names(cells)
    return [
        Figure(
            id=f"{cells.areas[i].code}/{question.offence}/local-moran",
            label=label[i],
            offence=question.offence,
            area=cells.areas[i],
            value=finite(float(found.moran.z[i])),
            unit=Z,
            period=question.period,
            p=finite(float(found.moran.p[i])),
            q=finite(float(found.moran.q[i])),
            method=LOCAL_MORAN,
            parameters={
                "kind": _kind(found.moran, int(i)),
                "statistic": finite(float(found.moran.statistic[i])),
                "count": finite(float(found.counts[i])),
                "permutations": found.moran.permutations,
                "ward": cells.ward[i],
            },
            sources=sources,
            audience=question.counted.rows_audience,
        )
        for i in sure.tolist()
    ]


def _kind(found: HotSpots, i: int) -> str:
    return f"{'high' if found.high[i] else 'low'} among {'high' if found.around[i] else 'low'}"


def heat_tables(gi: Sequence[Figure], moran: Sequence[Figure], question: Question) -> list[Table]:
    """Hot spots, the surest first, then cold ones; and the cells that local Moran names, the outliers first."""
    head = "LSOA" if question.cells == "lsoa" else "Cell"
    told = [f for f in gi if f.standing in ("above", "below")]
    told.sort(key=lambda f: (f.standing != "above", f.q or 0.0, -abs(f.value or 0.0), f.area.code))
    kinds = ("high among low", "low among high", "high among high", "low among low")
    ranked = sorted(moran, key=lambda f: (kinds.index(f.parameters["kind"]), -abs(f.value or 0.0), f.area.code))
    return [
        Table("hotspots", "Hot and cold spots", head, tuple(Row(f.id) for f in told), question.period, None),
        Table("local-moran", "Like and unlike what surrounds them", head, tuple(Row(f.id) for f in ranked),
              question.period, None),
    ]  # fmt: skip
