"""What the paper says first: the two counts, how far they part and whether that is usual, and where it is not."""

from collections.abc import Iterator

from commonweal.figures import Figure
from commonweal.rendering.lookup import ALL_CRIME, ASB, Lookup
from commonweal.rendering.reconciliation import numbers
from commonweal.rendering.reconciliation.beside import Beside, every_break, every_pair, opening
from commonweal.rendering.sentences import Run, Sentence
from commonweal.rendering.words import listed, lower_first, signed_percent, small, upper_first

MOST_NAMED = 3


def headline(lookup: Lookup) -> Sentence:
    """`Tallow, May 2025: police.uk counts 997 crimes, the extract 1,000: 0.3% fewer; usual is ... Outside ...`"""
    pairs = every_pair(lookup)
    place = lookup.figures.partnership.name
    told = next(((pair, figure) for pair in pairs if (figure := pair.main) is not None), None)
    if told is None:
        return (Run(f"No two sources tell of the same crimes in {place} in {lookup.figures.period.words}."),)
    first = Run(f"{_place(told[1])}, {told[1].period.words}: {_counts(*told)}.")
    return (first, Run(" "), *_outside(lookup))


def standfirst(lookup: Lookup) -> Sentence:
    """The other pairs, then anti-social behaviour, then who does not agree: a sentence each."""
    pairs = every_pair(lookup)
    first = next((pair for pair in pairs if pair.main is not None), None)
    parts = [
        f"{_elsewhere(figure, lookup)}{_counts(pair, figure)}."
        if _elsewhere(figure, lookup)
        else f"{opening(_counts(pair, figure))}."
        for pair in pairs
        if pair is not first and (figure := pair.main) is not None
    ]
    parts += [
        f"Anti-social behaviour: {_elsewhere(figure, lookup)}{_counts(pair, figure)}."
        for pair, figure in _behaviour(pairs)
    ]
    parts += _apart(pairs)
    return (Run(" ".join(parts)),) if parts else ()


def _place(figure: Figure) -> str:
    """The partnership; the whole of its force where that is what the two sources tell of."""
    return f"All of {figure.area.name}" if figure.area.kind == "force" else figure.area.name


def _elsewhere(figure: Figure, lookup: Lookup) -> str:
    """What goes before a sentence on another place than the paper's own."""
    return "" if figure.area.code == lookup.figures.partnership.code else f"{_place(figure)}: "


def _counts(pair: Beside, figure: Figure) -> str:
    """`police.uk counts 9,970 crimes, the extract of ... 10,000: 0.3% fewer; usual is −0.3%`."""
    first, second = pair.names
    counts = (
        f"{first} counts {numbers.count(figure.value)} {figure.unit}, {second} {numbers.count(figure.baseline_value)}"
    )
    return f"{counts}: {numbers.more_or_fewer(figure)}{_usual(figure)}"


def _usual(figure: Figure) -> str:
    """What is usual beside it, as far as that is known."""
    word, offset = figure.parameters["agreement"], figure.parameters["usual_percent"]
    if offset is None or word == "too little history":
        return "; what is usual cannot be told yet"
    around = f"usual is {signed_percent(offset)}"
    return f"; the two do not agree ({around} as a rule)" if word == "do not agree" else f"; {around}"


def _outside(lookup: Lookup) -> Iterator[Run]:
    found = every_break(lookup)
    pairs = every_pair(lookup)
    judged = sum(figure.parameters["judged"] for pair in pairs for figure in pair.rows)
    if not judged:
        yield Run("No month or quarter can be judged: too few are held to learn what is usual.")
    elif not found:
        yield Run("Nothing lies outside the usual offset.")
    elif len(names := _named(found)) > MOST_NAMED:
        yield Run(f"{upper_first(small(len(names)))} counts", "more")
        yield Run(" are outside the usual offset.")
    else:
        yield from (Run("Outside the usual offset: "), Run(listed(names), "more"), Run("."))


def _named(found: list[tuple[Beside, Figure]]) -> list[str]:
    """`robbery in May 2025`."""
    return list(dict.fromkeys(f"{_name(pair, figure)} in {figure.label}" for pair, figure in _once(found)))


def _once(found: list[tuple[Beside, Figure]]) -> list[tuple[Beside, Figure]]:
    """Each break once: not the quarter beside its own month, nor all crime beside the offence that it comes from."""
    kept = []
    for pair, one in found:
        others = [other for _, other in found if other is not one]
        by_month = any(o.offence == one.offence and _within(o, one) and len(o.period) < len(one.period) for o in others)
        by_offence = one.offence == ALL_CRIME and any(
            o.offence not in (ALL_CRIME, ASB) and _within(o, one) for o in others
        )
        if not by_month and not by_offence:
            kept.append((pair, one))
    return kept


def _within(inner: Figure, outer: Figure) -> bool:
    return inner.period.start >= outer.period.start and inner.period.end <= outer.period.end


def _name(pair: Beside, figure: Figure) -> str:
    whole = pair.of(figure.offence)
    return lower_first(whole.label.partition(" (")[0]) if whole else figure.offence


def _behaviour(pairs: tuple[Beside, ...]) -> Iterator[tuple[Beside, Figure]]:
    for pair in pairs:
        figure = pair.of(ASB)
        if figure is not None and figure.value is not None:
            yield pair, figure


def _apart(pairs: tuple[Beside, ...]) -> Iterator[str]:
    """The offence groups on which a pair does not agree, crimes only."""
    for pair in pairs:
        names = [
            lower_first(f.label)
            for f in pair.rows
            if f.offence != ASB and f.value is not None and f.parameters["agreement"] == "do not agree"
        ]
        if names:
            shown = listed(names) if len(names) <= MOST_NAMED else f"{small(len(names))} offence groups"
            yield f"On {shown}, {pair.names[0]} and {pair.names[1]} do not agree."
