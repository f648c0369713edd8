"""A paper made of an array of counts (kinds of offence, wards, months): every figure's truth is known."""

from dataclasses import dataclass, replace

import numpy as np

from commonweal.figures import Area, Figure, FigureSet, Month, Period, Point, Row, Series, Source, Table
from commonweal.records import offences

BOROUGH = Area("E06", "Borough", "district")
LEAVES = ["theft-from-a-vehicle", "theft-of-a-vehicle", "vehicle-interference"]
GROUP = "vehicle-crime"
RESIDENTS = 8000
FORCE = Source("force", "The force", "partner.force", None, "0" * 64, "none")
OPEN = Source("open", "police.uk", "police_uk.street", None, "1" * 64, "OGL")


def ward(number: int) -> Area:
    return Area(f"W{number}", f"Ward {number}", "ward")


@dataclass
class Counts:
    """`cube`: (leaves, wards, months), the first month being `start`."""

    cube: np.ndarray
    start: Month

    @property
    def months(self) -> list[Month]:
        return [self.start + n for n in range(self.cube.shape[2])]

    def count(self, offence: str, area: Area, period: Period) -> int:
        kinds = [leaf in offences.descendants(offence) for leaf in LEAVES]
        block = self.cube[kinds] if area == BOROUGH else self.cube[kinds][:, [int(area.code[1:])]]
        return int(block[:, :, period.start.index - self.start.index :][:, :, : len(period)].sum())

    def areas(self) -> list[Area]:
        return [BOROUGH, *map(ward, range(self.cube.shape[1]))]


def paper(
    counts: Counts,
    period: Period,
    against: Period,
    *,
    rates: bool = False,
    series: bool = False,
    audience: str = "partners",
    codes: list[str] | None = None,
) -> FigureSet:
    """Every offence in every area against its baseline; rates and monthly series where asked."""
    source = FORCE if audience == "partners" else OPEN
    figures = [
        _figure(counts, code, area, period, against, source, audience)
        for area in counts.areas()
        for code in codes or [GROUP, *LEAVES]
    ]
    if rates:
        figures += [_rate(f) for f in figures]
    drawn = [_series(counts, code, against, period, audience) for code in LEAVES] if series else []
    rows = tuple(Row(f.id, note="it says 3") for f in figures if f.area.kind == "ward" and f.offence == GROUP)
    table = Table("wards", "Wards", "Ward", rows, period, against)
    return FigureSet(
        "recorded-crime", BOROUGH, period, against, None, "partners", "test", (source,), tuple(figures), tuple(drawn),
        tables=(table,),
    )  # fmt: skip


def _figure(counts, code, area, period, against, source, audience) -> Figure:
    value, baseline = counts.count(code, area, period), counts.count(code, area, against)
    change = 100 * (value / baseline - 1) if baseline else None
    return Figure(
        f"{area.code}/{code}/change", code, code, area, float(value), "crimes", period, float(baseline), against,
        change, (-10.0, 10.0), 0.95, 0.5, 0.6, "no clear change", "quasi-Poisson",
        {"phi": 1.5, "residents": RESIDENTS, "wards": {"W1": 3}}, (source.id,), audience, notes=("only 3",),
    )  # fmt: skip


def _rate(figure: Figure) -> Figure:
    return replace(
        figure,
        id=figure.id.replace("/change", "/rate"),
        unit="per 1,000 residents",
        value=1000 * figure.value / RESIDENTS,
        baseline_value=1000 * figure.baseline_value / RESIDENTS,
    )


def _series(counts, code, against, period, audience) -> Series:
    points = tuple(
        Point(month, float(counts.count(code, BOROUGH, Period(month, month))), 4.5, 1.5, 9.5, None)
        for month in [*against, *period]
    )
    return Series(f"E06/{code}/months", code, code, BOROUGH, "crimes", points, sources=("force",), audience=audience,
                  finding="a month of 3")  # fmt: skip
