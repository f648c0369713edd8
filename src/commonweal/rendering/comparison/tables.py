"""The comparison's tables. A figure that is not available says so in its cell; it is never 0 and never blank."""

from collections.abc import Sequence

from commonweal.figures import Figure, Row, Table
from commonweal.rendering.comparison import columns as cells
from commonweal.rendering.comparison import rates
from commonweal.rendering.comparison.beside import SUMS, Beside, every_offence
from commonweal.rendering.comparison.columns import (
    AT_OUR_SIZE,
    CHANGE,
    COUNT,
    GROUP,
    IN_THE_GROUP,
    LIMITS_95,
    LIMITS_998,
    PLACE,
    RANGE,
    RATE,
    REACH,
    RESIDENTS,
    STANDING,
    THEIRS,
    WAY,
    Kind,
)
from commonweal.rendering.lookup import ASB, Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.verdicts import NOT_AVAILABLE
from commonweal.rendering.words import listed

OFFENCES_ACROSS = 6  # of a table of partnerships on an upright page


def standing(lookup: Lookup) -> Grid:
    """The first page's table: each offence's rate, its range, the group's, where we stand and our place."""
    kinds = (RATE, RANGE, GROUP, STANDING, PLACE)
    depths = {row.figure: row.depth for row, _ in lookup.rows(lookup.figures.table("standing"))}
    lines = [_line(b.name, b.ours, kinds, depths.get(b.ours.id, 0), _heads_others(b)) for b in every_offence(lookup)]
    note = (
        "Offences for every 1,000 residents. Likely range: the 95% interval of the rate. Above and below: outside the "
        "95% limits of the group’s own spread at our size. Place: 1st is the highest rate; in brackets, the places "
        "that chance leaves open."
    )
    return Grid("first", "Where we stand beside the group", _columns("Offence", kinds), tuple(lines), note)


def direction(table: Table, lookup: Lookup) -> Grid:
    """Our change, the group's middle change, and where one more such partnership's would lie."""
    kinds = (CHANGE, THEIRS, REACH, WAY)
    lines = tuple(_line(f.label, f, kinds, row.depth, False) for row, f in lookup.rows(table))
    return Grid("direction", table.title, _columns("Offence", kinds), lines, table.note)


def alternatives_at_once(found: Sequence[tuple[Beside, Sequence[tuple[Row, Figure]]]]) -> Grid:
    """Every offence: our word, how many of the other groups say each, and which say another."""
    heads = (
        Column("Offence", "label"), Column("Beside the group", "words"), Column("▲ above"), Column("Within"),
        Column("▼ below"), Column("Groups that say another word", "words"),
    )  # fmt: skip
    lines = tuple(_tried(beside, [figure for _, figure in rows]) for beside, rows in found)
    note = "How many of the other groups say each word. Each group's own figures stand in the workbook."
    return Grid("alternatives", "Every offence beside the other groups", heads, lines, note)


def _tried(beside: Beside, others: Sequence[Figure]) -> Line:
    said = [sum(f.standing == word for f in others) for word in ("above", "within", "below")]
    another = [f.label.removeprefix(f"{beside.name}: ") for f in others if f.standing != beside.ours.standing]
    words = "none" if not another else "all" if len(another) == len(others) else listed(another)
    counts = (Cell(f"{n:,}" if n else "–", "" if n else "quiet") for n in said)
    return Line((Cell(beside.name), cells.standing(beside.ours), *counts, Cell(words, "quiet")))


def alternatives(beside: Beside, rows: Sequence[tuple[Row, Figure]], note: str) -> Grid:
    """One offence beside each of the other groups, behind its title."""
    kinds = (GROUP, AT_OUR_SIZE, STANDING)
    lines = tuple(_line(f.label.removeprefix(f"{beside.name}: "), f, kinds, row.depth, False) for row, f in rows)
    title = f"{beside.name}: ours is {rates.rate(beside.ours.value)} for every 1,000 residents"
    columns = _columns("Group", kinds)
    return Grid(f"alternatives-{beside.offence}", title, columns, lines, note, folded=True)


def members(table: Table, lookup: Lookup) -> Grid:
    """The group: how far each member is from us, its residents, and whether its figures are held."""
    first = every_offence(lookup)[:1]
    held = {f.area.code: f for b in first for f in b.every}
    lines = tuple(_member(f, held.get(f.area.code)) for _, f in lookup.rows(table))
    columns = (Column("Partnership", "label"), Column("Distance"), Column("Residents"), Column("Figures", "words"))
    return Grid("group-table", "Who is in the group, the nearest first", columns, lines)


def bars(beside: Beside) -> Grid:
    """The figures of one chart of rates: the highest first, then those not available."""
    title = f"{beside.name} for every 1,000 residents"
    note = f"The group: {rates.rate(beside.mean)}." if beside.mean is not None else ""
    return _across(beside, f"rates-{beside.offence}", title, (RATE, RANGE, COUNT, IN_THE_GROUP), note)


def funnel(beside: Beside) -> Grid:
    """The figures of one funnel: residents, rate, and each area's own limits."""
    title = f"{beside.name} by residents, with limits"
    kinds = (RESIDENTS, RATE, LIMITS_95, LIMITS_998, IN_THE_GROUP)
    return _across(beside, f"limits-{beside.offence}", title, kinds)


def glance(found: Sequence[Beside]) -> Grid:
    """The figures of the picture of all offences: each rate as a share of the group's, with the limits' shares."""
    lines = tuple(
        Line(
            (
                Cell(b.name),
                _share(b.ours.value, b),
                _share_of(b, "limits_95"),
                _share_of(b, "limits_998"),
                cells.standing(b.ours),
            )
        )
        for b in found
    )
    heads = (
        Column("Offence", "label"), Column("Ours, of the group’s rate"), Column("95% limits"),
        Column("99.8% limits"), Column("Where we stand", "words"),
    )  # fmt: skip
    return Grid("glance-table", "Each rate as a share of the group’s", heads, lines, folded=True)


def every_rate(lookup: Lookup) -> tuple[Grid, ...]:
    """Every partnership's rate in every offence, a few offences to a table: the figures behind the charts, on paper."""
    found = every_offence(lookup)
    parts = [found[n : n + OFFENCES_ACROSS] for n in range(0, len(found), OFFENCES_ACROSS)]
    return tuple(_rates_of(part, number) for number, part in enumerate(parts, 1))


def _rates_of(part: Sequence[Beside], number: int) -> Grid:
    areas = [f.area for f in part[0].every]
    by_area = [{f.area.code: f for f in b.every} for b in part]
    lines = [
        Line((Cell(area.name), *(cells.signed_rate(found.get(area.code)) for found in by_area)), group=n == 0)
        for n, area in enumerate(areas)
    ]
    lines.append(Line((Cell("The group"), *(cells.of_rate(b.mean) for b in part)), group=True))
    columns = (Column("Partnership", "label"), *(Column(b.name) for b in part))
    names = f"{part[0].name} to {part[-1].name[:1].lower()}{part[-1].name[1:]}" if len(part) > 1 else part[0].name
    note = "▲ above, ▼ below the 95% limits of the group’s spread."
    return Grid(f"every-rate-{number}", f"Rates for every 1,000 residents: {names}", columns, tuple(lines), note)


def _across(beside: Beside, id: str, title: str, kinds: Sequence[Kind], note: str = "") -> Grid:
    """One offence, a line a partnership."""
    lines = tuple(_line(f.area.name, f, kinds, 0, f is beside.ours) for f in (*beside.known, *beside.missing))
    return Grid(id, title, _columns("Partnership", kinds), lines, note, folded=True)


def _member(figure: Figure, held: Figure | None) -> Line:
    distance = Cell("not measured", "quiet") if figure.value is None else Cell(f"{figure.value:.2f}")
    people = rates.residents(held) if held else ""
    words = Cell(NOT_AVAILABLE, "quiet") if held is None or held.value is None else Cell("held")
    return Line((Cell(figure.label), distance, Cell(people), words))


def _line(label: str, figure: Figure, kinds: Sequence[Kind], depth: int, group: bool) -> Line:
    notes = ". ".join(n.strip().rstrip(".") for n in figure.notes if n.strip())
    return Line((Cell(label), *(kind.cell(figure) for kind in kinds)), depth, group, notes)


def _columns(first: str, kinds: Sequence[Kind]) -> tuple[Column, ...]:
    return (Column(first, "label"), *(kind.column for kind in kinds))


def _heads_others(beside: Beside) -> bool:
    """Sums of others, and anti-social behaviour, which is no part of any."""
    return beside.offence in (*SUMS, ASB)


def _share(rate: float | None, beside: Beside) -> Cell:
    if rate is None or not beside.mean:
        return Cell(NOT_AVAILABLE, "quiet")
    return Cell(f"{100 * rate / beside.mean:,.0f}%")


def _share_of(beside: Beside, name: str) -> Cell:
    low, high = beside.ours.parameters.get(name) or (None, None)
    if low is None or high is None or not beside.mean:
        return Cell("")
    return Cell(f"{100 * low / beside.mean:,.0f}% to {100 * high / beside.mean:,.0f}%", "quiet")
