"""How much real months vary, and how much of it lasts: what the simulated series are set by. Printed as Markdown.

    COMMONWEAL_REAL_DATA=FOLDER python benchmarks/simulations/calibration.py

The folder holds police-uk/stockton-monthly-counts.csv and police-uk/derived-lad-month-type.csv.gz; without the variable
it is ../shared/data beside the project. Seasons are told from 36 months of one district, and, for the country, from all
districts' common course in 2025.
"""

import csv
import gzip
import os
from collections import defaultdict
from pathlib import Path

import numpy as np
import numpy.typing as npt

from commonweal.stats.change.months import GRID, Layout, history_layout, residuals

Floats = npt.NDArray[np.float64]
REAL = Path(os.environ.get("COMMONWEAL_REAL_DATA") or Path(__file__).parents[3] / "shared" / "data") / "police-uk"
LEAST_TOTAL, LEAST_MEAN = 200, 8  # a month's events in a district, and of one category, to be judged at all


def district() -> None:
    """Dispersion and persistence of each category in one district, 36 months: month-of-year and year factors."""
    with (REAL / "stockton-monthly-counts.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["month"] >= "2023-01"]
    categories = list(rows[0])[4:]
    counts = np.array([[float(row[name]) for row in rows] for name in categories])
    layout = history_layout(np.ones(counts.shape[1], dtype=bool))
    left = residuals(counts, layout)
    phi = (left**2).sum(axis=1) / layout.df
    print(f"\nOne district, {rows[0]['month']} to {rows[-1]['month']}, {layout.df:.0f} degrees of freedom\n")
    print("| category | a month | dispersion | persistence by itself |\n| --- | ---: | ---: | ---: |")
    for at, name in enumerate(categories):
        own = persistence(left[at : at + 1], layout)
        print(f"| {name} | {counts[at].mean():.0f} | {phi[at]:.1f} | {'–' if phi[at] <= 1.2 else f'{own:.2f}'} |")
    print(f"| all together | | {np.median(phi):.1f} (middle) | {persistence(left, layout):.2f} |")


def country() -> None:
    """The same over every district that has all of 2025."""
    by_category = national(REAL / "derived-lad-month-type.csv.gz")
    time = np.arange(12)
    layout = Layout(time, np.zeros(12, dtype=int), np.zeros(12, dtype=int))  # seasons are taken out before
    print("\nDistricts of England and Wales, January to December 2025, about their category's common course\n")
    print("| category | districts | a month (middle) | dispersion: 10%, middle, 90% of districts | persistence |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, counts in by_category.items():
        expected = np.outer(counts.sum(axis=1), counts.sum(axis=0) / counts.sum())
        held = counts.mean(axis=1) >= LEAST_MEAN
        left = ((counts - expected) / np.sqrt(expected))[held]
        phi = (left**2).sum(axis=1) / layout.df
        low, middle, high = np.quantile(phi, [0.1, 0.5, 0.9])
        typical = np.median(counts[held].mean(axis=1))
        print(
            f"| {name} | {held.sum()} | {typical:.0f} | {low:.1f}, {middle:.1f}, {high:.1f} "
            f"| {persistence(left, layout):.2f} |"
        )


def persistence(left: Floats, layout: Layout) -> float:
    """As the estimator tells it, with no usual value to lean on."""
    squares = (left**2).sum(axis=1)
    lag = np.einsum("si,ij,sj->s", left, layout.neighbours, left)
    phi = np.maximum(squares / layout.df, 1.0)
    told = ((lag - layout.chance_lag) / phi).sum() / ((squares - layout.df) / phi).sum()
    return float(GRID[np.argmin(np.abs(layout.lasting[0] / layout.lasting[1] - told))])


def national(path: Path) -> dict[str, Floats]:
    """Counts (districts, 12) of each category, of the districts with no month missing or far below the others."""
    places: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["month"].startswith("2025") and row["lad_code"]:
                places[row["lad_code"]][row["month"]] = row
    whole = []
    for months in places.values():
        totals = [float(row["total"]) for row in months.values()]
        if len(totals) == 12 and min(totals) > max(LEAST_TOTAL, 0.5 * float(np.median(totals))):
            whole.append([months[month] for month in sorted(months)])
    names = [name for name in whole[0][0] if name not in ("month", "lad_name", "lad_code", "total")]
    return {name: np.array([[float(row[name] or 0) for row in rows] for rows in whole]) for name in names}


if __name__ == "__main__":
    district()
    country()
