"""What may be said of an effect and of movement. Nothing seen is never said without what could have been seen."""

from commonweal.figures import Figure
from commonweal.rendering.evaluation.told import Told
from commonweal.rendering.sentences import Run, Sentence
from commonweal.rendering.verdicts import SUPPRESSED
from commonweal.rendering.words import likely_range, lower_first, number, percent, signed

FOUR_IN_FIVE = "four times in five"
SEEN = "would have been seen"
HUGE = 1000.0  # percent: an end beyond this says no more than that it is open


def effect(told: Told, place: str, *, counts: bool = True) -> Sentence:
    """A sentence on what became of one measure in the target, against its controls; with the counts or without."""
    figure, name = told.effect, told.label
    if figure.suppressed:
        return (Run(f"{name} in {place}: {SUPPRESSED}."),)
    if figure.value is None or figure.verdict == "not available":
        return (Run(f"{name} in {place}: not available."),)
    if figure.verdict == "too few to say":
        return (Run(f"{name} in {place}: too few to say whether it changed against its controls."),)
    if figure.verdict in ("rise", "fall"):
        verb, tone = ("rose", "more") if figure.verdict == "rise" else ("fell", "fewer")
        moved = f"{name} in {place} {verb} by {percent(figure.value)} against its controls"
        return (Run(moved, tone), Run(f" (likely {reach(figure)}){_events(told)}{_counts(told) if counts else ''}."))  # type: ignore[arg-type]
    return (Run(f"{name} in {place} {_beside(figure.value)} its controls’ course, {WITHIN} "
                f"(likely {reach(figure)}); {could_have_seen(figure)}."),)  # fmt: skip


WITHIN = "which is within what such areas drift apart by"


def _beside(value: float) -> str:
    if abs(value) < 0.05:
        return "kept to"
    return f"was {percent(value)} {'above' if value > 0 else 'below'}"


def reach(figure: Figure) -> str:
    """The likely range of an effect in percent; an end that says nothing is open."""
    low, high = figure.interval or (None, None)
    return likely_range(low, None if high is None or high > HUGE else high)


def could_have_seen(figure: Figure) -> str:
    """`a fall of 52% or a rise of 108% would have been seen four times in five, a smaller one less often`."""
    fall, rise = (figure.parameters.get(f"detectable_{way}") for way in ("fall", "rise"))
    sizes = [f"a fall of {abs(fall):.0f}%"] if isinstance(fall, float) else []
    sizes += [f"a rise of {rise:.0f}%"] if isinstance(rise, float) and rise <= HUGE else []
    if not sizes:
        return f"with so few, hardly any change {SEEN}"
    return f"{' or '.join(sizes)} {SEEN} {FOUR_IN_FIVE}, a smaller one less often"


def brief(told: Told, place: str) -> Sentence:
    """The same for a headline: shorter where nothing is clear, and never without what would have been seen."""
    figure = told.effect
    if figure.suppressed or figure.value is None or figure.verdict != "no clear change":
        return effect(told, place, counts=False)
    fall = figure.parameters.get("detectable_fall")
    seen = f"only a fall of {abs(fall):.0f}% or more" if isinstance(fall, int | float) else "hardly any fall"
    return (Run(f"{told.label} in {place} {_beside(figure.value)} its controls’ course (likely {reach(figure)}): no "
                f"clear change, but {seen} {SEEN}."),)  # fmt: skip


def _counts(told: Told) -> str:
    """`: from 144 to 111, while the controls went from 95 to 180`."""
    ends = [
        (c.baseline_value, c.value)
        for part in ("target", "controls")
        if (c := told.counts.get(part)) and not c.suppressed
    ]
    if len(ends) < 2 or any(end is None for pair in ends for end in pair):
        return ""
    (t0, t1), (c0, c1) = ((number(a or 0.0), number(b or 0.0)) for a, b in ends)
    return f": from {t0} to {t1}, while the controls went from {c0} to {c1}"


def _events(told: Told) -> str:
    prevented = told.effect.parameters.get("prevented")
    if not isinstance(prevented, int | float) or abs(prevented) < 0.5:
        return ""
    return f", about {number(round(abs(prevented)))} {told.unit} {'fewer' if prevented > 0 else 'more'} than expected"


def movement(told: Told, *, net: bool = True) -> Sentence:
    """A sentence on whether one measure moved nearby. What was not seen comes with what would have been.

    `net`: with a sentence on target and nearby together, even where that is not clear.
    """
    near = told.moved.get("nearby")
    if near is None:
        return (Run(f"Whether {_small(told)} moved is not told: nothing nearby could be held against controls."),)
    if near.suppressed:
        return (Run(f"Whether {_small(told)} moved: {SUPPRESSED}."),)
    if near.value is None or near.verdict == "not available":
        return (Run(f"Whether {_small(told)} moved is not available."),)
    size, likely = events(near), events_range(near)
    if near.verdict == "rise" and fell(told):
        moved = f"{_how_much(told, near)}: nearby had about {size} {told.unit} more than its controls"
        return (Run(moved, "more"), Run(f" (likely {likely}).{_net(told, unclear=net)}"))
    if near.verdict == "rise":
        return (Run(f"Nearby had about {size} {told.unit} more than its controls", "more"),
                Run(f" (likely {likely}); the target itself did not clearly fall, so it cannot be said to have come "
                    f"from there."))  # fmt: skip
    if near.verdict == "fall":
        return (Run(f"The benefit spread: nearby had about {size} {told.unit} fewer than its controls", "fewer"),
                Run(f" (likely {likely})."))  # fmt: skip
    return (Run(f"{nothing_seen(told)}.{_net(told, unclear=net) if fell(told) else ''}"),)


def _how_much(told: Told, near: Figure) -> str:
    """Part of it, or as much as the target lost and more."""
    own = told.moved.get("target")
    lost = abs(own.value or 0.0) if own is not None else 0.0
    return "It moved" if abs(near.value or 0.0) >= lost else "Part of it moved"


def nothing_seen(told: Told) -> str:
    """The only words in which a paper says that nothing was seen to move; what would have been seen is part of them."""
    near = told.moved["nearby"]
    told_of = f"No migration of {_small(told)} was seen"
    if near.verdict == "too few to say":
        told_of = f"Too little {_small(told)} was counted to say whether it moved: no migration was seen"
    return f"{told_of}, but only one of {smallest(near)} or more {SEEN} {FOUR_IN_FIVE} (likely {events_range(near)})"


def fell(told: Told) -> bool:
    """Whether the target fell for sure, by either way of telling it."""
    own = told.moved.get("target")
    return told.effect.verdict == "fall" or (own is not None and own.verdict == "fall")


def _net(told: Told, *, unclear: bool) -> str:
    """What is left of the gain once what moved is taken off."""
    both = told.moved.get("total")
    if both is None or both.value is None or both.suppressed:
        return ""
    word = {"fall": "fewer", "rise": "more"}.get(both.verdict or "")
    if word:
        return f" Target and nearby together had about {events(both)} {told.unit} {word} (likely {events_range(both)})."
    if not unclear:
        return ""
    return (
        f" Whether target and nearby together had fewer is not clear (likely {events_range(both)}; "
        f"{smallest(both)} {SEEN} {FOUR_IN_FIVE})."
    )


def events(figure: Figure) -> str:
    """`about` how many, whole and without a sign."""
    return number(round(abs(figure.value or 0.0)))


def events_range(figure: Figure) -> str:
    """`−268 to +580`."""
    low, high = figure.interval or (None, None)
    return f"{_whole(low)} to {_whole(high)}"


def smallest(figure: Figure) -> str:
    """`600 crimes`: the smallest movement that would be seen four times in five."""
    least = figure.parameters.get("smallest_detectable")
    unit = figure.parameters.get("events", "crimes")
    return f"{number(round(least))} {unit}" if isinstance(least, int | float) else f"a number of {unit} not told"


def _whole(value: float | None) -> str:
    return "?" if value is None else signed(float(round(value)))


def _small(told: Told) -> str:
    return lower_first(told.label)


def variation(told: Told) -> str:
    """How much areas were found to vary beyond chance, and that the ranges allow for it; "" where it is not told."""
    own = told.moved.get("target")
    if own is None or own.suppressed or not isinstance(phi := own.parameters.get("phi"), int | float):
        return ""
    p, allowed = own.parameters.get("phi_p"), own.parameters.get("allowed_for")
    sure = f", p {'under 0.01' if p < 0.01 else f'= {p:.2f}'}" if isinstance(p, int | float) else ""
    kept = (
        "it is allowed for in these ranges, which are never narrower than chance"
        if allowed
        else "it is not allowed for"
    )
    return f"{told.label}: areas of one part vary {phi:.1f} times as much as chance makes them{sure}; {kept}."
