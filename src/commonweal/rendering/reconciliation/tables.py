"""The reconciliation's tables."""

from collections.abc import Sequence

from commonweal.figures import Figure, Point, Series
from commonweal.rendering.lookup import ALL_CRIME, ASB, Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.reconciliation import numbers
from commonweal.rendering.reconciliation.beside import Beside, breaks_of, every_break, opening, time_of
from commonweal.rendering.verdicts import NOT_AVAILABLE, Tone
from commonweal.rendering.words import signed, signed_percent

TONES: dict[str, Tone] = {"above": "more", "below": "fewer"}
MOST_NAMED = 3
NOTE = (
    "The usual offset is the middle of the differences held, with its 95% range. Outside it: months or quarters whose "
    "difference is wider than the pair's others allow."
)


def of_pair(pair: Beside, id: str = "") -> Grid:
    """Each offence group over the whole period: both counts, the difference, what is usual, how they agree."""
    first, second = pair.heads
    columns = (
        Column("Offence", "label"), Column(first), Column(second), Column("Difference"), Column("%"),
        Column("Usual offset"), Column("The two sources", "words"), Column("Outside it", "words"),
    )  # fmt: skip
    lines = tuple(_whole(figure) for figure in pair.rows)
    return Grid(id or f"pair-{pair.key}", opening(pair.title), columns, lines, f"{_told(pair)}{NOTE}")


def breaks(lookup: Lookup) -> Grid:
    """Each month or quarter outside the usual offset."""
    several = len({pair.key for pair, _ in every_break(lookup)}) > 1
    heads = ["Offence and time", "First source", "Second source", "%", "Usual limits", "What it is"]
    columns = tuple(Column(h, "label" if n == 0 else "words" if n == 5 else "number") for n, h in enumerate(heads))
    lines = []
    for pair, figure in every_break(lookup):
        name = pair.of(figure.offence)
        label = f"{name.label if name else figure.offence}, {figure.label}"
        lines.append(Line(_break(label, figure), note=opening(pair.title) if several else ""))
    title = "Outside the usual offset" if several else _one_title(lookup)
    return Grid("breaks", title, columns, tuple(lines))


def of_times(pair: Beside, figure: Figure, told: Sequence[Figure]) -> Grid:
    """One offence group, month by month or quarter by quarter."""
    lines = tuple(Line(_time(each)) for each in told)
    title = f"{figure.label}: {pair.title}"
    return Grid(f"times-{pair.key}-{figure.offence}", title, _time_columns(pair, pair.unit.capitalize()), lines)


def every_time(pair: Beside, groups: Sequence[tuple[Figure, Sequence[Figure]]]) -> Grid:
    """All offence groups, each with its months or quarters below it."""
    lines: list[Line] = []
    for figure, told in groups:
        if told:
            whole = (Cell(figure.label), *_counts(figure), Cell(numbers.usual(figure), "quiet"), Cell(""))
            lines += [Line(whole, group=True), *(Line(_time(each), depth=1) for each in told)]
    title = f"Every {pair.unit}, offence by offence: {pair.title}"
    return Grid(f"every-{pair.key}", title, _time_columns(pair, "Offence and time"), tuple(lines), folded=True)


def _time_columns(pair: Beside, label: str) -> tuple[Column, ...]:
    first, second = pair.heads
    numbers_heads = (first, second, "Difference", "%", "Usual limits")
    return (Column(label, "label"), *(Column(h) for h in numbers_heads), Column("What it is", "words"))


def behind(series: Series, name: str) -> Grid:
    """What a chart is drawn from: every time held, the difference and the limits it is held against."""
    heads = ("When", "Difference", "Usual limits", "What it is")
    columns = tuple(Column(h, {0: "label", 3: "words"}.get(n, "number")) for n, h in enumerate(heads))
    months = int(series.parameters["months"])
    title = f"{name}: difference by {'month' if months == 1 else 'quarter'}"
    lines = tuple(Line(_behind(point, months)) for point in series.points)
    return Grid(f"behind-{series.id.replace('/', '-')}", title, columns, lines, folded=True)


def _behind(point: Point, months: int) -> tuple[Cell, ...]:
    return (
        Cell(time_of(point.month, months).words),
        Cell(_percent(point.value), "" if point.value is not None else "quiet"),
        Cell(numbers.between(point.lower, point.upper), "quiet"),
        Cell("outside" if point.alarm else "", TONES.get(point.alarm or "", "")),
    )


def _percent(value: float | None) -> str:
    return NOT_AVAILABLE if value is None else signed_percent(value)


def _whole(figure: Figure) -> Line:
    broken = breaks_of(figure)
    cells = (
        Cell(figure.label),
        *_counts(figure),
        Cell(numbers.usual(figure), "quiet"),
        Cell(numbers.how(figure), "quiet" if figure.value is None else ""),
        Cell(_outside(figure, broken), "more" if broken else "quiet"),
    )
    depth = 0 if figure.offence in (ALL_CRIME, ASB) else 1
    return Line(cells, depth=depth, group=False, note="; ".join(figure.notes))


def _outside(figure: Figure, broken: tuple[str, ...]) -> str:
    if figure.value is None:
        return ""
    if not figure.parameters["judged"]:
        return "not judged"
    if not broken:
        return f"none of {figure.parameters['judged']}"
    return ", ".join(broken[:MOST_NAMED]) + (
        f" and {len(broken) - MOST_NAMED} more" if len(broken) > MOST_NAMED else ""
    )


def _break(label: str, figure: Figure) -> tuple[Cell, ...]:
    first, second, _, share = _counts(figure)
    return (Cell(label), first, second, share, *_beside_limits(figure))


def _time(figure: Figure) -> tuple[Cell, ...]:
    return (Cell(figure.label), *_counts(figure), *_beside_limits(figure))


def _counts(figure: Figure) -> tuple[Cell, Cell, Cell, Cell]:
    """Both counts, the difference, and that in percent."""
    quiet: Tone = "quiet" if figure.value is None else ""
    return (
        Cell(numbers.count(figure.value), quiet),
        Cell(numbers.count(figure.baseline_value), quiet),
        Cell("" if figure.change is None else signed(figure.change)),
        Cell(numbers.difference(figure)),
    )


def _beside_limits(figure: Figure) -> tuple[Cell, Cell]:
    low, high = figure.interval or (None, None)
    word = Cell(numbers.side(figure), TONES.get(figure.standing or "", "quiet"))
    return Cell(numbers.between(low, high), "quiet"), word


def _one_title(lookup: Lookup) -> str:
    found = every_break(lookup)
    return f"Outside the usual offset: {found[0][0].title}" if found else "Outside the usual offset"


def _told(pair: Beside) -> str:
    """Of how many months or quarters the table is the sum, where that is not all that was asked for."""
    times = max((f.parameters["times"] for f in pair.rows), default=0)
    first = pair.rows[0]
    several = f"{times} {pair.unit}{'s' if times != 1 else ''}"
    return f"The sums are those of the {several} that both sources hold, {first.period.words}. " if times else ""
