"""The same question in several waves: each wave's share, and whether it changed since the one before."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from commonweal.analysis.survey.measures import Measure
from commonweal.analysis.survey.question import LEVEL
from commonweal.analysis.survey.shares import FINDING, Shared, of_measure
from commonweal.analysis.survey.waves import Wave
from commonweal.figures import Figure, Verdict
from commonweal.records.survey_answer import Question, slug
from commonweal.stats.false_discovery import benjamini_hochberg
from commonweal.stats.proportion import share_difference

METHOD = "difference of two weighted shares, Newcombe's method 10 on the effective sizes"
POINTS = "percentage points"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier wave, weighed as it was then."""

    wave: Wave
    shared: Shared


def earlier_shares(question: Question, measure: Measure, before: Sequence[Earlier]) -> list[Figure]:
    """Each earlier wave's share of a measure, the earliest first; of a wave that did not ask this, nothing."""
    found = []
    for one in before:
        survey = one.wave.held.survey
        asked = next((q for q in survey.questions if q.key == question.key and q.kind == question.kind), None)
        columns = _same(asked, question, measure) if asked else ()
        if asked and columns:
            figure = of_measure(
                question,
                Measure(measure.key, survey.wave, columns),
                one.wave.chosen(asked.key, asked.options),
                one.shared,
            )
            found.append(replace(figure, id=f"{question.key}/{measure.key}/wave/{slug(survey.wave)}"))
    return found


def _same(asked: Question, question: Question, measure: Measure) -> tuple[int, ...]:
    """The options of the earlier question that are those of this measure; none where one of them was not offered."""
    names = {option.casefold(): n for n, option in enumerate(asked.options)}
    wanted = [question.options[n].casefold() for n in measure.columns]
    return tuple(names[name] for name in wanted) if all(name in names for name in wanted) else ()


def change(question: Question, measure: Measure, now: Figure, before: Figure, shared: Shared) -> Figure:
    """The difference in percentage points since an earlier wave."""
    what = f"{measure.key}/change"
    told = {"now": now.id, "before": before.id, "wave": before.label}
    plain = shared.figure(question, what, measure.words, unit=POINTS, method=METHOD, parameters=told)
    if now.value is None or before.value is None:
        return replace(plain, level=None, verdict="too few to say")
    sizes = [max(float(f.parameters["effective"] or 0.0), 1.0) for f in (before, now)]
    shares = (before.value / 100, now.value / 100)
    test = share_difference(shares[0] * sizes[0], sizes[0], shares[1] * sizes[1], sizes[1], level=LEVEL)
    low, high = (round(100 * float(end), 4) for end in (test.low, test.high))
    return replace(plain, value=round(100 * float(test.difference), 4), interval=(low, high), p=round(float(test.p), 6))


def judged(figures: Sequence[Figure], main: Collection[str]) -> list[Figure]:
    """A verdict for each change. Each question's first measure is of one family of tests, all others of another."""
    return [*_family([f for f in figures if f.id in main]), *_family([f for f in figures if f.id not in main])]


def _family(figures: Sequence[Figure]) -> list[Figure]:
    p = np.array([np.nan if f.p is None else f.p for f in figures])
    q = benjamini_hochberg(p) if len(figures) else p
    return [f if f.value is None else _judged(f, value) for f, value in zip(figures, q.tolist(), strict=True)]


def _judged(figure: Figure, q: float) -> Figure:
    verdict: Verdict = "no clear change" if q > FINDING else "rise" if (figure.value or 0.0) > 0 else "fall"
    return replace(figure, q=round(q, 6), verdict=verdict)
