"""Controls proposed by what areas were like before the operation began: a choice that is stated, shown and kept."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from commonweal.analysis.evaluation.choice import CONTROLS, NEARBY, NEARBY_CONTROLS, TARGET, Choice, given
from commonweal.analysis.evaluation.ground import Ground
from commonweal.analysis.evaluation.measures import Measure, aims
from commonweal.analysis.evaluation.question import Question
from commonweal.errors import MethodRefused
from commonweal.stats.control_choice import ControlChoice, propose_controls

MOST = 12  # controls of one part: more are less and less like it
LEAST_LEFT = 4  # areas that are kept for the controls of what is nearby
OF_TARGET = 0.6  # share of the areas that are free which the target's controls may take

Places = tuple[int, ...]


def propose(question: Question, ground: Ground) -> Choice:
    """What the user named, and for the rest a proposal that looks at nothing after the operation began.

    Nearby are the areas that share an edge with the target. The target's controls are taken first, since what became
    of the target matters most; the controls of what is nearby come from the areas left. Where too few are left for
    both, nothing nearby is judged.
    """
    named = given(question, ground)
    target = named[TARGET] or ()
    nearby = named[NEARBY]
    if nearby is None:
        others = {*(named[CONTROLS] or ()), *(named[NEARBY_CONTROLS] or ())}
        nearby = tuple(i for i in ground.around(target) if i not in others)
    kept = tuple(named[NEARBY_CONTROLS] or ())
    controls = named[CONTROLS]
    if controls is None:
        taken = {*target, *nearby, *kept}
        free = len(ground.areas) - len(taken)
        wanted = free if kept or not nearby else max(min(int(OF_TARGET * free), free - LEAST_LEFT), free // 2)
        controls = _nearest(question, ground, target, taken, min(MOST, wanted))
    if not controls:
        raise MethodRefused(
            "No area is left that could be a control: all are targets or nearby.",
            "Name fewer areas nearby, or name the controls.",
        )
    if named[NEARBY_CONTROLS] is None and nearby:
        taken = {*target, *nearby, *controls}
        kept = _nearest(question, ground, nearby, taken, MOST)
    parts = {TARGET: target, NEARBY: nearby, CONTROLS: controls, NEARBY_CONTROLS: kept}
    proposed = tuple(p for p in (NEARBY, CONTROLS, NEARBY_CONTROLS) if named[p] is None)
    codes = {part: tuple(ground.areas[i].code for i in sorted(at)) for part, at in parts.items()}
    at_risk = tuple(ground.areas[i].code for i in ground.indices(question.operation.at_risk))
    return Choice(level=ground.level, at_risk=at_risk, proposed=proposed, **codes)


def likeness(
    question: Question, ground: Ground, chosen: Sequence[int], taken: Sequence[int], take: int
) -> ControlChoice:
    """How like some areas all others were before it began: by level and course of what the operation was against."""
    flags = np.zeros(len(ground.areas), dtype=bool)
    flags[list(chosen)] = True
    shut = np.zeros(len(ground.areas), dtype=bool)
    shut[[i for i in taken if not flags[i]]] = True
    return propose_controls(history(question, ground), flags, excluded=shut, take=take)


def history(question: Question, ground: Ground, measure: Measure | None = None) -> Any:
    """Counts (A, M) of the months held before it began: of the first thing it was against, unless told which."""
    found = (measure or aims(question.operation, ground.cube)[0]).monthly(ground.cube)
    first = question.after.start.index - ground.cube.horizon.start.index
    return found[:, :first][:, ground.cube.held[:first]]


def _nearest(question: Question, ground: Ground, chosen: Sequence[int], taken: set[int], take: int) -> Places:
    if take < 1 or len(taken) >= len(ground.areas):
        return ()
    return likeness(question, ground, chosen, sorted(taken), take).chosen
