"""What is counted of a question where there is room for little: the options that count together, or the commonest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.records.survey_answer import Question

Floats = npt.NDArray[np.float64]
MOST = 5  # options of a question with several answers that are told by ward


@dataclass(frozen=True, slots=True)
class Measure:
    """`key` closes the ids of its figures; `columns` are the options that count as it; `words` say what it is."""

    key: str
    words: str
    columns: tuple[int, ...]

    def of(self, chosen: Floats) -> Floats:
        """(N, K) -> (N,): 1 where one of its options was chosen; NaN where the question was not answered."""
        found = chosen[:, list(self.columns)].max(axis=1)
        return np.asarray(found)


def options(question: Question) -> tuple[Measure, ...]:
    """One for each option."""
    return tuple(Measure(f"o{n:02d}", option, (n,)) for n, option in enumerate(question.options))


def measures(question: Question, share: Sequence[float]) -> tuple[Measure, ...]:
    """What is told by ward, by age and over time; `share` of each option, by which the commonest are found."""
    if question.together:
        columns = tuple(n for n, option in enumerate(question.options) if option in question.together)
        return (Measure("together", question.called or _joined(question.together), columns),)
    order = sorted(range(len(question.options)), key=lambda n: (-np.nan_to_num(share[n]), n))
    every = options(question)
    return tuple(every[n] for n in order[: MOST if question.many else 1])


def _joined(options: Sequence[str]) -> str:
    """`Very safe or fairly safe`."""
    first, *rest = options
    return " or ".join([first, *(option[:1].lower() + option[1:] for option in rest)])
