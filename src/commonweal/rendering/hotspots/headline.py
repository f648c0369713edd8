"""The first thing the paper says: how much of it lies in how little, how many hot spots there are, and which last."""

from commonweal.rendering.hotspots.words import cells, of_id, share, spots, whose_wards
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.sentences import Run, Sentence
from commonweal.rendering.words import listed, small, upper_first

LASTING = "chronic"
CHANGING = ("emerging", "fading")
NOTHING = "No place stands out by more than chance"


def headline(lookup: Lookup) -> Sentence:
    """`Half of all crime lies in 16.9% of LSOAs; five LSOAs are hot spots, round Stockton Town Centre.`"""
    hot = spots(lookup)
    half = next(iter(of_id(lookup, "/holding-half")), None)
    place = lookup.figures.partnership.name
    what = subject(lookup)
    if half is not None and half.value is not None:
        opening = f"{place}: half of {what} lies in {share(half.value)} of {thing_of(lookup)}"
    else:
        opening = f"{place}, {what}"
    if not hot:
        return (Run(f"{opening}. {NOTHING}."),)
    verb = "is a hot spot" if len(hot) == 1 else "are hot spots"
    return (Run(f"{opening}; "), Run(f"{cells(lookup, len(hot))} {verb}", "more"), Run(f", in {whose_wards(hot)}."))


def standfirst(lookup: Lookup) -> Sentence:
    """Which last, which come and go, what chance would make of it, and what flared up."""
    told = [*_lasting(lookup), *_by_chance(lookup), *_flared(lookup)]
    return (Run(" ".join(told)),) if told else ()


def subject(lookup: Lookup) -> str:
    """`all crime`, `burglary`: what is counted, in the middle of a sentence."""
    return str(lookup.figures.parameters.get("offence_name", "crime"))


def thing_of(lookup: Lookup) -> str:
    """What cells are called, many of them."""
    return "hexagons" if lookup.figures.parameters.get("cells") == "hexagons" else "LSOAs"


def _lasting(lookup: Lookup) -> list[str]:
    found = of_id(lookup, "/quarters-hot")
    if not found:
        return []
    kinds = [str(f.parameters.get("kind")) for f in found]
    periods = found[0].unit.removeprefix("quarters of ")
    said = [f"{small(kinds.count(k))} {k}" for k in (LASTING, *CHANGING, "sporadic") if k in kinds]
    were = "was" if len(found) == 1 else "were"
    return [f"Over the last {periods} quarters, {cells(lookup, len(found))} {were} hot at least once: {listed(said)}."]


def _by_chance(lookup: Lookup) -> list[str]:
    half = next(iter(of_id(lookup, "/holding-half")), None)
    expected = half.parameters.get("by_chance") if half else None
    if half is None or expected is None:
        return []
    return [f"Spread evenly by chance, half would lie in {share(expected)} of them."]


def _flared(lookup: Lookup) -> list[str]:
    """The first cluster beyond what is usual for the place and the month."""
    first = next((f for f in lookup.figures.figures if f.id.endswith("/cluster/permutation/1")), None)
    if first is None or first.value is None:
        return []
    times = float(first.parameters["times"])
    return [
        upper_first(
            f"more than usual for the place and the month was counted in {first.label}, {first.period.words}: "
            f"{times:.1f} times what was to be expected."
        )
    ]
