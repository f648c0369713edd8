"""What the year may bring, in sentences; or that so few months do not tell."""

from collections.abc import Iterator

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.verdicts import SUPPRESSED
from commonweal.rendering.words import listed, number, of_unit
from commonweal.rendering.youth_justice import looks, said

A_YEAR, QUARTER = 12, 3


def ahead(lookup: Lookup) -> Iterator[str]:
    """What the whole year may bring; or that so few months do not tell."""
    for unit in ("offences", "children"):
        figure = lookup.by_id.get(f"{unit}/projected")
        if figure is None or figure.value is None:
            continue
        wide = f" So wide a range says too little: {_months(figure)} will not tell." if _too_little(figure) else ""
        yield (
            f"By the season of earlier years, the whole year is projected at {figure.value:,.0f} {unit} (likely "
            f"{said.interval(figure)}). {_beside_years(lookup, figure, unit)}{wide}"
        ).strip()
    figure = lookup.by_id.get("offences/by-chance")
    if figure is not None and figure.value is not None:
        yield _by_chance(lookup, figure, "offences", "The year")


def in_short(lookup: Lookup) -> str:
    """The projections in one sentence; else why there is none."""
    found = [
        f for unit in ("offences", "children") if (f := lookup.by_id.get(f"{unit}/projected")) and f.value is not None
    ]
    if not found:
        return next(ahead(lookup), "")
    told = listed([f"{f.value:,.0f} {f.unit} (likely {said.interval(f)})" for f in found])
    wide = f": too wide to tell much from {_months(found[0])}" if any(_too_little(f) for f in found) else ""
    return f"By the season of earlier years the whole year is projected at {told}{wide}."


def entrants(lookup: Lookup) -> Iterator[str]:
    """The newest quarter beside the same one, and what multiplying it would say."""
    quarter = next(iter(looks.rows(lookup, "entrants/quarter")), None)
    if quarter is not None:
        yield _quarter(quarter)
    figure = lookup.by_id.get("entrants/by-chance")
    if figure is not None and figure.value is not None:
        yield _by_chance(lookup, figure, "first-time entrants", "The year's entrants")


def _quarter(figure: Figure) -> str:
    when = figure.period.words
    if figure.suppressed:
        return f"First-time entrants in {when}: {SUPPRESSED}."
    if figure.value is None or figure.baseline_value is None:
        return f"First-time entrants in {when}: {said.value(figure)}."
    sure = figure.verdict in ("rise", "fall")
    words = said.change(figure) if sure else f"{said.change(figure)}, for numbers so small differ as much by chance"
    return (
        f"First-time entrants in {when}: {figure.value:,.0f}, against {figure.baseline_value:,.0f} in "
        f"{_same(figure)} a year before: {words}."
    )


def _same(figure: Figure) -> str:
    """Early in a year there is no quarter of it yet."""
    return {1: "the same month", QUARTER: "the same quarter"}.get(len(figure.period), "the same months")


def _by_chance(lookup: Lookup, figure: Figure, unit: str, what: str) -> str:
    low, high = figure.interval or (None, None)
    months = int(figure.parameters.get("months", 0))
    times = f"times {number(A_YEAR / months)}" if months else "multiplied"
    count = round((figure.value or 0) * months / A_YEAR)
    text = (
        f"{what} cannot be projected from {of_unit(count, unit)} in {_months(figure)}: {times} makes "
        f"{figure.value:,.0f}, but that takes every month to be like these. Chance alone would leave "
        f"anything from {low:,.0f} to {high:,.0f}."
    )
    return f"{text} {_season_unknown(lookup, unit)}".strip()


def _season_unknown(lookup: Lookup, unit: str) -> str:
    """Why not even a total outside the range is a fall or a rise: these months may be the light ones of their year."""
    if unit != "offences":
        return "How entrants come over a year is not in it."
    known = [f"{y.name} ({y.offences.value:,.0f})" for y in looks.years(lookup, looks.WHOLE) if y.offences.value]
    shown = f", and neither a fall nor a rise against {listed(known)} is shown" if known else ""
    return f"The season comes on top of that and is not known here: these may be the light months of a year{shown}."


def _months(figure: Figure) -> str:
    months = int(figure.parameters.get("months", 0))
    return "a month" if months == 1 else "a quarter" if months == QUARTER else f"{months} months"


def _too_little(figure: Figure) -> bool:
    return bool(figure.parameters.get("too_little"))


def _beside_years(lookup: Lookup, figure: Figure, unit: str) -> str:
    """Which earlier whole years lie inside the range: no rise or fall against those is shown."""
    low, high = figure.interval or (None, None)
    if low is None or high is None:
        return ""
    of = {"offences": lambda y: y.offences, "children": lambda y: y.children}.get(unit)
    known = [(y.name, f.value) for y in looks.years(lookup, looks.WHOLE) if of and (f := of(y)).value is not None]
    inside = [f"{name} ({n:,.0f})" for name, n in known if n is not None and low <= n <= high]
    above = [f"{name} ({n:,.0f})" for name, n in known if n is not None and n > high]
    below = [f"{name} ({n:,.0f})" for name, n in known if n is not None and n < low]
    parts = []
    if inside:
        parts.append(
            f"{listed(inside)} {_lie(inside)} inside it: neither a fall nor a rise against {_that(inside)} is shown"
        )
    if above:
        parts.append(f"{listed(above)} {_lie(above)} above it")
    if below:
        parts.append(f"{listed(below)} {_lie(below)} below it")
    return f"{'; '.join(parts)}." if parts else ""


def _lie(names: list[str]) -> str:
    return "lies" if len(names) == 1 else "lie"


def _that(names: list[str]) -> str:
    return "that year" if len(names) == 1 else "those years"
