"""Every ward of a real partnership taken for the target, where nothing was done: false alarms on real counts.

    python benchmarks/simulations/every_ward.py --workspace DIR --partnership NAME

The workspace holds the partnership's published months and lookups. The ward is held against all others, offence by
offence; results too few to say are left out. Some wards did change: the rate may lie a little above 5.
"""

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from commonweal.analysis.evaluation.ground import gather
from commonweal.analysis.evaluation.measures import every_offence
from commonweal.analysis.evaluation.question import Question
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer
from commonweal.papers.source import choose_source
from commonweal.records import register
from commonweal.records.operation import Operation
from commonweal.stats.before_after import BeforeAfter, before_after
from commonweal.stats.change import too_few
from commonweal.store import Store
from commonweal.workspace import Workspace

Floats = npt.NDArray[np.float64]
SPANS = (
    (Period(Month(2023, 10), Month(2024, 3)), Period(Month(2024, 10), Month(2025, 3))),
    (Period(Month(2023, 4), Month(2023, 9)), Period(Month(2024, 4), Month(2024, 9))),
    (Period(Month(2023, 1), Month(2023, 12)), Period(Month(2024, 1), Month(2024, 12))),
)


def counted(workspace: Path, partnership: str, before: Period, after: Period) -> tuple[Floats, Floats]:
    """Counts (offences, wards, months) of both periods."""
    view = Store(Workspace(workspace)).view()
    places = Gazetteer.of(view)
    where = places.partnership(partnership)
    question = Question(
        operation=Operation(name="none", partnership=partnership, period=after),
        partnership=where,
        before=before,
        source=choose_source(view, where, after, before),
        audience="partners",
        register=register.parse(""),
    )
    cube = gather(view, places, question).cube
    counts = np.array([measure.monthly(cube) for measure in every_offence(cube, ())])
    start = cube.horizon.start.index
    first, second = (counts[:, :, [month.index - start for month in span]] for span in (before, after))
    return first, second


def by_chance(found: BeforeAfter, phi: Floats | float) -> Floats:
    """p were the variance the four sums' own, times phi."""
    c = found.change
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = phi * (1 / c.before + 1 / c.after + 1 / found.control_before + 1 / found.control_after)
        return np.asarray(2 * ndtr(-np.abs(np.log(c.ratio)) / np.sqrt(variance)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--partnership", required=True)
    given = parser.parse_args()
    print("| months | tests | here | quasi-Poisson | Poisson |\n| --- | ---: | ---: | ---: | ---: |")
    for before, after in SPANS:
        counts = counted(given.workspace, given.partnership, before, after)
        areas = counts[0].shape[1]
        p: list[list[Floats]] = [[], [], []]
        for ward in range(areas):
            found = before_after(*counts, np.arange(areas) == ward)
            told = ~too_few(found.change) & (found.change.before > 0) & (found.change.after > 0)
            phi = np.maximum(found.areas.phi, 1.0)
            for kept, values in zip(p, (found.change.p, by_chance(found, phi), by_chance(found, 1.0)), strict=True):
                kept.append(values[told])
        rates = [100 * np.mean(np.concatenate(kept) <= 0.05) for kept in p]
        tests = sum(part.size for part in p[0])
        print(
            f"| {after.words} against {before.words} | {tests} | " + " | ".join(f"{rate:.1f}" for rate in rates) + " |"
        )


if __name__ == "__main__":
    main()
