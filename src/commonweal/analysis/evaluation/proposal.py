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

Places = tuple[int, ...]


def propose(question: Question, ground: Ground) -> Choice:
    """What the user named, and for the rest a proposal that looks at nothing after the operation began.

    Nearby are the areas that share an edge with the target. The areas left are dealt out: the target takes the one most
    like it, then what is nearby the one most like that, and so on in turn, so that neither is left the other's rest.
    """
    named = given(question, ground)
    target = named[TARGET] or ()
    nearby = named[NEARBY]
    if nearby is None:
        others = {*(named[CONTROLS] or ()), *(named[NEARBY_CONTROLS] or ())}
        nearby = tuple(i for i in ground.around(target) if i not in others)
    dealt = _dealt(question, ground, target, nearby, named[CONTROLS], named[NEARBY_CONTROLS])
    if not dealt[CONTROLS]:
        raise MethodRefused(
            "No area is left that could be a control: all are targets or nearby.",
            "Name fewer areas nearby, or name the controls.",
        )
    parts = {TARGET: target, NEARBY: nearby, **dealt}
    proposed = tuple(p for p in (NEARBY, CONTROLS, NEARBY_CONTROLS) if named[p] is None)
    codes = {part: tuple(ground.areas[i].code for i in sorted(at)) for part, at in parts.items()}
    at_risk = tuple(ground.areas[i].code for i in ground.indices(question.operation.at_risk))
    return Choice(level=ground.level, at_risk=at_risk, proposed=proposed, **codes)


def _dealt(
    question: Question, ground: Ground, target: Places, nearby: Places, controls: Places | None, kept: Places | None
) -> dict[str, Places]:
    """The controls of both, those named and those proposed."""
    taken = {*target, *nearby, *(controls or ()), *(kept or ())}
    wanting = {}
    if controls is None:
        wanting[CONTROLS] = _order(question, ground, target, taken)
    if kept is None and nearby:
        wanting[NEARBY_CONTROLS] = _order(question, ground, nearby, taken)
    found: dict[str, list[int]] = {CONTROLS: list(controls or ()), NEARBY_CONTROLS: list(kept or ())}
    free = len(ground.areas) - len(taken)
    for turn in range(free):
        part = list(wanting)[turn % len(wanting)] if wanting else ""
        pick = next((i for i in wanting.get(part, ()) if i not in taken), None)
        if pick is not None and len(found[part]) < MOST:
            found[part].append(pick)
            taken.add(pick)
    return {part: tuple(at) for part, at in found.items()}


def _order(question: Question, ground: Ground, chosen: Sequence[int], taken: set[int]) -> Places:
    """The free areas, the one most like those chosen first."""
    if len(taken) >= len(ground.areas):
        return ()
    return likeness(question, ground, chosen, sorted(taken), MOST).order


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
