"""A made-up borough of 36 square wards, for evaluations: what happened in each is told by the test.

`place(effect=.., moved=.., scale=.., seed=..)` draws Poisson counts by ward, offence and month about their own levels,
with the operation's effect in the two target wards and what moved in the wards beside them.
"""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from commonweal.analysis.cube import UNPLACED, Cube
from commonweal.analysis.evaluation import Choice, Question
from commonweal.analysis.evaluation.answer import worked_out
from commonweal.analysis.evaluation.ground import Ground
from commonweal.analysis.evaluation.proposal import propose
from commonweal.analysis.sources import SourceBook
from commonweal.figures import Area, Audience, FigureSet, Month, Period
from commonweal.geography import Gazetteer, Partnership
from commonweal.geography.outlines import Outlines
from commonweal.records import offences
from commonweal.records.operation import Operation
from commonweal.records.register import Register

SIDE = 6
NAMES = tuple(f"Ward {row}{column}" for row in range(SIDE) for column in range(SIDE))
CODES = tuple(f"E0599{n:04d}" for n in range(SIDE * SIDE))
TARGETS = ("Ward 22", "Ward 23")
AFTER = Period(Month(2024, 7), Month(2024, 12))
HORIZON = Period(Month(2022, 7), AFTER.end)
CATEGORIES = tuple(dict.fromkeys(offences.POLICE_UK_CATEGORIES.values()))
MEANS = {"robbery": 0.5, "theft-from-the-person": 0.3, "bicycle-theft": 0.4, "possession-of-weapons": 0.6}
BOROUGH = Area("E06990099", "Squareham", "district")
PARTNERSHIP = Partnership(BOROUGH, (BOROUGH,), None, None, (), ())
OPERATION = Operation("Operation Heron", "Squareham", AFTER, targets=TARGETS)
OUTLINES = Outlines(
    "ward", "2025", CODES, NAMES, (BOROUGH.code,) * len(CODES),
    np.array([shapely.box(x, y, x + 0.01, y + 0.01) for y in np.arange(SIDE) / 100 for x in np.arange(SIDE) / 100]),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """The ground, and how to ask of it."""

    ground: Ground

    def question(self, audience: Audience = "partners", source: str = "police_uk.street", **more: object) -> Question:
        operation = replace(OPERATION, **more)
        before = operation.before or AFTER.shift(-12)
        return Question(operation, PARTNERSHIP, before, source, audience, Register())

    def choice(self, **more: object) -> Choice:
        return propose(self.question(**more), self.ground)

    def paper(self, **more: object) -> FigureSet:
        """All figures, unsuppressed, with what `papers.evaluation` adds that renderers read."""
        from commonweal.sources.operation import written

        question = self.question(**more)
        choice = propose(question, self.ground)
        found = worked_out(question, self.ground, choice, Gazetteer.from_tables({}))
        stated = {"operation": written(question.operation), "choice": choice.written()}
        return replace(found, parameters={**found.parameters, **stated})


def place(*, effect: float = 1.0, moved: float = 1.0, scale: float = 1.0, seed: int = 1, **after: float) -> Place:
    """`effect`, `moved`: factors from July 2024 on, of anti-social behaviour; `scale`: of all levels; `after`: more."""
    rng = np.random.default_rng(seed)
    level = rng.uniform(8, 14, (len(CODES), 1, 1)) * np.array([[MEANS.get(c, 1.0)] for c in CATEGORIES])
    means = np.broadcast_to(scale * level, (len(CODES), len(CATEGORIES), len(HORIZON))).copy()
    targets = [NAMES.index(name) for name in TARGETS]
    beside = [n for n in range(len(CODES)) if n not in targets and any(_touch(n, t) for t in targets)]
    asb, since = CATEGORIES.index(offences.ASB), AFTER.start.index - HORIZON.start.index
    means[targets, asb, since:] *= effect
    means[beside, asb, since:] *= moved
    for category, factor in after.items():
        means[targets, CATEGORIES.index(category.replace("_", "-")), since:] *= factor
    return of_counts(rng.poisson(means))


def of_counts(counts: np.ndarray) -> Place:
    """Of counts (wards, categories, months) as they are."""
    held = np.ones(len(HORIZON), dtype=bool)
    areas = tuple(Area(c, n, "ward") for c, n in zip(CODES, NAMES, strict=True))
    whole = np.concatenate([counts, np.zeros((1, *counts.shape[1:]), dtype=np.int64)]).astype(np.int64)
    cube = Cube((*CODES, UNPLACED), CATEGORIES, HORIZON, whole, held)
    return Place(Ground(areas, "ward", "2025", cube, OUTLINES, SourceBook(()), "by hand"))


def _touch(a: int, b: int) -> bool:
    (ar, ac), (br, bc) = divmod(a, SIDE), divmod(b, SIDE)
    return abs(ar - br) + abs(ac - bc) == 1
