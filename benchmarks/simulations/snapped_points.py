"""What snapping to map points does to each method for places: simulated, printed as Markdown.

    COMMONWEAL_REAL_DATA=FOLDER python benchmarks/simulations/snapped_points.py [--times 20]

Map points are the real ones: every distinct point of the police.uk files of Stockton-on-Tees, 2023 to 2025. What lies
behind them is made up: each incident of a real year is laid anywhere in its map point's catchment (the ground nearer to
it than to any other, within REACH metres), and then snapped back. So the truth is known, and what snapping changes is
the difference between the two.
"""

import argparse
import csv
import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy.spatial import cKDTree

from commonweal.geography.hexagons import hexagons, off_grid, on_grid
from commonweal.geography.neighbours import bordering
from commonweal.geography.placement import place_points
from commonweal.stats.concentration import concentration, holding
from commonweal.stats.hotspots import Neighbours, enough_permutations, gi_star, local_moran
from commonweal.stats.hotspots.neighbours import by_pairs
from commonweal.stats.near_repeat import near_repeat
from commonweal.stats.scan import scan

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
REAL = Path(os.environ.get("COMMONWEAL_REAL_DATA") or Path(__file__).parents[3] / "shared" / "data")
REACH = 150.0
YEAR = [f"2025-{m:02d}" for m in range(1, 13)]
WIDTHS = (200.0, 300.0, 400.0, 500.0, 800.0)
ALPHA = 0.05


def street(months: list[str]) -> Iterator[dict[str, str]]:
    """Rows of Stockton."""
    with zipfile.ZipFile(REAL / "police-uk" / "cleveland.zip") as archive:
        for month in months:
            text = archive.read(f"{month}/{month}-cleveland-street.csv").decode("utf-8")
            yield from (r for r in csv.DictReader(io.StringIO(text)) if r["LSOA name"].startswith("Stockton-on-Tees "))


def outlines() -> Any:
    """The 124 LSOAs of 2021, in longitude and latitude."""
    whole = json.loads((REAL / "boundaries" / "stockton-lsoa-2021.geojson").read_text(encoding="utf-8"))
    return np.array([shapely.geometry.shape(f["geometry"]) for f in whole["features"]], dtype=object)


class Ground:
    """Map points, the incidents of a year on them, and the LSOAs."""

    def __init__(self) -> None:
        every = [
            (float(r["Longitude"]), float(r["Latitude"]))
            for r in street([f"{y}-{m:02d}" for y in (2023, 2024, 2025) for m in range(1, 13)])
        ]
        self.anchors = np.unique(on_grid(np.array(every)).round(1), axis=0)
        self.tree = cKDTree(self.anchors)
        rows = [r for r in street(YEAR) if r["Crime type"] != "Anti-social behaviour"]
        place = on_grid(np.array([(float(r["Longitude"]), float(r["Latitude"])) for r in rows]))
        self.at = self.tree.query(place)[1]
        self.month = np.array([int(r["Month"][5:]) - 1 for r in rows])
        self.burglary = np.array([r["Crime type"] == "Burglary" for r in rows])
        self.lsoas = outlines()
        pairs = [(i, j) for i in range(len(self.lsoas)) for j in bordering(i, self.lsoas) if i < j]
        self.near = by_pairs(pairs, len(self.lsoas))
        self.middles = on_grid(shapely.get_coordinates(shapely.centroid(self.lsoas)))

    def truth(self, at: Ints, chance: np.random.Generator) -> Floats:
        """A place for each incident within its map point's catchment: tried again until it is nearest to that one."""
        found = self.anchors[at].copy()
        left = np.arange(at.size)
        for _ in range(200):
            angle, far = chance.uniform(0, 2 * np.pi, left.size), REACH * np.sqrt(chance.uniform(0, 1, left.size))
            tried = self.anchors[at[left]] + np.column_stack([far * np.cos(angle), far * np.sin(angle)])
            hit = self.tree.query(tried)[1] == at[left]
            found[left[hit]] = tried[hit]
            left = left[~hit]
            if not left.size:
                break
        return found

    def in_lsoa(self, place: Floats) -> Ints:
        """The LSOA of each place; -1 outside all of them."""
        e6 = np.round(off_grid(place) * 1e6).astype(np.int64)
        return place_points(e6[:, 0], e6[:, 1], self.lsoas).index.astype(np.int64)


def counts(cell: Ints, many: int) -> Floats:
    """How many in each cell."""
    return np.bincount(cell[cell >= 0], minlength=many).astype(float)


def alike(one: npt.NDArray[np.bool_], other: npt.NDArray[np.bool_]) -> float:
    """Jaccard's index; 1 where neither has any."""
    either = (one | other).sum()
    return float((one & other).sum() / either) if either else 1.0


def hot(value: Floats, near: Neighbours) -> npt.NDArray[np.bool_]:
    """Hot spots by Gi*."""
    found = gi_star(value, near, np.random.default_rng(0), permutations=enough_permutations(value.size))
    return (found.q <= ALPHA) & found.around


def told_by_moran(value: Floats, near: Neighbours) -> npt.NDArray[np.bool_]:
    """Cells that local Moran names."""
    found = local_moran(value, near, np.random.default_rng(0), permutations=enough_permutations(value.size))
    return found.q <= ALPHA


def by_lsoa(ground: Ground, chosen: npt.NDArray[np.bool_], chance: np.random.Generator) -> dict[str, float]:
    """One simulation of what goes by LSOA."""
    at, month = ground.at[chosen], ground.month[chosen]
    truth, snapped = ground.in_lsoa(ground.truth(at, chance)), ground.in_lsoa(ground.anchors[at])
    many = len(ground.lsoas)
    a, b = counts(truth, many), counts(snapped, many)
    halves = [holding(c, np.random.default_rng(0), draws=9).share for c in (a, b)]
    tops = []
    for cell in (truth, snapped):
        table = np.zeros((many, 12))
        np.add.at(table, (cell[cell >= 0], month[cell >= 0]), 1)
        found = scan(
            table,
            model="permutation",
            points=ground.middles,
            max_population=0.25,
            replicates=99,
            generator=np.random.default_rng(0),
        ).clusters[0]
        inside = np.zeros((many, 12), dtype=bool)
        inside[np.ix_(found.locations, range(found.start, found.end + 1))] = True
        tops.append((inside, found.p <= ALPHA))
    return {
        "in another LSOA": float((truth != snapped).mean()),
        "middle change of an LSOA's count": float(np.median(np.abs(b - a) / np.maximum(a, 1))),
        "hot spots alike": alike(hot(a, ground.near), hot(b, ground.near)),
        "local Moran alike": alike(told_by_moran(a, ground.near), told_by_moran(b, ground.near)),
        "first cluster alike": alike(tops[0][0], tops[1][0]),
        "half lies in, truth": halves[0],
        "half lies in, snapped": halves[1],
        "Gini, truth": concentration(a).gini_generalised,
        "Gini, snapped": concentration(b).gini_generalised,
    }


def by_hexagon(ground: Ground, width: float, chance: np.random.Generator) -> dict[str, float]:
    """One simulation of what goes by hexagons of a width."""
    grid = hexagons(ground.lsoas, width)
    near = by_pairs(grid.neighbours(), len(grid.names))
    found = []
    for place in (ground.truth(ground.at, chance), ground.anchors[ground.at]):
        e6 = off_grid(place) * 1e6
        found.append(counts(grid.cell_of(e6[:, 0], e6[:, 1]), len(grid.names)))
    a, b = found
    return {
        "cells": len(a),
        "empty, truth": float((a == 0).mean()),
        "empty, snapped": float((b == 0).mean()),
        "hot spots alike": alike(hot(a, near), hot(b, near)),
        "half lies in, truth": holding(a, np.random.default_rng(0), draws=9).share,
        "half lies in, snapped": holding(b, np.random.default_rng(0), draws=9).share,
    }


def repeats(ground: Ground, planted: bool, chance: np.random.Generator) -> dict[str, float]:
    """Knox's first band, under 100 m and under 7 days, of burglaries with made-up days; a tenth repeat near by."""
    at = ground.at[ground.burglary]
    truth, day = ground.truth(at, chance), chance.integers(0, 365, at.size)
    if planted:
        first, second = np.split(chance.permutation(at.size)[: 2 * (at.size // 10)], 2)
        truth[second] = truth[first] + chance.normal(0, 30, (first.size, 2))
        day[second] = day[first] + chance.integers(0, 6, first.size)
    told = {}
    for name, place in (("truth", truth), ("snapped", ground.anchors[ground.tree.query(truth)[1]])):
        found = near_repeat(
            *place.T, day, space=[100, 200], days=[7, 14], permutations=199, generator=np.random.default_rng(0)
        )
        told[f"ratio, {name}"] = float(found.ratio[0, 0])
        told[f"found, {name}"] = float(found.p[0, 0] <= ALPHA)
        told[f"pairs on one spot, {name}"] = float((cKDTree(place).query_pairs(0.5, output_type="ndarray")).shape[0])
    return told


def mean(runs: list[dict[str, float]]) -> dict[str, float]:
    """Of each number its mean."""
    return {key: float(np.mean([run[key] for run in runs])) for key in runs[0]}


def table(title: str, columns: dict[str, dict[str, float]]) -> None:
    """A Markdown table, a line a measure."""
    print(f"\n{title}\n\n| | {' | '.join(columns)} |\n| --- | {' | '.join('---:' for _ in columns)} |")
    for key in next(iter(columns.values())):
        print(f"| {key} | {' | '.join(f'{column[key]:.3g}' for column in columns.values())} |")


def main() -> None:
    """All three tables."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--times", type=int, default=20)
    asked.add_argument("--seed", type=int, default=2025)
    given = asked.parse_args()
    ground, chance = Ground(), np.random.default_rng(given.seed)
    apart = ground.tree.query(ground.anchors, 2)[0][:, 1]
    print(
        f"{len(ground.anchors):,} map points, in the middle {np.median(apart):.0f} m from the next; {given.times} runs"
    )
    moved = ground.truth(ground.at, chance) - ground.anchors[ground.at]
    far = np.median(np.hypot(*moved.T))
    print(
        f"{len(ground.at):,} crimes in a year, {ground.burglary.sum():,} burglaries; moved by {far:.0f} m in the middle"
    )
    every = {"all crime": np.ones(len(ground.at), dtype=bool), "burglary": ground.burglary}
    table("By LSOA", {n: mean([by_lsoa(ground, c, chance) for _ in range(given.times)]) for n, c in every.items()})
    few = max(3, given.times // 4)
    table("By hexagon", {f"{w:g} m": mean([by_hexagon(ground, w, chance) for _ in range(few)]) for w in WIDTHS})
    knox = {"nothing repeats": False, "one in ten repeats": True}
    table(
        "Near repeats", {n: mean([repeats(ground, p, chance) for _ in range(5 * given.times)]) for n, p in knox.items()}
    )


if __name__ == "__main__":
    main()
