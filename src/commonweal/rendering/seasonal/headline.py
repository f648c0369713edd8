"""What the paper says first: what the season's days brought, where, and what a month cannot tell of it."""

from collections.abc import Iterator

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.seasonal import said
from commonweal.rendering.seasonal.looks import AROUND, DatedLook, dated_looks, monthly_looks
from commonweal.rendering.sentences import Run, Sentence
from commonweal.rendering.words import listed, lower_first, small, upper_first

MOST_NAMED = 4


def headline(lookup: Lookup) -> Sentence:
    """`Deliberate fires, 25 October to 8 November 2024: 26, where ... By the weeks around, 7.2 were ...`"""
    window = str(lookup.figures.parameters.get("window", lookup.figures.period.words))
    looks = dated_looks(lookup)
    first = next((look for look in looks if look.held), looks[0] if looks else None)
    if first is None:
        return _by_months(lookup, window)
    runs = [Run(f"{first.name}, {window}: ", ""), Run(_sentence(first.earlier), said.tone(first.earlier))]
    if first.around is not None and (told := said.beside_around(first.around)):
        runs += [Run(" "), Run(f"{upper_first(told)}.", said.tone(first.around))]
    return tuple(runs)


def standfirst(lookup: Lookup) -> Sentence:
    """Where it was, then the other looks, then what whole months cannot tell: a sentence each."""
    looks = dated_looks(lookup)
    first = next((look for look in looks if look.held), looks[0] if looks else None)
    parts = [where(first)] if first else []
    parts += [f"{look.name}: {_sentence(look.earlier)}" for look in looks if look is not first]
    if looks and monthly_looks(lookup):
        parts.append("Police.uk tells whole months alone, and nothing of the window.")
    return (Run(" ".join(filter(None, parts))),) if any(parts) else ()


def where(look: DatedLook) -> str:
    """`The season stood out from its surroundings in Kilnside and Fennick; in the other 24 wards it did not.`"""
    rows = look.rows(f"ward/{AROUND}")
    shown = [f for f in rows if not f.suppressed]
    sure = sorted((f for f in shown if f.verdict == "rise"), key=_added, reverse=True)
    if not rows:
        return ""
    if not sure:
        which = f"No ward of {len(rows)}" if len(shown) == len(rows) else "No ward whose count can be shown"
        return f"{which} stood out from the weeks around by more than chance."
    names = [f.area.name for f in sure[:MOST_NAMED]]
    if len(sure) > MOST_NAMED:
        names = [*names[:-1], f"{small(len(sure) - MOST_NAMED + 1)} more wards"]
    rest = len(rows) - len(sure)
    others = (
        f"; in the other {small(rest)} wards it did not by more than chance" if rest and len(shown) == len(rows) else ""
    )
    return f"It stood out from the weeks around in {listed(names)}{others}."


def _added(figure: Figure) -> float:
    return figure.change or 0.0


def _sentence(figure: Figure) -> str:
    return f"{said.beside_earlier(figure)}."


def _by_months(lookup: Lookup, window: str) -> Sentence:
    """A paper of whole months alone: it says first what it cannot tell."""
    name = str(lookup.figures.parameters.get("season", {}).get("name", "The season"))
    months = lookup.figures.period.words
    whole = months == window
    first = "" if whole else f"No source with days is held, so nothing can be said of {name}, {window}, itself. "
    return (Run(first), *_months(lookup, months))


def _months(lookup: Lookup, months: str) -> Iterator[Run]:
    told = [f for look in monthly_looks(lookup) if (f := look.whole("change")) is not None]
    for n, figure in enumerate(told):
        if figure.value is None:
            yield Run(f"{figure.label} in {months} is not available. ")
            continue
        name = figure.label.partition(" (")[0]
        before = figure.baseline_value
        beside = f" against {before:,.0f} a year before" if before is not None else ""
        verdict = {
            "rise": ", more than its months vary",
            "fall": ", fewer by more than its months vary",
            "no clear change": ", within what its months vary by",
        }.get(figure.verdict or "", "")
        opening = f"{name} in {months}: " if n == 0 else f"{lower_first(name).capitalize()}: "
        yield Run(f"{opening}{figure.value:,.0f}{beside}")
        yield Run(verdict, said.tone(figure))
        yield Run(". ")
