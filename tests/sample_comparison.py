"""A made-up group of partnerships, compared: some above, some below, some not available, over two years of months.

The standings and limits are worked out by the package's own statistics from planted counts, so that every number of
the set agrees with every other.
"""

from dataclasses import replace
from functools import cache
from math import isfinite, sin

import numpy as np

from commonweal.figures import (
    Area,
    Cover,
    Figure,
    FigureSet,
    Grouping,
    Limits,
    Note,
    Period,
    Point,
    Row,
    Series,
    Source,
    Table,
)
from commonweal.stats.beside_group import beside_group
from commonweal.stats.funnel import LEAST_AREAS, control_limits, funnel, ranks

NOW = Period.parse("2024-10..2025-09")
BEFORE = NOW.shift(-12)
NAMES = (
    "Tallow", "Alder Vale", "Birkdale", "Calder", "Dunmere", "Eastwick", "Fenby", "Garth", "Holme", "Ingleby",
    "Jarrow Fell", "Kelder", "Langrigg", "Marsh & Moor", "Netherby", "Oxholme",
)  # fmt: skip
MISSING = "Netherby"
WHY = "no file of Northmark is held for these months"
POLICE = "police_uk.street/northmark"
UNIT = "per 1,000 residents"
# code, name, depth, rate of the group, ours as a multiple of it, our change and the group's
OFFENCES = (
    ("all-crime", "All crime", 0, 88.0, 1.04, 0.97, 0.98),
    ("publicly-reported", "Publicly reported crime", 1, 70.0, 1.05, 0.97, 0.98),
    ("violence-and-sexual-offences", "Violence and sexual offences", 2, 36.0, 1.0, 1.0, 1.0),
    ("criminal-damage-and-arson", "Criminal damage and arson", 2, 9.0, 1.1, 0.95, 0.97),
    ("shoplifting", "Shoplifting", 2, 7.5, 1.9, 1.45, 1.02),
    ("other-theft", "Other theft", 2, 6.0, 1.02, 1.0, 0.99),
    ("vehicle-crime", "Vehicle crime", 2, 5.0, 0.95, 0.6, 1.0),
    ("burglary", "Burglary", 2, 4.4, 0.42, 0.98, 0.97),
    ("robbery", "Robbery", 2, 1.0, 1.7, 1.0, 1.0),
    ("bicycle-theft", "Bicycle theft", 2, 0.6, 0.9, 1.0, 1.0),
    ("theft-from-the-person", "Theft from the person", 2, 0.35, 1.0, 1.0, 1.0),
    ("police-generated", "Police-generated crime", 1, 18.0, 1.0, 1.0, 1.0),
    ("public-order", "Public order", 2, 8.0, 1.05, 1.0, 1.0),
    ("drugs", "Drugs", 2, 3.1, 0.95, 1.0, 1.0),
    ("other-crime", "Other crime", 2, 3.0, 1.0, 1.0, 1.0),
    ("possession-of-weapons", "Possession of weapons", 2, 0.012, 1.0, 1.0, 1.0),
    ("anti-social-behaviour", "Anti-social behaviour", 0, 18.5, 1.12, 1.03, 0.99),
)  # fmt: skip


@cache
def compared() -> FigureSet:
    """Sixteen partnerships, one of them not available."""
    return made(NAMES, frozenset({MISSING}))


def of_size(size: int) -> FigureSet:
    """A group of so many others, all with figures."""
    return made(("Tallow", *(f"Place {n:02d}" for n in range(1, size + 1))), frozenset())


def alone() -> FigureSet:
    """Everyone but us is not available."""
    return made(NAMES, frozenset(NAMES[1:]))


def long_names() -> FigureSet:
    """Names longer than any place for them."""
    longest = "The United Districts of Upper Wharfemoor, Lower Wharfemoor and Wharfemoor-under-Edge"
    return made((longest, *(f"{longest} {n}" for n in range(2, 9)), "Llan" + "fairpwll" * 9), frozenset())


@cache
def one_month() -> FigureSet:
    """A group without earlier figures: no direction and no trend, as one month of the whole country gives."""
    whole = compared()
    bare = [
        replace(f, standing="not available", interval=None, level=None, baseline_value=None, notes=("none held",))
        if f.id.endswith("/direction")
        else f
        for f in whole.figures
    ]
    series = tuple(
        replace(
            s, points=tuple(replace(p, expected=None, lower=None, upper=None) for p in s.points[:-1]) + s.points[-1:]
        )
        for s in whole.series
    )
    return replace(whole, figures=tuple(bare), series=series)


def made(names: tuple[str, ...], missing: frozenset[str]) -> FigureSet:
    """The whole comparison of the first of `names` with the others."""
    areas = [Area(f"E0709{n:04d}", name, "district") for n, name in enumerate(names)]
    people = np.array([92_000 + 31_000 * ((n * 7) % 11) for n in range(len(areas))], dtype=np.float64)
    gone = np.array([name in missing for name in names])
    figures: list[Figure] = []
    groupings, series = [], []
    for number, offence in enumerate(OFFENCES):
        now, before = _counts(number, people, gone)
        found, grouping = _rates(offence, areas, people, now)
        figures += [*found, _direction(offence, areas[0], now, before), *_beside_others(offence, found[0])]
        groupings.append(grouping)
        series.append(_trend(offence, areas[0], now / people * 1000, before / people * 1000))
    figures += [_distance(area, n) for n, area in enumerate(areas[1:], 1)]
    return _whole(areas, figures, groupings, series, missing)


def _counts(number: int, people: np.ndarray, gone: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Counts now and before: each partnership's own spread about the group's rate, ours as planted."""
    _, _, _, rate, ours, change, theirs = OFFENCES[number]
    own = np.array([1 + 0.16 * sin(2.4 * n + number) for n in range(len(people))])
    own[0] = ours
    if len(people) > 3 and number in (0, 4, 9):
        own[3] = 2.1  # one of the others stands above, too
    now = np.round(rate / 1000 * people * own)
    moved = np.array([theirs * (1 + 0.05 * sin(1.7 * n + number)) for n in range(len(people))])
    moved[0] = change
    before = np.round(now / moved)
    return np.where(gone, np.nan, now), np.where(gone, np.nan, before)


def _rates(offence, areas, people, now):
    code, name, *_ = offence
    known = np.isfinite(now)
    answer = funnel(
        now, np.where(known, people, np.nan), overdispersion="additive" if known.sum() >= LEAST_AREAS else "none"
    )
    places = ranks(answer.count, answer.population)
    figures = [_rate(code, area, answer, places, n) for n, area in enumerate(areas)]
    title = "15 statistical neighbours"
    group = Figure(
        f"group/{code}/rate", title, code, Area(f"{areas[0].code}/group", title, "group"),
        _finite(answer.target), UNIT, NOW, method="all events of the group over all its residents",
        parameters={"areas": answer.areas, "of": len(answer)}, sources=(POLICE,),
    )  # fmt: skip
    drawn = Grouping(f"group/{code}", name, code, tuple(f.id for f in figures), group.id, _curve(answer))
    return [*figures, group], drawn


def _rate(code, area, answer, places, n):
    known = isfinite(answer.rate[n])
    pairs = {
        "limits_95": (answer.low_95, answer.high_95),
        "limits_998": (answer.low_998, answer.high_998),
        "rank_interval": (places.low, places.high),
    }
    parameters = {key: [_finite(end[n]) for end in ends] for key, ends in pairs.items()}
    parameters |= {"count": _finite(answer.count[n]), "residents": _finite(answer.population[n])}
    parameters |= {"rank": _finite(places.rank[n]), "of": answer.areas}
    return Figure(
        f"{area.code}/{code}/rate", area.name, code, area, _finite(answer.rate[n]), UNIT, NOW,
        baseline_value=_finite(answer.target) if known else None,
        interval=(_finite(answer.rate_low[n]), _finite(answer.rate_high[n])) if known else None,
        level=0.95 if known else None, verdict=None if known else "not available", standing=answer.verdict[n],
        method="funnel: exact Poisson limits, widened by the areas' own spread (additive)",
        parameters=parameters if known else {}, sources=(POLICE,), notes=() if known else (WHY,),
    )  # fmt: skip


def _curve(answer):
    known = answer.population[np.isfinite(answer.rate)]
    if known.size < 2 or not answer.target > 0:
        return ()
    sizes = np.geomspace(known.min() * 0.9, known.max() * 1.1, 24)
    tau2 = answer.tau2 if isfinite(answer.tau2) else 0.0
    lines = [control_limits(answer.target / 1000, sizes, level=level, tau2=tau2) for level in (0.95, 0.998)]
    ends = [1000 * line for pair in lines for line in pair]
    return tuple(Limits(*map(float, row)) for row in zip(sizes, *ends, strict=True))


def _direction(offence, area, now, before):
    code, name, *_ = offence
    answer = beside_group(before[0], now[0], before[1:], now[1:])
    told = answer.verdict != "not available"
    return Figure(
        f"{area.code}/{code}/direction", name, code, area, _finite(answer.change_percent), "percent change", NOW,
        baseline_value=_finite(answer.group_percent), baseline_period=BEFORE,
        interval=(_finite(answer.low_percent), _finite(answer.high_percent)) if told else None,
        level=0.95 if told else None, standing=answer.verdict, method="prediction interval of the members' changes",
        sources=(POLICE,), notes=() if told else ("too few of the group have enough in both periods",),
    )  # fmt: skip


def _beside_others(offence, ours):
    if offence[0] not in ("all-crime", "anti-social-behaviour") or ours.interval is None:
        return []
    names = ("10 nearest", "20 nearest", "15 nearest without residents", "the 11 others of Northmark")
    low, high = ours.parameters["limits_95"]
    return [
        replace(
            ours, id=f"{ours.area.code}/{ours.offence}/beside/{n}", label=f"{offence[1]}: {name}",
            interval=None if low is None else (low * (1 - 0.01 * n), high * (1 + 0.01 * n)),
        )
        for n, name in enumerate(names)
    ]  # fmt: skip


def _trend(offence, area, now, before):
    code, name, *_ = offence
    months = [*BEFORE, *NOW]
    points = []
    for t, month in enumerate(months):
        year = (before if month in BEFORE else now) / 12 * (1 + 0.1 * sin(t / 2))
        others = year[1:][np.isfinite(year[1:])]
        middle, low, high = np.percentile(others, (50, 10, 90)) if others.size >= 5 else (None, None, None)
        value = None if t == 4 else float(year[0]) * (1 + 0.08 * sin(2.2 * t))
        points.append(Point(month, value, middle, low, high))
    return Series(
        f"{area.code}/{code}/trend", name, code, area, UNIT, tuple(points), method="the group's middle eight in ten"
    )


def _distance(area, n):
    return Figure(f"{area.code}/distance", area.name, "", area, 0.9 + 0.04 * n, "distance", NOW, sources=(POLICE,))


def _whole(areas, figures, groupings, series, missing):
    code = areas[0].code
    ids = {f.id for f in figures}
    named = {
        "standing": [f"{code}/{o[0]}/rate" for o in OFFENCES],
        "direction": [f"{code}/{o[0]}/direction" for o in OFFENCES],
        "group": [f"{a.code}/distance" for a in areas[1:]],
        "alternatives": [f.id for f in figures if "/beside/" in f.id],
    }
    heads = {"standing": ("Where we stand", "Offence"), "direction": ("Which way we go", "Offence"),
             "group": ("15 statistical neighbours", "Partnership"),
             "alternatives": ("Would another group say so?", "Group")}  # fmt: skip
    depths = {f"{code}/{o[0]}/{what}": o[2] for o in OFFENCES for what in ("rate", "direction")}
    tables = tuple(
        Table(
            id, *heads[id], tuple(Row(f, depths.get(f, 0)) for f in rows if f in ids), NOW, BEFORE, f"The note of {id}."
        )
        for id, rows in named.items()
    )
    gaps = (Note("gap", f"{', '.join(sorted(missing))}: not available, for {WHY}."),) if missing else ()
    return FigureSet(
        report="comparison", partnership=areas[0], period=NOW, against=BEFORE, as_at="2026-02-14", audience="public",
        software="commonweal 0.0.0",
        sources=(Source(POLICE, "data.police.uk", "police_uk.street", "2026-02-14", "0" * 64, "OGL 3.0"),),
        figures=tuple(figures), series=tuple(series), tables=tables, groupings=tuple(groupings),
        notes=(
            Note("method", "The note of group."), Note("place", "Residents: census 2021."), *gaps,
            Note("method", "Shoplifting: above the group; 4 of 4 other groups say so.", offence="shoplifting"),
        ),
        cover=Cover("Sets Tallow beside partnerships like it.", "Members are asked to note the comparison."),
        body="Safer Tallow Partnership",
    )  # fmt: skip


def _finite(x: float) -> float | None:
    return float(x) if isfinite(x) else None
