"""Which areas play which part: the target, what is nearby, the controls of each, and where people might be pushed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from commonweal.analysis.evaluation.ground import Ground
from commonweal.analysis.evaluation.question import Question
from commonweal.errors import MethodRefused

TARGET, NEARBY, CONTROLS, NEARBY_CONTROLS = "target", "nearby", "controls", "nearby_controls"
PARTS = (TARGET, NEARBY, CONTROLS, NEARBY_CONTROLS)


@dataclass(frozen=True, slots=True)
class Choice:
    """Codes of the areas in each part. `proposed` names the parts that were chosen here and not by the user."""

    level: str
    target: tuple[str, ...]
    nearby: tuple[str, ...]
    controls: tuple[str, ...]
    nearby_controls: tuple[str, ...]
    at_risk: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()

    def written(self) -> dict[str, Any]:
        """As plain values."""
        found = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "Choice":
        """From those again."""
        parts = {name: tuple(plain[name]) for name in (*PARTS, "at_risk", "proposed")}
        return cls(level=plain["level"], **parts)


def given(question: Question, ground: Ground) -> dict[str, tuple[int, ...] | None]:
    """The parts that the user named, as places in the ground; None for those to be proposed."""
    o = question.operation
    target = ground.inside(o.area) if o.area is not None else ground.indices(o.targets)
    if not target:
        raise MethodRefused(
            "No LSOA has its middle in the drawn area.", "Draw it larger, or name the LSOAs or wards that it touches."
        )
    named = {NEARBY: o.nearby, CONTROLS: o.controls, NEARBY_CONTROLS: o.nearby_controls}
    found = {part: None if names is None else ground.indices(names) for part, names in named.items()}
    parts: dict[str, tuple[int, ...] | None] = {TARGET: target, **found}
    _check(parts, ground)
    steps = {i for step in o.steps for i in ground.indices(step.areas)}
    if steps and steps != set(target):
        raise MethodRefused("The steps and the targets are not the same areas.", "Name every target in one step.")
    return parts


def _check(parts: Mapping[str, tuple[int, ...] | None], ground: Ground) -> None:
    """No area plays two parts: a control that had the operation, or what moved out of it, would hide both."""
    names = {
        TARGET: "a target",
        NEARBY: "nearby",
        CONTROLS: "a control",
        NEARBY_CONTROLS: "a control of what is nearby",
    }
    seen: dict[int, str] = {}
    for part in PARTS:
        for i in parts.get(part) or ():
            if i in seen:
                raise MethodRefused(
                    f"{ground.areas[i].name} is {names[seen[i]]}, and cannot be {names[part]} too.",
                    f"Take it out of {part.replace('_', ' ')}.",
                )
            seen[i] = part


def checked(choice: Choice, ground: Ground, question: Question) -> Choice:
    """A choice made earlier, where its areas are those of this ground, none plays two parts, and no name differs."""
    if choice.level != ground.level:
        raise MethodRefused(
            f"The areas were chosen by {choice.level}, and the operation is told by {ground.level} now.",
            "Choose them anew: leave the file of controls out.",
        )
    parts: dict[str, tuple[int, ...] | None] = {part: places(choice, part, ground) for part in PARTS}
    _check(parts, ground)
    for part, named in given(question, ground).items():
        if named is not None and set(named) != set(parts[part] or ()):
            raise MethodRefused(
                f"The operation names other areas as its {part.replace('_', ' ')} than those that were kept.",
                "Take them out of the operation, or choose anew: leave the file of controls out.",
            )
    return choice


def places(choice: Choice, part: str, ground: Ground) -> tuple[int, ...]:
    """Where the areas of a part stand in the ground."""
    codes: Sequence[str] = getattr(choice, part)
    return tuple(ground.index(code) for code in codes)
