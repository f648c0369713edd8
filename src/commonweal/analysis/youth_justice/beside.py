"""Published figures of other areas, and where this team's own stand beside them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from commonweal.analysis.sources import SourceBook
from commonweal.analysis.youth_justice.indicators import OWN
from commonweal.analysis.youth_justice.question import LEVEL
from commonweal.analysis.youth_justice.rolled import over
from commonweal.analysis.youth_justice.sheet import Sheet
from commonweal.figures import Area, Figure, Month, Period
from commonweal.figures.model import Standing
from commonweal.geography.names import fold
from commonweal.records.youth_benchmark import DATASET, MEASURES, Measure
from commonweal.stats.rate import HIGHER, LOWER, against_benchmark, rates
from commonweal.store import View

COLUMNS = (
    "measure",
    "area",
    "area_name",
    "area_kind",
    "period_kind",
    "start",
    "end",
    "numerator",
    "denominator",
    "rate",
)
ORDER = ("team", "similar", "police area", "region", "country")
FAMILY = "Similar teams"
AGAINST = "doubled exact Poisson tail against a published rate"
STANDINGS: dict[str, Standing] = {HIGHER: "above", LOWER: "below"}
MONTHS_IN_YEAR = 12
BY_RATE = ("first-time-entrants", "custody")


@dataclass(frozen=True, slots=True)
class Published:
    """One measure of one area over one period. `rate` in the measure's unit."""

    measure: Measure
    code: str
    name: str
    kind: str
    period: Period
    rate: float

    @property
    def key(self) -> str:
        """What the area is called in a figure's id."""
        return fold(self.name).replace(" ", "-")


def published(view: View, sheet: Sheet, book: SourceBook) -> tuple[Published, ...]:
    """What is held of the areas that stand beside this one; nothing where no benchmarks are held.

    Of several regions, police areas or teams in a file only those asked for are taken, and our own team's; similar
    teams are put together, as their entrants over their residents.
    """
    if not any(edition.dataset == DATASET for edition in view.editions):
        return ()
    table = view.table(DATASET, COLUMNS)
    rows: list[Any] = table.to_pylist()
    rows = [row for row in rows if Month.of(row["end"]) <= sheet.question.period.end]
    if rows:
        book.ids_of((DATASET,))
    found = [*_areas(rows, sheet), *_family([row for row in rows if row["area_kind"] == "similar"])]
    return tuple(sorted(found, key=lambda p: (ORDER.index(p.kind), p.name, p.measure.key, p.period.end)))


def benchmark_figures(sheet: Sheet, beside: Sequence[Published], book: SourceBook) -> None:
    """Every published rate, and beside the newest the team's own over the very same months."""
    ids = book.ids_of((DATASET,)) if beside else ()
    for one in beside:
        sheet.add(
            f"benchmark/{one.measure.key}/{one.key}/{one.period.end}", one.name, one.rate, one.measure.unit, one.period,
            area=_area(one), offence=f"youth/{one.measure.key}", audience="public", sources=ids,
        )  # fmt: skip
    for measure in MEASURES.values():
        _standing(sheet, measure, [one for one in beside if one.measure == measure], ids)


def _standing(sheet: Sheet, measure: Measure, beside: Sequence[Published], ids: tuple[str, ...]) -> None:
    """The newest period in which others were published and our own is held, or can be worked out from its months."""
    ours = _own(sheet, measure)
    others = sorted({one.period for one in beside if one.kind != "team"}, key=lambda p: p.end, reverse=True)
    told = ((period, ours.get(period) or _over(sheet, measure, period)) for period in others)
    period, own = next(((period, figure) for period, figure in told if figure is not None), (None, None))
    if period is None or own is None:
        return
    found = []
    for one in (p for p in beside if p.period == period and p.kind != "team"):
        standing, p = _judged(own, one, measure)
        found.append(sheet.add(
            f"beside/{measure.key}/{one.key}", one.name, own.value, own.unit, period, baseline_value=one.rate,
            baseline_period=period, interval=own.interval, level=own.level, p=p, standing=standing,
            offence=own.offence, method=AGAINST if p is not None else None, sources=(*sheet.sources, *ids),
            parameters={k: own.parameters[k] for k in ("count", "residents", "level") if k in own.parameters},
        ))  # fmt: skip
    title = f"{measure.name} beside others, {period.words}"
    note = (
        f"Ours and theirs in {measure.unit}. Higher or lower is said where our own likely range leaves the other out; "
        f"the published figures rest on other records than ours."
    )
    sheet.table(f"beside/{measure.key}", title, "Beside", found, note)


def _own(sheet: Sheet, measure: Measure) -> dict[Period, Figure]:
    """This team's own figures of a measure by period, in the measure's unit."""
    opening = OWN.get(measure.key)
    if opening is None or (measure.key in BY_RATE and not sheet.account.residents):
        return {}
    return {f.period: f for f in sheet.figures if f.id.startswith(opening) and f.value is not None}


def _over(sheet: Sheet, measure: Measure, period: Period) -> Figure | None:
    """A rate of entrants or of custody over one published year; a cohort is told by whole years alone."""
    return over(sheet, measure, period) if measure.key in BY_RATE and len(period) == MONTHS_IN_YEAR else None


def _judged(own: Figure, one: Published, measure: Measure) -> tuple[Standing, float | None]:
    """By the exact test for a rate; by the likely range else."""
    if measure.key in BY_RATE:
        rate = rates([own.parameters["count"]], [own.parameters["residents"]], per=measure.per, level=LEVEL)
        found = against_benchmark(rate, [one.rate])
        return STANDINGS.get(str(found.verdict[0]), "within"), float(found.p[0])
    low, high = own.interval or (None, None)
    if low is None or high is None:
        return "not available", None
    return ("above" if low > one.rate else "below" if high < one.rate else "within"), None


def _areas(rows: Sequence[Mapping[str, Any]], sheet: Sheet) -> Iterator[Published]:
    """Our own team, what was asked for by name, and of each other kind the one area that a file has."""
    wanted = {fold(name) for name in sheet.question.beside}
    for kind in ("team", "police area", "region", "country"):
        mine = [row for row in rows if row["area_kind"] == kind and row["rate"] is not None]
        alone = kind != "team" and len({row["area_name"] for row in mine}) == 1
        for row in mine:
            if alone or fold(row["area_name"]) in wanted or (kind == "team" and _is_own(row, sheet)):
                yield _of(row)


def _is_own(row: Mapping[str, Any], sheet: Sheet) -> bool:
    codes: Collection[str] = {sheet.question.area.code, *(d.code for d in sheet.question.districts)}
    return row["area"] in codes or fold(row["area_name"]) == fold(sheet.question.area.name)


def _family(rows: Sequence[Mapping[str, Any]]) -> Iterator[Published]:
    """Similar teams together: a family average as published, else what their counts add up to."""
    groups: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault((row["measure"], row["start"], row["end"]), []).append(row)
    for same in groups.values():
        first = same[0]
        if len(same) == 1 and first["rate"] is not None:
            yield _of(first)
        elif len(same) > 1 and all(row["numerator"] is not None and row["denominator"] for row in same):
            above, below = (sum(row[name] for row in same) for name in ("numerator", "denominator"))
            rate = MEASURES[first["measure"]].per * above / below
            yield replace(_of({**first, "rate": rate}), code="", name=f"{FAMILY} ({len(same)})")


def _of(row: Mapping[str, Any]) -> Published:
    period = Period(Month.of(row["start"]), Month.of(row["end"]))
    return Published(
        MEASURES[row["measure"]], row["area"] or "", row["area_name"], row["area_kind"], period, float(row["rate"])
    )


def _area(one: Published) -> Area:
    return Area(one.code or one.key, one.name, one.kind)
