"""How often funnel limits call an area that is like all the others: the tables of docs/explanation/comparing-areas.md.

Areas have log-normal populations (middle 120,000, spread 0.5) and counts with means of 12 or 480 events: by chance
alone, six times chance, or with true rates apart (a coefficient of variation of 24%). An area in fifteen may be a true
outlier with 2.6 times the rate; it is not counted among the false alarms. `python benchmarks/simulations/funnel.py`.
"""

import argparse
import sys

import numpy as np
import numpy.typing as npt

from commonweal.stats.funnel import Overdispersion, funnel, ranks

Floats = npt.NDArray[np.float64]
RATES = {12: 1e-4, 480: 4e-3}  # events expected of the middle area, and the rate that gives them
CASES: tuple[tuple[str, Overdispersion], ...] = (
    ("chance alone", "none"),
    ("chance alone", "multiplicative"),
    ("chance alone", "additive"),
    ("six times chance", "none"),
    ("six times chance", "multiplicative"),
    ("areas differ", "none"),
    ("areas differ", "multiplicative"),
    ("areas differ", "additive"),
    ("areas differ, one in 15 an outlier", "additive"),
)
WAYS = {"as published": (0.1, False), "consistent": (0.1, True), "nothing pulled in": (0.0, False)}


def draw(rng: np.random.Generator, kind: str, areas: int, rate: float) -> tuple[Floats, Floats]:
    """One table: counts and populations; outliers come first."""
    people = np.round(rng.lognormal(np.log(120_000), 0.5, areas))
    mean = rate * people
    if kind == "chance alone":
        return rng.poisson(mean).astype(float), people
    if kind == "six times chance":
        return rng.negative_binomial(mean / 5, 1 / 6).astype(float), people
    root = 1 + 0.12 * rng.standard_normal(areas)
    if "outlier" in kind:
        root[: max(1, areas // 15)] *= 1.6
    return rng.poisson(mean * root**2).astype(float), people


def false_alarms(kind: str, overdispersion: Overdispersion, areas: int, rate: float, way: str, size: int) -> str:
    """Outside 95% and 99.8%, in 100 areas."""
    rng = np.random.default_rng(2005)
    winsorise, consistent = WAYS[way]
    beyond = []
    for _ in range(max(1, size // areas)):
        count, people = draw(rng, kind, areas, rate)
        found = funnel(count, people, overdispersion=overdispersion, winsorise=winsorise, consistent=consistent)
        beyond.append(found.beyond[max(1, areas // 15) if "outlier" in kind else 0 :])
    all_areas = np.concatenate(beyond)
    return f"{100 * np.isfinite(all_areas).mean():.1f}, {100 * (all_areas == 0.998).mean():.1f}"


def rank_intervals(spread: float, tables: int) -> str:
    """How often the true rank is held, in 100, and the middle width, of 15 areas with 480 events."""
    rng = np.random.default_rng(2024)
    held, widths = [], []
    for _ in range(tables):
        people = np.round(rng.lognormal(np.log(120_000), 0.5, 15))
        rate = 4e-3 * np.exp(spread * rng.standard_normal(15))
        answer = ranks(rng.poisson(rate * people), people)
        true = (rate > rate[:, None]).sum(axis=1) + 1
        held.append(((answer.low <= true) & (true <= answer.high)).mean())
        widths.append(np.median(answer.high - answer.low + 1))
    return f"{100 * np.mean(held):.1f} | {np.mean(widths):.0f} of 15"


def main() -> None:
    """Print the tables as the page has them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas-judged", type=int, default=12_000, help="areas drawn for each cell")
    size = parser.parse_args().areas_judged
    out = sys.stdout
    for areas in (15, 300):
        out.write(f"\n{areas} areas\n\n| truth | limits | events | {' | '.join(WAYS)} |\n| --- | --- | ---: |")
        out.write(" ---: |" * len(WAYS) + "\n")
        for kind, overdispersion in CASES:
            for events, rate in RATES.items():
                ways = ["as published"] if overdispersion == "none" else list(WAYS)
                cells = [false_alarms(kind, overdispersion, areas, rate, way, size) for way in ways]
                cells += ["–"] * (len(WAYS) - len(cells))
                out.write(f"| {kind} | {overdispersion} | {events} | {' | '.join(cells)} |\n")
    out.write("\n| rates apart by | true rank held | middle width |\n| --- | ---: | ---: |\n")
    for spread in (0.02, 0.1, 0.25, 0.5):
        out.write(f"| {100 * spread:.0f}% | {rank_intervals(spread, size // 15)} |\n")


if __name__ == "__main__":
    main()
