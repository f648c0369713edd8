"""Weights for a survey: each answer stands for as many people as the wards' and the ages' totals ask."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

THIN = 5
"""Answers below which a category is named as thin: one person would speak for a fifth of it or more."""

BOUNDS = (0.2, 5.0)
"""The least and most that an answer may count for, beside the average one."""

TOLERANCE = 1e-6
"""A margin is met when no category's share of the whole is further off than this."""

ROUNDS = 500


@dataclass(frozen=True, slots=True)
class Margin:
    """`people` (C,) in each category named by `labels`; each answer's category: `codes` (N,) 0 to C - 1, -1 unknown.

    An answer whose category is not known keeps the weight that the other margins give it.
    """

    name: str
    labels: tuple[str, ...]
    people: Floats
    codes: Whole


@dataclass(frozen=True, slots=True)
class Raked:
    """Weights (N,): the people that each answer stands for, and how they came about.

    - `effective_size`: Kish's, the answers of a simple sample that would tell as much: (sum w)^2 / sum w^2.
      `design_effect`: answers over that; 1 where all weigh the same.
    - `converged`, `rounds`, `largest_gap`: whether every margin is met, and the share of the whole that the worst
      category is off by.
    - `trimmed`: answers held at a bound. `thin`: "margin: category" with fewer than THIN answers, to be joined.
    - `start`: the weights begun with (N,); `margins`: as given. The variance of a share needs both (`weighted_share`).
    """

    weights: Floats
    effective_size: float
    design_effect: float
    converged: bool
    rounds: int
    largest_gap: float
    trimmed: int
    thin: tuple[str, ...]
    start: Floats
    margins: tuple[Margin, ...]


def rake(
    margins: Sequence[Margin], *, start: npt.ArrayLike | None = None, bounds: tuple[float, float] | None = BOUNDS
) -> Raked:
    """Iterative proportional fitting of N answers to one or more margins, with weights held within `bounds`.

    Each margin in turn multiplies its categories' weights so that their shares are the people's, again and again until
    all hold at once. The first margin's people are the total. `start` (N,): weights to begin with (a household's size),
    1 where not given. `bounds` are in average weights; after each round weights are cut to them, so that where they
    bind the margins may not be met: `converged` and `largest_gap` say so, and nothing is hidden. None is no bound.

    It makes the answers look like the people in these margins and in no other respect: who answers may differ from who
    does not within every ward and age, and no weight repairs a web link passed round among friends. Raises
    MethodRefused for a category of people without any answer (nobody can speak for it: join it with a neighbour), for
    answers in a category without people, and for shapes that do not fit. Papers: Deming and Stephan (1940), Annals of
    Mathematical Statistics 11, 427-444; Kish (1965), Survey Sampling, 11.7.

    >>> sex = Margin("sex", ("female", "male"), np.array([51.0, 49.0]), np.array([0, 0, 0, 1]))
    >>> rake([sex]).weights.tolist()
    [17.0, 17.0, 17.0, 49.0]
    """
    begun = _start(margins, start)
    total = float(margins[0].people.sum())
    weights = begun * (total / begun.sum())
    gap, rounds = np.inf, 0
    while gap > TOLERANCE and rounds < ROUNDS:
        for margin in margins:
            weights = _fitted(weights, margin)
        if bounds is not None:
            weights = _held(weights, bounds)
        gap, rounds = max(_gap(weights, margin) for margin in margins), rounds + 1
    weights *= total / weights.sum()
    effective = float(weights.sum() ** 2 / np.sum(weights**2))
    return Raked(
        weights=weights,
        effective_size=effective,
        design_effect=weights.size / effective,
        converged=bool(gap <= TOLERANCE),
        rounds=rounds,
        largest_gap=float(gap),
        trimmed=_at_bounds(weights, bounds),
        thin=tuple(_thin(margins)),
        start=begun,
        margins=tuple(margins),
    )


def _start(margins: Sequence[Margin], start: npt.ArrayLike | None) -> Floats:
    """Weights to begin with, once every margin is one that answers can be weighted to."""
    if not margins:
        raise MethodRefused("There is nothing to weight by.", "Give at least one margin, such as people by ward.")
    answers = margins[0].codes.size
    for margin in margins:
        _check(margin, answers)
    if not (margins[0].codes >= 0).any():
        raise MethodRefused(f"No answer has a known {margins[0].name}.", "Put first a margin that most answers have.")
    weights = np.ones(answers) if start is None else np.array(start, dtype=np.float64)
    if weights.shape != (answers,) or not (np.isfinite(weights) & (weights > 0)).all():
        raise MethodRefused("A starting weight is missing or not above 0.", "Give each answer one weight, or none.")
    return weights


def _check(margin: Margin, answers: int) -> None:
    if len(margin.labels) != margin.people.size or margin.codes.shape != (answers,):
        raise MethodRefused(f"The margin {margin.name} does not fit.", "Give a label and people for each category.")
    if ((margin.codes < -1) | (margin.codes >= margin.people.size)).any():
        raise MethodRefused(f"An answer's {margin.name} is none of its categories.", "Use -1 where it is not known.")
    if not (np.isfinite(margin.people) & (margin.people >= 0)).all() or margin.people.sum() <= 0:
        raise MethodRefused(f"The people by {margin.name} are not known.", "Give a number, 0 or more, a category.")
    given = _answers(margin)
    empty = [margin.labels[i] for i in np.flatnonzero((given == 0) & (margin.people > 0))]
    if empty:
        raise MethodRefused(
            f"Nobody answered from {margin.name}: {', '.join(empty)}.",
            "Join each with the category most like it (a neighbouring ward, the next age band), then weight again.",
        )
    nobody = [margin.labels[i] for i in np.flatnonzero((given > 0) & (margin.people == 0))]
    if nobody:
        raise MethodRefused(
            f"Answers came from {margin.name} where no people are counted: {', '.join(nobody)}.",
            "Correct the population, or join the category with another.",
        )


def _answers(margin: Margin) -> Whole:
    return np.bincount(margin.codes[margin.codes >= 0], minlength=margin.people.size)


def _thin(margins: Sequence[Margin]) -> list[str]:
    return [
        f"{margin.name}: {margin.labels[i]}"
        for margin in margins
        for i in np.flatnonzero((_answers(margin) < THIN) & (margin.people > 0))
    ]


def _sums(weights: Floats, margin: Margin) -> tuple[Floats, Floats]:
    """The weighted answers in each category, and what the people ask for among those whose category is known."""
    known = margin.codes >= 0
    counted = np.bincount(margin.codes[known], weights=weights[known], minlength=margin.people.size)
    have = np.asarray(counted, dtype=np.float64)
    return have, margin.people / margin.people.sum() * have.sum()


def _fitted(weights: Floats, margin: Margin) -> Floats:
    have, asked = _sums(weights, margin)
    factor = np.append(asked / np.where(have > 0, have, 1.0), 1.0)  # the last, at -1, is for those not known
    return np.asarray(weights * factor[margin.codes])


def _gap(weights: Floats, margin: Margin) -> float:
    have, asked = _sums(weights, margin)
    whole = have.sum()
    return float(np.abs(have - asked).max() / whole) if whole > 0 else 0.0


def _held(weights: Floats, bounds: tuple[float, float]) -> Floats:
    least, most = bounds
    if not 0 <= least < 1 < most:
        raise MethodRefused("The bounds leave no room around 1.", "Give one below 1 and one above, such as 0.2 and 5.")
    average = weights.mean()
    for _ in range(ROUNDS):  # what is cut off goes to the others, and may lift one of them to a bound
        if weights.min() >= least * average * (1 - TOLERANCE) and weights.max() <= most * average * (1 + TOLERANCE):
            break
        weights = np.clip(weights, least * average, most * average)
        weights = weights * (average / weights.mean())
    return weights


def _at_bounds(weights: Floats, bounds: tuple[float, float] | None) -> int:
    if bounds is None:
        return 0
    beside = weights / weights.mean()
    return int(((beside <= bounds[0] * (1 + TOLERANCE)) | (beside >= bounds[1] * (1 - TOLERANCE))).sum())
