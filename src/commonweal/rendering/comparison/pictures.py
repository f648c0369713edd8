"""The comparison's charts with what stands around them: the finding as title, the unit, the table behind."""

from dataclasses import replace

from commonweal.figures import Series
from commonweal.rendering.charts.months import months_shown
from commonweal.rendering.comparison import findings, month_tables, tables
from commonweal.rendering.comparison.beside import Beside, every_offence, worth_detail
from commonweal.rendering.comparison.charts import band, bars, funnel, glance
from commonweal.rendering.comparison.headline import is_told, main_offence
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Picture
from commonweal.rendering.words import listed

FIRST_WIDTH, SECOND_WIDTH = 470.0, 360.0  # beside each other on the first page
FIRST_ROW = 14.0
MANY = 25  # partnerships from which rows stand closer
ROW, CLOSE_ROW = 14.0, 12.5
LEAST_BANDED = 3  # months with the group's band, for our months to be drawn within it


def first_page(lookup: Lookup) -> tuple[Picture, ...]:
    """All crime across the group, and its funnel."""
    total = main_offence(lookup)
    if total is None:
        return ()
    row = FIRST_ROW if len(total.every) < MANY else CLOSE_ROW
    first = of_bars(total, width=FIRST_WIDTH, row=row)
    shown = (replace(first, title=f"{total.name}, by partnership: ours {_stands(total)}"),)
    return (*shown, of_funnel(total, width=SECOND_WIDTH, height=240)) if has_funnel(total) else shown


def of_bars(beside: Beside, width: float = 330, row: float = 0) -> Picture:
    """One offence's rates across the group."""
    row = row or (ROW if len(beside.every) < MANY else CLOSE_ROW)
    return Picture(
        id=f"rates-{beside.offence}-chart",
        title=findings.title(beside),
        subtitle="For every 1,000 residents, with likely ranges; dashed: the group",
        svg=bars.draw(beside, width, row),
        alt=findings.of_bars(beside),
        grid=tables.bars(beside),
    )


def panels(lookup: Lookup) -> tuple[Picture, ...]:
    """Every offence but the one that the first page has."""
    first = main_offence(lookup)
    return tuple(of_bars(b) for b in every_offence(lookup) if b != first)


def of_glance(lookup: Lookup) -> Picture | None:
    """All offences at once, None where nothing can be held beside the group."""
    found = [b for b in every_offence(lookup) if is_told(b) and b.mean]
    if not found:
        return None
    return Picture(
        id="glance-chart",
        title=findings.glance_title(found),
        subtitle=(
            "Large dot and line: ours and its likely range; small dots: the "
            "others; dark shade: where 95 of 100 such partnerships of our size would lie; light: 998 of 1,000"
        ),
        svg=glance.draw(found),
        alt=findings.of_glance(found),
        grid=tables.glance(found),
    )


def has_funnel(beside: Beside) -> bool:
    """Whether limits were worked out, and somebody has residents to be placed by."""
    return len(beside.grouping.limits) > 1 and any(f.parameters.get("residents") for f in beside.known)


def of_funnel(beside: Beside, width: float = 330, height: float = 230) -> Picture:
    """One offence's funnel; those not available are named below it."""
    missing = [f.area.name for f in beside.missing]
    return Picture(
        id=f"funnel-{beside.offence}-chart",
        title=findings.funnel_title(beside),
        subtitle="Rate by residents; dark: 95% limits; light: 99.8%; large dot: ours",
        svg=funnel.draw(beside, width, height),
        alt=findings.of_funnel(beside),
        grid=tables.funnel(beside),
        note=f"Not available: {listed(missing)}." if missing else "",
    )


def funnels(lookup: Lookup) -> tuple[Picture, ...]:
    """Those of the offences worth detail, less the one that the first page has."""
    first = main_offence(lookup)
    return tuple(of_funnel(b) for b in worth_detail(lookup) if b != first and has_funnel(b))


def trends(lookup: Lookup) -> tuple[Picture, ...]:
    """Our months within the group's band, of the offences worth detail whose band is known often enough."""
    found = [b.trend for b in worth_detail(lookup) if b.trend and has_band(b.trend, lookup)]
    return tuple(_of_trend(series, lookup) for series in found)


def has_band(series: Series, lookup: Lookup) -> bool:
    """Whether the group's band is known in months enough to be called a band."""
    shown = months_shown(series, lookup.figures.period, lookup.figures.against)
    return not series.suppressed and band.banded(shown) >= LEAST_BANDED


def _of_trend(series: Series, lookup: Lookup) -> Picture:
    period, against = lookup.figures.period, lookup.figures.against
    return Picture(
        id=f"trend-{series.offence}-chart",
        title=findings.trend_title(series, period),
        subtitle="Per 1,000; band: the group’s middle eight in ten; dashed: its middle",
        svg=band.draw(series, period, against),
        alt=findings.of_trend(series, period, months_shown(series, period, against)),
        grid=month_tables.one(series, lookup),
    )


def _stands(beside: Beside) -> str:
    if beside.ours.value is None:
        return "not available"
    return f"{beside.ours.standing} their spread" if is_told(beside) else "stands alone"
