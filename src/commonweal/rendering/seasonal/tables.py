"""A season's tables."""

from collections.abc import Sequence

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.seasonal import said
from commonweal.rendering.seasonal.looks import AROUND, CHECKS, EARLIER, FORECAST, DatedLook, MonthlyLook, plan
from commonweal.rendering.verdicts import NOT_AVAILABLE
from commonweal.rendering.words import is_rate, listed, number

RANGES = (
    "Expected from earlier years: the mean of the same days, with the range that would hold 95 such years in 100. "
    "From the weeks around: their daily level, by days of the week. Verdicts allow for how many are tested at once."
)
BOTH = (
    Column("Count"), Column("Earlier years led to"), Column("95% range"), Column("What we can say", "words"),
    Column("Weeks around led to"), Column("Added"), Column("What we can say", "words"),
)  # fmt: skip


def overview(dated: Sequence[DatedLook], monthly: Sequence[MonthlyLook]) -> Grid:
    """One line a look: the window first, then whole months, which are not the window."""
    if not dated:
        return _of_months(monthly)
    lines = [_both(look.earlier, look.around) for look in dated]
    if monthly and dated:
        lines.append(Line((Cell("Whole months, not the window"), *([Cell("")] * len(BOTH))), group=True))
    for look in monthly:
        figure = look.whole(EARLIER)
        if figure is not None:
            months = f"{look.name.partition(' (')[0]}, {figure.period.words}"
            lines.append(_both(figure, None, months, depth=1 if dated else 0))
    columns = (Column("What was counted", "label"), *BOTH)
    return Grid("overview", "What the season brought", columns, tuple(lines), RANGES)


def _of_months(looks: Sequence[MonthlyLook]) -> Grid:
    """Whole months alone: each kind beside the year before."""
    columns = (
        Column("Whole months", "label"), Column("Year before"), Column("This year"), Column("%"),
        Column("Likely range"), Column("What we can say", "words"),
    )  # fmt: skip
    lines = []
    for look in looks:
        figure = look.whole("change")
        if figure is not None:
            before = "" if figure.baseline_value is None else number(figure.baseline_value)
            label = f"{look.name.partition(' (')[0]}, {figure.period.words}"
            lines.append(Line((Cell(label), Cell(before), Cell(said.count(figure)), *_change(figure))))
    return Grid("overview", "The months that the season touches", columns, tuple(lines))


def of_slice(look: DatedLook, name: str, title: str, head: str) -> Grid | None:
    """Wards or kinds: by earlier years and by the weeks around, the most first."""
    earlier, around = (
        look.rows(f"{name}/{EARLIER}"),
        {f.id.rpartition("/")[0]: f for f in look.rows(f"{name}/{AROUND}")},
    )
    if not earlier:
        return None
    order = sorted(earlier, key=lambda f: (f.suppressed, -(f.value or 0), -(f.baseline_value or 0), f.label))
    lines = tuple(_both(f, around.get(f.id.rpartition("/")[0])) for f in order)
    return Grid(f"{look.key}-{name}", title, (Column(head, "label"), *BOTH), lines)


def of_rows(id: str, title: str, rows: Sequence[Figure], head: str = "") -> Grid:
    """Rows of one comparison: count, expected, range, what can be said."""
    ranged = any(said.expected_range(f) for f in rows)
    columns = [Column(head or "When", "label"), Column("Count"), Column("Expected")]
    columns += [Column("95% range") if ranged else Column("Difference"), Column("What we can say", "words")]
    return Grid(id, title, tuple(columns), tuple(Line(_row(f, ranged)) for f in rows))


def forecasts(look: DatedLook | MonthlyLook, title: str) -> Grid | None:
    """The next season's forecast with both ranges, and beside it this year's: what came, what had been forecast."""
    rows = look.rows(FORECAST)
    if not any(f.value is not None for f in rows):
        return None
    table = EARLIER if isinstance(look, MonthlyLook) else f"ward/{EARLIER}"
    came = {f.area.code: f for f in look.rows(table)}
    if isinstance(look, DatedLook):
        came[look.earlier.area.code] = look.earlier
    columns = (
        Column("Ward", "label"), Column("Next season"), Column("95% range"), Column("80% range"),
        Column("This season came"), Column("Forecast for it"), Column("Error"), Column("In its 95% range", "words"),
    )  # fmt: skip
    whole = [f for f in rows if "/all/" in f.id]
    wards = sorted((f for f in rows if "/all/" not in f.id), key=lambda f: (f.suppressed, -(f.value or 0), f.label))
    lines = [Line(_forecast(f, came.get(f.area.code)), group="/all/" in f.id) for f in (*whole, *wards)]
    return Grid(f"forecast-{look.key.replace('/', '-')}", title, columns, tuple(lines))


def checks(look: DatedLook) -> Grid | None:
    """Each year of which a forecast could have been made then: what it would have said, and what came."""
    rows = look.rows(CHECKS)
    if not rows:
        return None
    columns = (
        Column("Season", "label"), Column("Forecast"), Column("95% range"), Column("Came"), Column("Error"),
        Column("Came", "words"), Column("Wards in their 95% range"), Column("Wards in their 80% range"),
        Column("Mean error a ward"),
    )  # fmt: skip
    lines = tuple(Line(_check(f)) for f in rows)
    return Grid(f"checks-{look.key}", f"{look.name}: earlier forecasts, and what came", columns, lines)


def months(look: MonthlyLook) -> Grid:
    """Wards down, months across, each month of the year beside itself in earlier years."""
    rows = look.rows("months")
    order = sorted(
        {f.period.start for f in rows}, key=lambda m: (m.month < rows[0].period.start.month, m.month, m.year)
    )
    change = {f.area.code: f for f in look.rows("change")}
    columns = (
        Column("Ward", "label"), *(Column(m.short) for m in order), Column("% on the year before"),
        Column("Likely range"), Column("What we can say", "words"),
    )  # fmt: skip
    by_area: dict[str, dict[object, Figure]] = {}
    for figure in rows:
        by_area.setdefault(figure.area.code, {})[figure.period.start] = figure
    lines = []
    for code, found in by_area.items():
        first = next(iter(found.values()))
        cells = [Cell(said.count(found[m]), "quiet" if found[m].value is None else "") for m in order]
        lines.append(Line((Cell(first.label), *cells, *_change(change.get(code))), group="/all/" in first.id))
    return Grid(f"months-{look.key.replace('/', '-')}", f"{look.name}, whole months", columns, tuple(lines))


def activities(lookup: Lookup) -> Grid | None:
    """What each agency did, what it says came of it, and what its wards recorded in the window."""
    rows = plan(lookup)
    if not rows:
        return None
    columns = (
        Column("What was done", "label"), Column("Agency", "words"), Column("When", "words"), Column("Where", "words"),
        Column("How much", "words"), Column("Cost"), Column("Volunteers"), Column("What came of it", "words"),
        Column("What its wards recorded in the window", "words"),
    )  # fmt: skip
    return Grid("plan-table", "What each agency did", columns, tuple(Line(_activity(f, lookup)) for f in rows))


def _both(earlier: Figure, around: Figure | None, label: str = "", depth: int = 0) -> Line:
    quiet = "quiet" if earlier.value is None else ""
    cells = (
        Cell(label or earlier.label),
        Cell(said.count(earlier), quiet),  # type: ignore[arg-type]
        Cell(
            said.expected(earlier) or ("" if earlier.suppressed else "not told"),
            "" if said.expected(earlier) else "quiet",
        ),
        Cell(said.expected_range(earlier), "quiet"),
        Cell(said.say(earlier), said.tone(earlier)),
        Cell(said.expected(around)),
        Cell(said.added(around)),
        Cell(said.say(around), said.tone(around)),
    )
    return Line(cells, depth=depth)


def _row(figure: Figure, ranged: bool) -> tuple[Cell, ...]:
    beside = Cell(said.expected_range(figure), "quiet") if ranged else Cell(said.added(figure))
    return (
        Cell(figure.label),
        Cell(said.count(figure)),
        Cell(said.expected(figure)),
        beside,
        Cell(said.say(figure), said.tone(figure)),
    )


def _forecast(figure: Figure, came: Figure | None) -> tuple[Cell, ...]:
    low, high = figure.interval or (None, None)
    inner = [figure.parameters.get(name) for name in ("expected_low_80", "expected_high_80")]
    known = came is not None and came.baseline_value is not None and came.value is not None
    return (
        Cell(figure.label),
        Cell("not shown" if figure.suppressed else _one(figure.value)),
        Cell("" if low is None or high is None else f"{low:,.0f} to {high:,.0f}", "quiet"),
        Cell("" if None in inner else f"{inner[0]:,.0f} to {inner[1]:,.0f}", "quiet"),
        Cell(said.count(came) if came else ""),
        Cell(said.expected(came)),
        Cell(said.added(came)),
        Cell(_inside(came) if known and came else ""),
    )


def _inside(figure: Figure) -> str:
    low, high = (figure.parameters.get(name) for name in ("expected_low", "expected_high"))
    if low is None or high is None or figure.value is None:
        return ""
    return "above" if figure.value > high else "below" if figure.value < low else "inside"


def _check(figure: Figure) -> tuple[Cell, ...]:
    told = figure.parameters
    wards = told.get("wards")
    error = told.get("wards_mean_error")
    return (
        Cell(figure.label),
        Cell(said.expected(figure) or ("not shown" if figure.suppressed else "")),
        Cell(said.expected_range(figure), "quiet"),
        Cell(said.count(figure)),
        Cell(said.added(figure)),
        Cell(said.inside(figure)),
        Cell(f"{told['wards_inside_95']} of {wards}" if wards else ""),
        Cell(f"{told['wards_inside_80']} of {wards}" if wards else ""),
        Cell("" if error is None else f"{error:,.1f}"),
    )


def _change(figure: Figure | None) -> tuple[Cell, Cell, Cell]:
    if figure is None or figure.value is None:
        return Cell(NOT_AVAILABLE, "quiet"), Cell(""), Cell("")
    word = {"rise": "more", "fall": "fewer", "no clear change": "within normal variation"}.get(figure.verdict or "")
    return (
        Cell(said.change(figure)),
        Cell(said.change_range(figure), "quiet"),
        Cell(word or figure.verdict or "", said.tone(figure)),
    )


def in_months(figure: Figure) -> str:
    """`787 against 777 a year before, within what its months vary by`."""
    if figure.value is None:
        return NOT_AVAILABLE
    beside = "" if figure.baseline_value is None else f" against {figure.baseline_value:,.0f} a year before"
    verdict = {
        "rise": ", more than its months vary",
        "fall": ", fewer by more than its months vary",
        "no clear change": ", within what its months vary by",
    }.get(figure.verdict or "", "")
    return f"{figure.value:,.0f}{beside}{verdict}"


def _activity(figure: Figure, lookup: Lookup) -> tuple[Cell, ...]:
    told = figure.parameters
    where = listed([*filter(None, [told.get("place", "")]), *[str(w) for w in told.get("wards", ())]])
    quantity = "" if figure.value is None else f"{number(figure.value)} {figure.unit}".strip()
    cost = told.get("cost")
    return (
        Cell(figure.label),
        Cell(str(told.get("agency", ""))),
        Cell(str(told.get("when", ""))),
        Cell(where),
        Cell(quantity or "not told", "" if quantity else "quiet"),
        Cell(
            "not told" if cost is None else f"£{float(cost):,.2f}".removesuffix(".00"), "quiet" if cost is None else ""
        ),
        Cell(str(told["volunteers"]) if told.get("volunteers") is not None else "not told"),
        Cell(str(told.get("result", "")) or "not told"),
        Cell(_followed(told.get("followed", ()), lookup)),
    )


def _followed(ids: Sequence[str], lookup: Lookup) -> str:
    """`Deliberate fires 8 (expected 10.2)` for each look, its wards added up where none is hidden."""
    by_look: dict[str, list[Figure]] = {}
    for id in ids:
        if id in lookup.by_id and "/ward/" in id:
            by_look.setdefault(id.partition("/ward/")[0], []).append(lookup.by_id[id])
    return "; ".join(filter(None, (_sum(key, figures, lookup) for key, figures in by_look.items())))


def _sum(key: str, figures: Sequence[Figure], lookup: Lookup) -> str:
    whole = lookup.by_id.get(f"{key}/all/earlier")
    if whole is None or whole.offence == "" or is_rate(whole.unit) or "/" in key:
        return ""
    if any(f.suppressed for f in figures):
        return f"{whole.label}: not shown"
    if any(f.value is None for f in figures):
        return f"{whole.label}: {NOT_AVAILABLE}"
    base = [f.baseline_value for f in figures]
    expected = "" if None in base else f" (expected {sum(b or 0 for b in base):,.1f})"
    return f"{whole.label} {sum(f.value or 0 for f in figures):,.0f}{expected}"


def _one(value: float | None) -> str:
    return "not told" if value is None else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"
