"""What each of the comparison's charts shows, in a sentence: its title, and the heart of its text alternative."""

from collections.abc import Sequence

from commonweal.figures import Figure, Period, Point, Series
from commonweal.rendering.comparison import rates, standings
from commonweal.rendering.comparison.beside import Beside
from commonweal.rendering.comparison.headline import MOST_NAMED, is_told, spread
from commonweal.rendering.words import listed, lower_first, small, upper_first


def title(beside: Beside) -> str:
    """`Shoplifting: ▲ above`, `Burglary: within`."""
    return f"{beside.name}: {standings.where_we_stand(beside.ours)}"


def of_bars(beside: Beside) -> str:
    """The chart of rates, for those who do not see it."""
    known = beside.known
    parts = [f"Bar chart of rates for every 1,000 residents with likely ranges. {sentence(beside)}"]
    if len(known) > 1:
        first, last = known[0], known[-1]
        parts.append(
            f"Highest {rates.rate(first.value)} in {first.area.name}, lowest {rates.rate(last.value)} in "
            f"{last.area.name}."
        )
    return " ".join([*parts, *_missing(beside)])


def of_funnel(beside: Beside) -> str:
    """The funnel, for those who do not see it."""
    parts = [f"Funnel chart of rates by number of residents. {sentence(beside)}", outside(beside)]
    return " ".join([*parts, *_missing(beside)])


def outside(beside: Beside) -> str:
    """`Above the 95% limits: Calder. Below them: nobody.` Who else lies outside, by name."""
    sides = {side: [f.area.name for f in beside.known if f.standing == side] for side in ("above", "below")}
    if not any(sides.values()):
        return "Nobody lies outside the 95% limits."
    said = [f"{upper_first(side)} the 95% limits: {listed(names)}." for side, names in sides.items() if names]
    return " ".join(said)


def funnel_title(beside: Beside) -> str:
    """`All crime: two of 13 outside the limits`."""
    found = [f for f in beside.known if f.standing in ("above", "below")]
    many = small(len(found)) if found else "none"
    return f"{beside.name}: {many} of {len(beside.known)} outside the limits"


def sentence(beside: Beside) -> str:
    """`Tallow 9.0, the group 8.1: within what such partnerships differ by; 4th of 13 (4th to 6th).`"""
    ours = beside.ours
    if ours.value is None:
        return f"{ours.area.name}: not available."
    if beside.mean is None or not is_told(beside):
        return f"{ours.area.name} {rates.said_rate(ours.value)}; nobody to stand beside."
    own, group = rates.said_beside(ours.value, beside.mean)
    place = rates.place_of(ours)
    return f"{ours.area.name} {own}, the group {group}: {spread(beside)}{f'; {place}' if place else ''}."


def of_one(figure: Figure) -> str:
    """One partnership: `Calder: 6.8, likely 6.4 to 7.2; within the group’s spread`."""
    if figure.value is None:
        why = f": {figure.notes[0].rstrip('.')}" if figure.notes else ""
        return f"{figure.area.name}: not available{why}"
    likely = rates.range_of(figure)
    said = f"{figure.area.name}: {rates.rate(figure.value)} for every 1,000 residents"
    said += f", likely {likely}" if likely else ""
    return said + (f"; {figure.standing} the group’s spread" if standings.word(figure) != "not available" else "")


def of_share(beside: Beside) -> str:
    """One offence of the picture of all: its sentence."""
    return f"{beside.name}: {sentence(beside)}"


def glance_title(found: Sequence[Beside]) -> str:
    """How many lie outside the limits, and which."""
    told = [b for b in found if is_told(b)]
    out = [b for b in told if b.is_outside]
    if not told:
        return "No offence can be held beside the group"
    if not out:
        return f"All {len(told)} are within what such partnerships differ by"
    if len(out) > MOST_NAMED:
        return f"{upper_first(small(len(out)))} of the {len(told)} lie outside what such partnerships differ by"
    names = upper_first(listed([lower_first(b.name) for b in out]))
    return f"{names} {'lies' if len(out) == 1 else 'lie'} outside what such partnerships differ by"


def of_glance(found: Sequence[Beside]) -> str:
    """The picture of all offences, for those who do not see it."""
    told = [b for b in found if is_told(b)]
    sides = {side: [lower_first(b.name) for b in told if b.ours.standing == side] for side in standings.DIRECTIONS}
    parts = [f"{upper_first(side)}: {listed(names)}." for side, names in sides.items() if names]
    return " ".join(["Chart of each offence’s rate as a multiple of the group’s.", f"{glance_title(found)}.", *parts])


def of_month(point: Point) -> str:
    """`March 2025: 9.0; the group’s middle 8.1, its middle eight in ten 6.2 to 10.4`."""
    ours = "not available" if point.value is None else f"{rates.rate(point.value)} for every 1,000 residents"
    if point.lower is None or point.upper is None or point.expected is None:
        return f"{point.month.words}: {ours}; the group not available"
    band = f"{rates.rate(point.expected)}, its middle eight in ten {rates.between(point.lower, point.upper)}"
    return f"{point.month.words}: {ours}; the group’s middle {band}"


def trend_title(series: Series, period: Period) -> str:
    """`Robbery: above the group’s band in three of the 12 months`. The band is the group's middle eight in ten."""
    tested = [p for p in series.points if p.month in period and p.upper is not None and p.value is not None]
    if not tested:
        return f"{series.label}, month by month"
    above, below = (sum(_side(p) == side for p in tested) for side in ("above", "below"))
    sides = [f"{side} the group’s band in {small(n)}" for side, n in (("above", above), ("below", below)) if n]
    if not sides:
        return f"{series.label}: within the group’s band in {_months(len(tested), len(tested))}"
    if len(sides) == 1:
        side = "above" if above else "below"
        return f"{series.label}: {side} the group’s band in {_months(above or below, len(tested))}"
    return f"{series.label}: {listed(sides)} of the {small(len(tested))} months"


def of_trend(series: Series, period: Period, shown: Sequence[Point]) -> str:
    """The chart of months, for those who do not see it."""
    parts = [f"Line chart. {trend_title(series, period)}."]
    ends = [p for p in shown if p.value is not None]
    if ends:
        parts += [f"First: {of_month(ends[0])}. Last: {of_month(ends[-1])}."]
    gaps = [p.month.words for p in shown if p.value is None]
    return " ".join([*parts, *([f"Not available: {listed(gaps)}."] if gaps else [])])


def _months(count: int, of: int) -> str:
    """`all 12 months`, `three of the 12 months`, `the month told`."""
    if of == 1:
        return "the one month told"
    return f"all {small(of)} months" if count == of else f"{small(count)} of the {small(of)} months"


def _side(point: Point) -> str:
    value, low, high = point.value or 0.0, point.lower or 0.0, point.upper or 0.0
    return "above" if value > high else "below" if value < low else "within"


def _missing(beside: Beside) -> list[str]:
    names = [f.area.name for f in beside.missing]
    return [f"Not available: {listed(names)}."] if names else []
