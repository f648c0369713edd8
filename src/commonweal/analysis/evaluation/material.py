"""What every part of the evaluation works with: who is who, which months are compared, and the counts of each part."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from commonweal.analysis.evaluation.choice import CONTROLS, NEARBY, NEARBY_CONTROLS, PARTS, TARGET, Choice, places
from commonweal.analysis.evaluation.ground import Ground
from commonweal.analysis.evaluation.measures import Measure
from commonweal.analysis.evaluation.question import Question
from commonweal.figures import Area, Month, Period

Floats = npt.NDArray[np.float64]
MOST_NAMED = 4  # areas that a sentence names; more it counts
NAMES = {NEARBY: "Nearby", CONTROLS: "Controls", NEARBY_CONTROLS: "Controls of what is nearby"}


@dataclass(frozen=True, slots=True)
class Material:
    """Months `used` are held, and, where both periods are the same months of a year, held in both."""

    question: Question
    ground: Ground
    choice: Choice
    sources: tuple[str, ...]
    used_before: tuple[Month, ...]
    used_after: tuple[Month, ...]
    at: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, question: Question, ground: Ground, choice: Choice, sources: tuple[str, ...]) -> "Material":
        """With the months that can be compared."""
        before, after = _paired(question, ground)
        at = {part: places(choice, part, ground) for part in PARTS}
        return cls(question, ground, choice, sources, before, after, at)

    @property
    def has_nearby(self) -> bool:
        """Whether there is anything nearby, and something to hold it against."""
        return bool(self.at[NEARBY] and self.at[NEARBY_CONTROLS])

    def area(self, part: str) -> Area:
        """The areas of a part as one place, under a code that no other choice of areas has; the target by name."""
        codes = ",".join(sorted(self.ground.areas[i].code for i in self.at[part]))
        code = f"{part}-{hashlib.sha256(codes.encode()).hexdigest()[:8]}"
        return Area(code, self.named(self.at[TARGET]) if part == TARGET else NAMES[part], "group")

    def named(self, at: Sequence[int]) -> str:
        """`Abbey and Ings`; many only by number."""
        names = [self.ground.areas[i].name for i in at]
        drawn = self.question.operation.area is not None
        if drawn or len(names) > MOST_NAMED:
            level = "LSOA" if self.ground.level == "lsoa" else self.ground.level
            many = f"{len(names)} {level}{'s' if len(names) > 1 else ''}"
            return f"The drawn area ({many})" if drawn else f"The target ({many})"
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

    def left_out(self) -> dict[str, Any]:
        """The months after that are in no comparison, for a figure's parameters; nothing where all are."""
        missing = [str(month) for month in self.question.after if month not in self.used_after]
        return {"months_left_out": missing, "months_compared": len(self.used_after)} if missing else {}

    def window(self, measure: Measure, span: Sequence[Month]) -> Floats:
        """Counts (A, M) of every area in some months; NaN where one is not held."""
        start = self.ground.cube.horizon.start.index
        return np.asarray(measure.monthly(self.ground.cube)[:, [m.index - start for m in span]])

    def counts(self, measure: Measure) -> tuple[Floats, Floats]:
        """Every area's events before and after (A,), over the months used."""
        return self.window(measure, self.used_before).sum(axis=1), self.window(measure, self.used_after).sum(axis=1)

    def history(self) -> tuple[Month, ...]:
        """The months held before it began, as far back as likeness is told by."""
        span, horizon = self.question.looked_back, self.ground.cube.horizon
        return tuple(m for m in span if m in horizon and self.ground.cube.held[m.index - horizon.start.index])


def _paired(question: Question, ground: Ground) -> tuple[tuple[Month, ...], tuple[Month, ...]]:
    """The months held; where both periods are equally long and the same months, only those that both hold."""
    held = [ground.cube.held_in(span) for span in (question.before, question.after)]
    if (
        not question.seasonal
        and len(held[0]) == len(held[1])
        and question.before.start.month == question.after.start.month
    ):
        held = [held[0] & held[1]] * 2
    return _kept(question.before, held[0]), _kept(question.after, held[1])


def _kept(span: Period, held: npt.NDArray[np.bool_]) -> tuple[Month, ...]:
    return tuple(month for month, there in zip(span, held, strict=True) if there)
