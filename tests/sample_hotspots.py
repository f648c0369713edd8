"""A hotspots report's figures for made-up Tallow: a lattice of twelve cells in three wards, two of them hot."""

from dataclasses import replace
from functools import cache

import shapely

from commonweal.figures import Area, AreaMap, Cover, Figure, FigureSet, Period, Row, Shape, Source, Table

PLACE = Area("E06099999", "Tallow", "district")
PERIOD = Period.parse("2024-10..2025-09")
OFFENCE = "all-crime"
WARDS = ("Abbey & Quay", "Grange", "Ings")
POLICE = Source("police", "data.police.uk", "police_uk.street", "2025-11-01", "0" * 64, "OGL v3.0")
HOT, COLD = (4, 5), (11,)
COUNTS = (12, 30, 41, 22, 240, 198, 35, 18, 9, 16, 20, 2)


def _square(x: int, y: int, wide: int = 1) -> bytes:
    west, south, side = -1.3 + 0.01 * x, 54.5 + 0.006 * y, 0.01 * wide
    return shapely.to_wkb(shapely.box(west, south, west + side, south + 0.006))


def cell(n: int) -> Area:
    """The n-th small area."""
    return Area(f"E0109{n:04d}", f"Tallow 0{n:02d}A", "lsoa")


def _plain(area: Area, kind: str, label: str, value: float | None, unit: str) -> Figure:
    id = f"{area.code}/{OFFENCE}/{kind}"
    return Figure(id, label, OFFENCE, area, value, unit, PERIOD, sources=("police",), method="made up")


def _gi(n: int) -> Figure:
    plain = _plain(cell(n), "gi-star", f"{cell(n).name}, {WARDS[n // 4]}", -2.1 if n in COLD else 6.5 - n, "z score")
    standing = "above" if n in HOT else "below" if n in COLD else "within"
    told = {"count": COUNTS[n], "counted": "crimes", "ward": WARDS[n // 4]}
    return replace(plain, p=0.001, q=0.01 if standing != "within" else 0.6, standing=standing, parameters=told)


def _change(area: Area, label: str, now: int, **parameters: object) -> Figure:
    plain = _plain(area, "change", label, now, "crimes")
    sure = area.code == "E05090001"
    return replace(
        plain, baseline_value=now - 60 if sure else now + 1, baseline_period=PERIOD.shift(-12),
        change_percent=30.0 if sure else -1.0, interval=(10.0, 50.0) if sure else (-20.0, 20.0), level=0.95, q=0.01,
        verdict="rise" if sure else "no clear change", parameters=parameters,
    )  # fmt: skip


def ward(n: int) -> Area:
    """The n-th ward."""
    return Area(f"E0509000{n}", WARDS[n], "ward")


@cache
def hotspots() -> FigureSet:
    """The whole paper's figures."""
    gi = [_gi(n) for n in range(12)]
    wards = [_change(ward(n), WARDS[n], sum(COUNTS[4 * n : 4 * n + 4])) for n in range(3)]
    lsoas = [
        _change(cell(n), f"{cell(n).name}, {WARDS[n // 4]}", COUNTS[n], ward=WARDS[n // 4], wards=[ward(n // 4).code])
        for n in range(12)
    ]
    half = replace(_plain(PLACE, "holding-half", "Fewest that hold half", 16.7, "% of areas"), parameters={
        "areas": 2, "of": 12, "by_chance": 41.0, "chance_low": 38.0, "chance_high": 46.0,
    })  # fmt: skip
    last = [
        replace(_plain(cell(n), "quarters-hot", f"{cell(n).name}, {WARDS[1]}", 8 - n % 2, "quarters of 8"), p=0.0001,
                q=0.001, parameters={"kind": "chronic", "ward": WARDS[1]})
        for n in HOT
    ]  # fmt: skip
    flared = replace(_plain(PLACE, "cluster/permutation/1", "Grange (2 LSOAs)", 90, "crimes"), p=0.001, parameters={
        "expected": 60.0, "times": 1.5, "lsoas": ["E01090004"], "names": ["Tallow 004A"],
    })  # fmt: skip
    pairs = replace(_plain(PLACE, "near-repeat/0-0", "under 100 m apart, 0 to 6 days", 40, "pairs"), q=0.001, p=0.001,
                    baseline_value=20.0, baseline_period=PERIOD, change_percent=100.0)  # fmt: skip
    order = sorted((f for f in gi if f.standing != "within"), key=lambda f: f.standing != "above")
    tables = tuple(
        Table(id, title, "LSOA", tuple(Row(f.id) for f in figures), PERIOD, against)
        for id, title, figures, against in (
            ("hotspots", "Hot and cold spots", order, None),
            ("stability", "Which hot spots last", last, None),
            ("concentration", "How concentrated it is", [half], None),
            ("clusters/permutation", "More than is usual", [flared], None),
            ("near-repeat", "Near repeats", [pairs], None),
            ("wards", "Wards", wards, PERIOD.shift(-12)),
            ("lsoas", "LSOAs, ward by ward", lsoas, PERIOD.shift(-12)),
        )
    )
    cells = tuple(Shape(cell(n), _square(n % 4, n // 4)) for n in range(12))
    drawn = tuple(Shape(ward(n), _square(0, n, 4)) for n in range(3))
    maps = (
        AreaMap("hotspots", "Hot and cold spots", "", cells, tuple(f.id for f in gi), "Made up"),
        AreaMap("wards", "Wards", "", drawn, tuple(f.id for f in wards), "Made up"),
        AreaMap("lsoas", "LSOAs", "", cells, tuple(f.id for f in lsoas), "Made up"),
    )
    return FigureSet(
        report="hotspots", partnership=PLACE, period=PERIOD, against=PERIOD.shift(-12), as_at=None, audience="public",
        software="commonweal test", sources=(POLICE,), figures=(*gi, half, *last, flared, pairs, *wards, *lsoas),
        tables=tables, maps=maps, cover=Cover("To say where.", "Members are asked to note it."),
        parameters={"offence": OFFENCE, "offence_name": "all crime", "cells": "lsoa"},
    )  # fmt: skip
