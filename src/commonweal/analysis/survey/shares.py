"""The figures of one question: each option in the whole, its measures by ward, age and sex."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from commonweal.analysis.survey.measures import Measure, options
from commonweal.analysis.survey.question import LEVEL
from commonweal.figures import Area, Figure, Period
from commonweal.records.survey_answer import Question
from commonweal.stats.false_discovery import benjamini_hochberg
from commonweal.stats.proportion import share_difference
from commonweal.stats.raking import Raked
from commonweal.stats.weighted_share import Basis, WeightedShares, weighted_shares

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
UNIT = "%"
METHOD = "weighted share, linearised after raking, Wilson's interval on the effective size"
FINDING = 0.05


@dataclass(frozen=True, slots=True)
class Slice:
    """One way of parting the answers: `name` ward, age or sex; `codes` (N,), -1 in none; a label and area a group."""

    name: str
    codes: Whole
    labels: tuple[str, ...]
    keys: tuple[str, ...]
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What every figure of one paper has."""

    area: Area
    period: Period
    sources: tuple[str, ...]
    raked: Raked
    basis: Basis

    def figure(self, question: Question, of: str, label: str, **told: Any) -> Figure:
        """A figure of a question; `of` closes its id."""
        plain = Figure(
            id=f"{question.key}/{of}", label=label, offence=question.key, area=self.area, value=None, unit=UNIT,
            period=self.period, level=LEVEL, method=METHOD, sources=self.sources, audience="partners",
        )  # fmt: skip
        return replace(plain, **told)


def in_all(question: Question, chosen: Floats, shared: Shared) -> tuple[list[Figure], WeightedShares]:
    """A figure for each option among all who answered, and the shares themselves."""
    found = weighted_shares(chosen, shared.raked, level=LEVEL, basis=shared.basis)
    each = [
        _figure(shared, question, f"{one.key}/all", one.words, found, (0, n)) for n, one in enumerate(options(question))
    ]
    return each, found


def of_measure(question: Question, measure: Measure, chosen: Floats, shared: Shared) -> Figure:
    """A measure of several options among all who answered."""
    found = weighted_shares(measure.of(chosen), shared.raked, level=LEVEL, basis=shared.basis)
    return _figure(shared, question, f"{measure.key}/all", measure.words, found, (0, 0))


def by(part: Slice, question: Question, measures: Sequence[Measure], chosen: Floats, shared: Shared) -> list[Figure]:
    """Each measure in each group, beside all the others together, tested over the groups."""
    table = np.column_stack([measure.of(chosen) for measure in measures])
    found = weighted_shares(
        table, shared.raked, part.codes, group_count=len(part.keys), level=LEVEL, basis=shared.basis
    )
    standing = _beside_rest(table, part, found, shared.raked)
    figures = []
    for n, measure in enumerate(measures):
        for g, (key, label, area) in enumerate(zip(part.keys, part.labels, part.areas, strict=True)):
            figure = _figure(shared, question, f"{measure.key}/{part.name}/{key}", label, found, (g, n))
            figures.append(replace(figure, area=area, **standing(g, n, figure)))
    return figures


def _figure(
    shared: Shared, question: Question, of: str, label: str, found: WeightedShares, at: tuple[int, int]
) -> Figure:
    group, _ = at
    answered = int(found.answered[group])
    told = {"answered": answered, "size": _known(found.size[group], 1)}
    if not found.enough[group]:
        return shared.figure(question, of, label, level=None, method=METHOD, parameters=told, verdict="too few to say")
    told |= {
        "chosen": int(found.chosen[at]),
        "unweighted": _known(100 * found.chosen[at] / answered),
        "effective": _known(found.effective[at], 1),
    }
    interval = (_known(100 * found.low[at]), _known(100 * found.high[at]))
    return shared.figure(question, of, label, value=_known(100 * found.share[at]), interval=interval, parameters=told)


def _beside_rest(table: Floats, part: Slice, found: WeightedShares, raked: Raked) -> Any:
    """A group against all other groups together: baseline, p, q and where it stands. Too few are tested by nobody."""
    answered = np.isfinite(table).all(axis=1) & (part.codes >= 0)
    weights = raked.weights[answered]
    whole = weights @ table[answered], weights.sum()
    mine = np.bincount(part.codes[answered], weights=weights, minlength=len(part.keys))
    with np.errstate(invalid="ignore", divide="ignore"):
        parts = np.nan_to_num(found.share) * mine[:, None]
        rest = np.clip((whole[0][None, :] - parts) / (whole[1] - mine)[:, None], 0.0, 1.0)
    known = np.where(found.enough[:, None], found.effective, np.nan)
    others = np.nansum(np.where(found.enough[:, None], found.effective, found.size[:, None]), axis=0)[None, :]
    left = others - np.nan_to_num(known)
    test = share_difference(rest * left, left, found.share * known, known, level=LEVEL)
    q = benjamini_hochberg(test.p.ravel()).reshape(test.p.shape)

    def told(group: int, option: int, figure: Figure) -> dict[str, Any]:
        if figure.value is None or not np.isfinite(test.p[group, option]):
            return {}
        sure = q[group, option] <= FINDING
        higher = test.difference[group, option] > 0
        return {
            "baseline_value": _known(100 * rest[group, option]),
            "p": _known(test.p[group, option], 6),
            "q": _known(q[group, option], 6),
            "standing": ("above" if higher else "below") if sure else "within",
        }

    return told


def _known(value: float, digits: int = 4) -> float | None:
    return round(float(value), digits) if np.isfinite(value) else None
