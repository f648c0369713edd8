"""The scan itself: every circle and every run of periods, the highest likelihood ratio, and chance's own highest."""

from collections.abc import Callable, Iterator
from typing import Literal

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.scan.circles import circles
from commonweal.stats.scan.result import Cluster, Scan
from commonweal.stats.scan.windows import Found, Windows

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEAST_EVENTS = 5
MOST_CLUSTERS = 10


def scan(
    count: npt.ArrayLike,
    *,
    generator: np.random.Generator,
    model: Literal["poisson", "permutation"] = "poisson",
    population: npt.ArrayLike | None = None,
    points: npt.ArrayLike | None = None,
    max_population: float = 0.5,
    max_duration: int | None = None,
    prospective: bool = False,
    replicates: int = 999,
    most_clusters: int = MOST_CLUSTERS,
) -> Scan:
    """Events (I, T) at I locations in T periods; `population` (I,) or (I, T); `points` (I, 2), circles round each.

    - poisson: events are expected in proportion to population, the same at all times; Kulldorff (2001), Journal of the
      Royal Statistical Society A 164, 61-72. Without a population every location counts the same.
    - permutation: each location's share is expected to be the same in every period, whatever its population;
      Kulldorff, Heffernan, Hartman, Assuncao and Mostashari (2005), PLoS Medicine 2, e59.

    Ratio of a cylinder with c events where e are expected, of C in all: c log(c / e) + (C - c) log((C - c) / (C - e)),
    where c > e. Circles hold up to `max_population` of all residents (or, in the permutation model, events) and runs
    up to `max_duration` periods, half of all if not said; `prospective` runs end with the last period. p compares with
    the highest of each of `replicates` data sets of chance: multinomial, or dates rearranged. Secondary clusters are
    held against the same highest, which is cautious. Gumbel's fit: Abrams, Kleinman and Kulldorff (2010),
    International Journal of Health Geographics 9, 61.

    Limits: circles miss long shapes; a season is a cluster to the Poisson model (use permutation, or a population that
    follows the season); events that come in company cluster without a cause. Raises MethodRefused for fewer than 5
    events, negative counts, shapes that differ, a population of nought where something happened.
    """
    cases, expected, size = _checked(count, population, model)
    places = None if points is None else np.asarray(points, dtype=np.float64)
    if places is not None and (places.shape != (len(cases), 2) or not np.isfinite(places).all()):
        raise MethodRefused("A location has no place.", "Give x and y of every location.")
    periods = cases.shape[1]
    longest = min(max_duration or max(1, periods // 2), periods)
    if longest < 1 or not 0 < max_population <= 1:
        raise MethodRefused("There is nothing to look at.", "A run has 1 period or more, a share lies above 0.")
    order, looked = circles(places, size, max_population)
    windows = Windows(order, looked, longest, prospective, int(cases.sum()), periods)
    ready = windows.ready(expected)
    found = windows.best(cases.astype(np.int32), ready, most_clusters)
    by_chance = _chance(cases, expected, model, generator, replicates)
    highest = np.array([windows.highest(c.astype(np.int32), ready) for c in by_chance])
    clusters = tuple(_cluster(one, cases, expected, highest, prospective) for one in found)
    return Scan(clusters, highest, int(cases.sum()), windows.cylinders(periods), longest)


def _checked(count: npt.ArrayLike, population: npt.ArrayLike | None, model: str) -> tuple[Ints, Floats, Floats]:
    """Events (I, T), what is expected of them (I, T), and sizes (I,) that circles are limited by."""
    given = np.asarray(count, dtype=np.float64)
    if given.ndim != 2 or not np.isfinite(given).all() or (given < 0).any() or (given != np.floor(given)).any():
        raise MethodRefused("A count is missing, below zero, or no whole number.", "Give each location all periods.")
    cases = given.astype(np.int64)
    total = int(cases.sum())
    if total < LEAST_EVENTS:
        raise MethodRefused(f"There are {total} events.", f"A scan needs at least {LEAST_EVENTS}.")
    if model == "permutation":
        places, times = cases.sum(axis=1), cases.sum(axis=0)
        return cases, np.outer(places, times) / total, places.astype(np.float64)
    people = np.ones(cases.shape) if population is None else np.asarray(population, dtype=np.float64)
    people = np.repeat(people[:, None], cases.shape[1], axis=1) if people.ndim == 1 else people
    if people.shape != cases.shape or not np.isfinite(people).all() or (people < 0).any():
        raise MethodRefused("Population and counts do not match.", "Give each location its population.")
    if (cases[people == 0] > 0).any():
        raise MethodRefused("Something happened where nobody is.", "Give a population above 0 where there are events.")
    return cases, total * people / people.sum(), people.sum(axis=1)


def _chance(
    cases: Ints, expected: Floats, model: str, generator: np.random.Generator, replicates: int
) -> Iterator[Ints]:
    """Data sets of the same size by chance alone."""
    total, shape = int(cases.sum()), cases.shape
    draw: Callable[[], Ints]
    if model == "permutation":
        place = np.repeat(np.arange(shape[0]), cases.sum(axis=1))
        time = np.repeat(np.arange(shape[1]), cases.sum(axis=0))

        def draw() -> Ints:
            return np.bincount(place * shape[1] + generator.permutation(time), minlength=cases.size)
    else:
        share = expected.ravel() / expected.sum()

        def draw() -> Ints:
            return generator.multinomial(total, share)

    return (draw().reshape(shape) for _ in range(replicates))


def _cluster(one: Found, cases: Ints, expected: Floats, highest: Floats, prospective: bool) -> Cluster:
    run = slice(one.start, one.end + 1)
    observed = int(cases[one.locations, run].sum())
    due = float(expected[one.locations, run].sum())
    total = float(cases.sum())
    rest = (total - observed) / (total - due) if total > due else np.nan
    p = float((1 + (highest >= one.ratio - 1e-9).sum()) / (highest.size + 1))
    return Cluster(
        locations=one.locations,
        start=one.start,
        end=one.end,
        observed=observed,
        expected=due,
        relative_risk=float(np.divide(observed / due, rest)) if rest > 0 else np.inf,
        llr=one.ratio,
        p=p,
        p_gumbel=_gumbel(one.ratio, highest),
        recurrence=1 / p if prospective else np.nan,
    )


def _gumbel(ratio: float, highest: Floats) -> float:
    """How often a Gumbel distribution with the mean and spread of the highest ratios lies so high."""
    scale = float(highest.std(ddof=1)) * np.sqrt(6) / np.pi if highest.size > 1 else 0.0
    if scale == 0:
        return float("nan")
    place = float(highest.mean()) - np.euler_gamma * scale
    return float(-np.expm1(-np.exp(-(ratio - place) / scale)))
