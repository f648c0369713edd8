"""How often the range of a projected year holds the year, of offences and of children, in made-up returns.

`python -m benchmarks.simulations.youth_projection [RUNS [TEAM]]` prints the table that stands in
docs/explanation/projecting-a-year.md, or the part of it on one of TEAMS, numbered from 0.
"""

import sys
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.stats.recurrence import clustering, first_appearances, project_children
from commonweal.stats.year_projection import YearProjection, project_year

RUNS = 4_000
SEASON = np.array([1.0, 1.1, 1.2, 1.0, 0.8, 0.7, 1.1, 1.3, 1.0, 0.9, 0.9, 1.0]) / 12
KNOWN = (3, 6, 9)
HISTORIES = ((2, 100), (2, 400), (3, 200), (4, 800), (5, 300))  # whole earlier years, offences a year


@dataclass(frozen=True, slots=True)
class Team:
    """`back`: how likely a child is to come back after each time; `gap`: months until then, on average.

    `several`: offences beyond the first that a time brings, on average. `swing`: by how much years differ (log).
    """

    name: str
    back: float
    gap: float
    several: float
    swing: float = 0.1


TEAMS = (
    Team("each child once", 0.0, 1.0, 0.0),
    Team("three offences at a time, once", 0.0, 1.0, 2.0),
    Team("back within weeks, 2.1 a child", 0.45, 1.5, 0.3),
    Team("back over months, 2.6 a child", 0.55, 3.0, 0.5),
    Team("the same, years differ by a fifth", 0.55, 3.0, 0.5, 0.2),
)


def returns(team: Team, years: int, offences: float, random: np.random.Generator) -> npt.NDArray[np.int64]:
    """Offences of `years` + 1 years, one a row: child, year, month. A year before them fills the books."""
    months = 12 * (years + 2)
    level = np.repeat(random.lognormal(0, team.swing, years + 2), 12) * np.tile(SEASON, years + 2)
    starts = random.poisson(level * offences * (1 - team.back) / (1 + team.several))
    child = np.arange(starts.sum())
    when = np.repeat(np.arange(months), starts) + random.random(child.size)
    times = []
    while child.size:
        times.append(np.stack([child, np.floor(when).astype(np.int64)]))
        again = random.random(child.size) < team.back
        child, when = child[again], when[again] + random.exponential(team.gap, int(again.sum()))
        child, when = child[when < months], when[when < months]
    who, month = np.concatenate(times, axis=1)
    each = np.repeat(np.arange(who.size), np.where(month >= 12, 1 + random.poisson(team.several, who.size), 0))
    return np.stack([who[each], month[each] // 12 - 1, month[each] % 12])


def once(team: Team, years: int, offences: float, random: np.random.Generator) -> npt.NDArray[np.float64]:
    """One world, projected from 3, 6 and 9 months: (months, ways, 4) held, below, above, and width over the year."""
    child, year, month = returns(team, years, offences, random)
    table = np.bincount(year * 12 + month, minlength=12 * (years + 1)).reshape(years + 1, 12).astype(np.float64)
    first = first_appearances(child, year, month, years=years + 1)
    earlier = year < years
    found = np.empty((len(KNOWN), 3, 4))
    for place, months in enumerate(KNOWN):
        seen = np.arange(12) < months
        spread = clustering(child[earlier], year[earlier], month[earlier], seen)
        now, new = np.where(seen, table[-1], np.nan), np.where(seen, first[-1], np.nan)
        found[place, 0] = held(project_year(now, table[:-1]), table[-1].sum())
        found[place, 1] = held(project_year(now, table[:-1], clustering=spread), table[-1].sum())
        found[place, 2] = held(project_children(new, first[:-1]), first[-1].sum())
    return found


def held(answer: YearProjection, truth: float) -> tuple[float, float, float, float]:
    """Whether the range holds the year, lies wholly above it or wholly below it, and how wide it is."""
    width = (answer.high - answer.low) / answer.projected
    return answer.low <= truth <= answer.high, truth < answer.low, truth > answer.high, width


def main(runs: int = RUNS, only: int | None = None) -> None:
    """Print a line a setting: by quarters, by single children, and the children: held (below, above), width."""
    for number, team in enumerate(TEAMS):
        if only not in (None, number):
            continue
        for years, offences in HISTORIES:
            random = np.random.default_rng([number, years, offences])
            found = np.array([once(team, years, offences, random) for _ in range(runs)])
            for place, months in enumerate(KNOWN):
                cells = [team.name, str(years), str(offences), str(months)]
                for way in range(3):
                    shares, width = 100 * found[:, place, way, :3].mean(axis=0), np.median(found[:, place, way, 3])
                    cells.append("{:.1f} ({:.1f}/{:.1f}) {:.0f}%".format(*shares, 100 * width))
                print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
