"""What follows the seasonal paper's first page."""

from collections.abc import Iterator

from commonweal.rendering.back_matter import closing_sections
from commonweal.rendering.grids import folded
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Block, Panels, Prose, Section
from commonweal.rendering.seasonal import headline, pictures, said, tables
from commonweal.rendering.seasonal.looks import DatedLook, dated_looks, monthly_looks
from commonweal.rendering.sentences import Run

PLAINLY = (
    "Counts vary by chance, and seasons differ from year to year. More or fewer is said where neither explains it.",
    "A range that holds 95 in 100 says how far the count of such a season may lie from the one expected.",
    "What is not held is not available: it is never nought.",
)
NEXT = "The next season"
PLAN = "What each agency did"


def all_sections(lookup: Lookup) -> tuple[Section, ...]:
    """In the order of the paper."""
    return (
        *(_look(look, lookup) for look in dated_looks(lookup)),
        *_months(lookup),
        *_next(lookup),
        *_plan(lookup),
        *closing_sections(lookup, PLAINLY),
        *_last_pages(lookup),
    )


def _look(look: DatedLook, lookup: Lookup) -> Section:
    """Its wards and kinds, then its days, hours and years."""
    blocks: list[Block] = []
    if where := headline.where(look):
        blocks.append(Prose((Run(where),), "leading"))
    for name, title, head in (("ward", "by ward", "Ward"), ("kind", "by kind", "Kind")):
        grid = tables.of_slice(look, name, f"{look.name} {title}", head)
        blocks += [grid] if grid else []
    drawn = pictures.of_look(look, lookup)
    blocks += [Panels(drawn)] if drawn else []
    heat = pictures.by_day_and_hour(look)
    blocks += [heat] if heat else []
    return Section(f"look-{look.key}", look.name, tuple(blocks))


def _months(lookup: Lookup) -> Iterator[Section]:
    found = monthly_looks(lookup)
    if found:
        told = [n.text for n in lookup.figures.notes if n.kind == "source" and n.text.startswith("Police.uk counts")]
        blocks: list[Block] = [Prose((Run(text),), "lead") for text in told[:1]]
        blocks += [tables.months(look) for look in found]
        yield Section("months", "What whole months can tell", tuple(blocks))


def _next(lookup: Lookup) -> Iterator[Section]:
    """The forecast with its ranges; then how such forecasts did."""
    blocks: list[Block] = []
    for look in dated_looks(lookup):
        grid = tables.forecasts(look, f"{look.name}: forecast of the next season")
        blocks += [Prose((Run(_ahead(look)),)), folded(grid)] if grid else []
        done = tables.checks(look)
        blocks += [done] if done else []
    for month in monthly_looks(lookup):
        grid = tables.forecasts(month, f"{month.name}: forecast of the same months, next time")
        blocks += [folded(grid)] if grid else []
    if blocks:
        words = (
            "A forecast is the mean of the seasons before, no more: it follows no trend and knows of no plan. Its "
            "range is what matters: a count outside it asks for a reason."
        )
        yield Section("next", NEXT, (Prose((Run(words),)), *blocks))


def _ahead(look: DatedLook) -> str:
    """`Deliberate fires, the next season: 35 (15 to 59) to be expected, by ward as in the table.`"""
    whole = next(f for f in look.rows("forecast") if "/all/" in f.id)
    return f"{look.name}, the next season: {said.forecast(whole)} to be expected, by ward as in the table."


def _last_pages(lookup: Lookup) -> Iterator[Section]:
    """On paper what is folded on screen stands at the end."""
    grids = [tables.forecasts(look, f"{look.name}: forecast of the next season") for look in dated_looks(lookup)]
    grids += [tables.forecasts(m, f"{m.name}: forecast of the same months, next time") for m in monthly_looks(lookup)]
    found = tuple(grid for grid in grids if grid)
    if found:
        yield Section("detail", "The forecasts by ward", found, where="paper")


def _plan(lookup: Lookup) -> Iterator[Section]:
    grid = tables.activities(lookup)
    if grid:
        words = (
            "As the agencies stated it. What their wards recorded stands beside it; whether one brought about the "
            "other is for an evaluation with wards to compare with."
        )
        yield Section("plan", PLAN, (Prose((Run(words),)), grid))
