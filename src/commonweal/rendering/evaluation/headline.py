"""What the paper says first: what happened in the target against its controls, and whether crime moved."""

from commonweal.rendering.evaluation import wording
from commonweal.rendering.evaluation.told import main, operation, target
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import Run, Sentence


def headline(lookup: Lookup) -> Sentence:
    """The measure that changed for sure, else the first: its effect, and whether it moved."""
    told = main(lookup)
    if not told:
        return (Run("Nothing that the operation was against is counted by the source."),)
    first = _first(lookup)
    return (*wording.brief(told[first], target(lookup)), Run(" "), *wording.movement(told[first], net=False))


def standfirst(lookup: Lookup) -> Sentence:
    """The operation's other aim, told likewise."""
    told = main(lookup)
    others = [one for n, one in enumerate(told) if n != _first(lookup)]
    runs: list[Run] = []
    for one in others:
        runs += [Run(" ")] if runs else []
        runs += [*wording.effect(one, "the target"), Run(" "), *wording.movement(one)]
    return tuple(runs)


def when(lookup: Lookup) -> str:
    """`Operation Heron: October 2024 to March 2025, against October 2023 to March 2024`."""
    figures = lookup.figures
    return f"{operation(lookup).get('name', '')}: {figures.period.words}, against {figures.against.words}"


def _first(lookup: Lookup) -> int:
    told = main(lookup)
    return next((n for n, one in enumerate(told) if wording.fell(one) or one.effect.verdict == "rise"), 0)
