"""From monthly counts of two periods to figures: value, baseline, change, likely range and verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from commonweal.analysis.recorded_crime.question import DISCOVERY_RATE, LEVEL, Question
from commonweal.figures import Area, Figure, Month
from commonweal.stats.change import Change, exact_change, paired_change, verdicts
from commonweal.stats.false_discovery import benjamini_hochberg

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: an offence in an area. `before` and `after` are months (M,), NaN where not held.

    `history` is the longer monthly series that tells how much such months vary.
    """

    area: Area
    offence: str
    label: str
    before: Array = field(repr=False)
    after: Array = field(repr=False)
    history: Array = field(repr=False)
    sources: tuple[str, ...] = ()
    unit: str = "incidents"

    @property
    def paired(self) -> npt.NDArray[np.bool_]:
        """Months that both periods hold."""
        return np.isfinite(self.before) & np.isfinite(self.after)


def change_figures(subjects: Sequence[Subject], question: Question, kind: str = "change") -> list[Figure]:
    """One figure a subject, tested together: q is Benjamini and Hochberg's over all of them."""
    tested = [s for s in subjects if s.paired.any()]
    answers = dict(zip(map(id, tested), _test(tested, question), strict=True))
    return [_figure(s, answers.get(id(s)), question, kind) for s in subjects]


def _test(subjects: Sequence[Subject], question: Question) -> list[dict[str, Any]]:
    """What each subject's change, likely range, p, q and verdict are, as fields of a figure."""
    if not subjects:
        return []
    before = np.array([np.where(s.paired, s.before, np.nan) for s in subjects])
    after = np.array([np.where(s.paired, s.after, np.nan) for s in subjects])
    if question.exact:
        result = exact_change(np.nansum(before, axis=1), np.nansum(after, axis=1), level=LEVEL)
    else:
        history = np.array([s.history for s in subjects])
        apart = question.period.start.index - question.against.start.index
        result = paired_change(before, after, history=history, level=LEVEL, apart=apart)
    return change_fields(result)


def change_fields(result: Change) -> list[dict[str, Any]]:
    """A tested change as fields of a figure, one dictionary a series; q is held over all of them."""
    q = benjamini_hochberg(result.p)
    words = verdicts(result, q, alpha=DISCOVERY_RATE)
    return [
        {
            "change_percent": finite(result.change_percent[i]),
            "interval": (finite(result.low_percent[i]), finite(result.high_percent[i])),
            "level": LEVEL,
            "p": finite(result.p[i]),
            "q": finite(q[i]),
            "verdict": words[i],
            "method": result.method[i],
            "parameters": {"phi": finite(result.phi[i]), "df": finite(result.df[i])},
        }
        for i in range(len(words))
    ]


def _figure(subject: Subject, answer: dict[str, Any] | None, question: Question, kind: str) -> Figure:
    blank = Figure(
        id=f"{subject.area.code}/{subject.offence}/{kind}",
        label=subject.label,
        offence=subject.offence,
        area=subject.area,
        value=None,
        unit=subject.unit,
        period=question.period,
        baseline_period=question.against,
        verdict="not available",
        sources=subject.sources,
        audience=question.rows_audience,
    )
    if answer is None:
        held = np.isfinite(subject.after)
        return replace(blank, value=int(np.nansum(subject.after)) if held.all() else None)
    missing = tuple(m for m, there in zip(question.period, subject.paired, strict=True) if not there)
    return replace(
        blank,
        value=int(subject.after[subject.paired].sum()),
        baseline_value=int(subject.before[subject.paired].sum()),
        **{**answer, "parameters": {**answer["parameters"], **_months(missing, question)}},
    )


def _months(missing: tuple[Month, ...], question: Question) -> dict[str, Any]:
    if not missing:
        return {}
    return {"months_compared": len(question.period) - len(missing), "months_left_out": [str(m) for m in missing]}


def rate_figure(figure: Figure, residents: int | None, how: str, sources: tuple[str, ...]) -> Figure:
    """The same change as a rate per 1,000 residents; None where the residents are not known, never zero."""
    known = residents and figure.value is not None

    def rate(count: float | None) -> float | None:
        return None if count is None or not known or not residents else finite(1000 * count / residents)

    return replace(
        figure,
        id=figure.id.rsplit("/", 1)[0] + "/rate",
        unit="per 1,000 residents",
        value=rate(figure.value),
        baseline_value=rate(figure.baseline_value),
        verdict=figure.verdict if known else "not available",
        parameters={"residents": residents, "population": how, "months": len(figure.period)},
        sources=(*figure.sources, *sources),
    )


def finite(x: float | None) -> float | None:
    """Ten significant digits: the same on every machine. None for what is not a number."""
    return float(f"{x:.10g}") if x is not None and np.isfinite(x) else None
