"""What the paper says first: how many indicators need attention, and which."""

from collections.abc import Sequence

from commonweal.rendering.indicators import said
from commonweal.rendering.indicators.told import Told
from commonweal.rendering.indicators.words import value_words
from commonweal.rendering.sentences import Run, Sentence
from commonweal.rendering.words import listed, lower_first, small, upper_first

MOST_NAMED = 3


def headline(indicators: Sequence[Told]) -> Sentence:
    """`Three of nine indicators need attention: persistent absence, ...`"""
    alarming = [one for one in indicators if one.needs_attention]
    if not alarming:
        which = "The one indicator is" if len(indicators) == 1 else f"All {small(len(indicators))} indicators are"
        return (Run(f"{which} within what their own histories lead one to expect, and none is late."),)
    names = [lower_first(one.figure.label) for one in alarming[:MOST_NAMED]]
    if len(alarming) > MOST_NAMED:
        names.append(f"{small(len(alarming) - MOST_NAMED)} more")
    if len(indicators) == 1:
        return (Run(f"The one indicator needs attention: {names[0]}."),)
    many = f"{upper_first(small(len(alarming)))} of {small(len(indicators))} indicators"
    verb = "needs" if len(alarming) == 1 else "need"
    return (Run(f"{many} {verb} attention: {listed(names)}."),)


def standfirst(indicators: Sequence[Told]) -> Sentence:
    """A sentence on each of the first that need attention; what did better is said too."""
    runs: list[Run] = []
    for one in [one for one in indicators if one.needs_attention][:MOST_NAMED]:
        runs += [Run(f"{said.last(one)} ", said.tone(one))]
    better = [one for one in indicators if one.said["need"] == "better than usual"]
    met = [one for one in indicators if one.said["standing"] == "met"]
    if better:
        runs.append(Run(f"Better than usual: {listed([_named(one) for one in better])}. "))
    if met:
        runs.append(Run(f"Targets met: {listed([lower_first(one.figure.label) for one in met])}."))
    return tuple(runs)


def _named(one: Told) -> str:
    return f"{lower_first(one.figure.label)} ({value_words(one.figure.value, one.figure.unit)})"
