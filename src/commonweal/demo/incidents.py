"""Incidents drawn from the truth: what happened, whoever then publishes it."""

from dataclasses import dataclass, fields

import numpy as np

from commonweal.demo import truth
from commonweal.demo.anchors import Anchors
from commonweal.demo.arrays import Flags, Floats, Ints
from commonweal.demo.districts import DISTRICTS, TALLOW
from commonweal.demo.expectation import expected, in_wards, ring
from commonweal.demo.places import Places
from commonweal.demo.plan import Plan
from commonweal.figures import Month

CODES = tuple(code for level in truth.LEVELS for code, _ in level.codes)
DRAW = 55  # of 79 draws the one whose months' noise least hides what is planted in the last year
NO_LOCATION = 0.003  # share of rows that police.uk publishes without a place
DOMESTIC = {"Violence and sexual offences": 0.36, "Criminal damage and arson": 0.12, "Public order": 0.06}
HATE = {"Public order": 0.09, "Violence and sexual offences": 0.015, "Criminal damage and arson": 0.01}
KNIFE = {"Robbery": 0.24, "Violence and sexual offences": 0.012, "Possession of weapons": 0.55}
EVENING = frozenset({truth.ASB, "Criminal damage and arson", "Public order", "Robbery", "Drugs"})
NIGHT = frozenset({"Burglary", "Vehicle crime", "Violence and sexual offences"})


@dataclass(frozen=True, slots=True)
class Incidents:
    """One entry an incident, in month order. Indices: `month` from the plan's first, `category` into truth.LEVELS."""

    first: Month
    month: Ints
    category: Ints
    code: Ints  # into CODES
    area: Ints  # small area of 2021
    anchor: Ints
    day: Ints
    hour: Ints
    domestic: Flags
    hate: Flags
    knife: Flags
    nowhere: Flags  # published without a place
    district: Ints

    def __len__(self) -> int:
        return len(self.month)

    def take(self, which: Ints | Flags) -> "Incidents":
        """Some of them."""
        return Incidents(
            self.first, self.month[which], self.category[which], self.code[which], self.area[which], self.anchor[which],
            self.day[which], self.hour[which], self.domestic[which], self.hate[which], self.knife[which],
            self.nowhere[which], self.district[which],
        )  # fmt: skip

    def and_also(self, more: "Incidents") -> "Incidents":
        """These and some more, in month order."""
        names = [f.name for f in fields(self) if f.name != "first"]
        joined = {name: np.concatenate([getattr(self, name), getattr(more, name)]) for name in names}
        return Incidents(self.first, **joined).take(np.argsort(joined["month"], kind="stable"))

    def of_tallow(self) -> "Incidents":
        """Those in the borough."""
        return self.take(self.district == DISTRICTS.index(TALLOW))


def happen(plan: Plan, places: Places, anchors: Anchors) -> Incidents:
    """Draw every incident of the plan's months. The same plan gives the same incidents."""
    rng = np.random.default_rng([plan.seed, 3, DRAW])
    means = [expected(plan, places, k, rng) for k in range(len(truth.LEVELS))]
    drawn = [_of_category(k, mean, rng) for k, mean in enumerate(means)]
    month, area, category, day = (np.concatenate(part) for part in zip(*drawn, strict=True))
    extra = _bonfires(plan, places, rng)
    month, area, day = np.append(month, extra[0]), np.append(area, extra[1]), np.append(day, extra[2])
    category = np.append(category, np.zeros(len(extra[0]), dtype=np.int64))
    bonfire = np.arange(len(month)) >= len(month) - len(extra[0])
    order = np.argsort(month, kind="stable")
    month, area, day, category, bonfire = month[order], area[order], day[order], category[order], bonfire[order]
    slot = (anchors.cumulative[area] < rng.random(len(area))[:, None]).sum(axis=1)
    code = _codes(category, rng)
    code[bonfire] = CODES.index(truth.ASB_NUISANCE)
    happened = Incidents(
        first=plan.period.start,
        month=month,
        category=category,
        code=code,
        area=area,
        anchor=area * anchors.per_area + np.minimum(slot, anchors.per_area - 1),
        day=np.where(bonfire, day, _days(plan, month, rng)),
        hour=np.where(bonfire, 18 + rng.integers(0, 5, len(month)), _hours(category, rng)),
        domestic=_flagged(DOMESTIC, category, rng),
        hate=_flagged(HATE, category, rng),
        knife=_flagged(KNIFE, category, rng),
        nowhere=rng.random(len(month)) < NO_LOCATION,
        district=places.district_of[area],
    )
    return happened.and_also(_moved(plan, places, anchors))


def _moved(plan: Plan, places: Places, anchors: Anchors) -> Incidents:
    """What operations pushed next door, drawn by itself: whatever else happens is the same with it and without."""
    rng = np.random.default_rng([plan.seed, 3, DRAW, 1])
    months, areas, categories = ([np.zeros(0, dtype=np.int64)] for _ in range(3))
    for operation in truth.OPERATIONS:
        first = operation.period.start.index - plan.period.start.index
        if not operation.moved or operation.ward not in places.wards.names or first < 0:
            continue
        beside = np.flatnonzero(in_wards(places, ring(places, operation.ward)))
        size = int(rng.poisson(operation.moved * len(operation.period)))
        months.append(first + rng.integers(0, len(operation.period), size))
        areas.append(rng.choice(beside, size))
        number = next(k for k, level in enumerate(truth.LEVELS) if level.category == operation.category)
        categories.append(np.full(size, number))
    month, area, category = (np.concatenate(part) for part in (months, areas, categories))
    slot = (anchors.cumulative[area] < rng.random(len(area))[:, None]).sum(axis=1)
    no = np.zeros(len(month), dtype=np.bool_)
    return Incidents(
        first=plan.period.start,
        month=month,
        category=category,
        code=_codes(category, rng),
        area=area,
        anchor=area * anchors.per_area + np.minimum(slot, anchors.per_area - 1),
        day=_days(plan, month, rng),
        hour=_hours(category, rng),
        domestic=no,
        hate=no,
        knife=no,
        nowhere=no,
        district=places.district_of[area],
    )


def _of_category(number: int, mean: Floats, rng: np.random.Generator) -> tuple[Ints, Ints, Ints, Ints]:
    counts = rng.poisson(mean)
    month, area = np.nonzero(counts)
    times = counts[month, area]
    month, area = np.repeat(month, times), np.repeat(area, times)
    return month, area, np.full(len(month), number), np.zeros(len(month), dtype=np.int64)


def _bonfires(plan: Plan, places: Places, rng: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """Month, area and day of the extra reports between the bonfires' first and last day of each year."""
    months, areas, days = [], [], []
    for year, ward, size in bonfire_nights(plan, places, truth.BONFIRES.reports, rng):
        night = rng.choice(len(year), size, p=NIGHTS)
        months.append(np.array([m for m, _ in year])[night])
        days.append(np.array([d for _, d in year])[night])
        areas.append(rng.choice(np.flatnonzero(places.ward_of == ward), size))
    none = [np.zeros(0, dtype=np.int64)]
    month, area, day = (np.concatenate(part or none) for part in (months, areas, days))
    held = (month >= 0) & (month < len(plan.months))
    return month[held], area[held], day[held]


NIGHTS = np.array([1, 1, 1, 2, 5, 2, 2, 2, 4, 8]) / 28  # 27 October to 5 November: Hallowe'en and the Fifth


def bonfire_nights(
    plan: Plan, places: Places, mean: float, rng: np.random.Generator
) -> list[tuple[list[tuple[int, int]], int, int]]:
    """For each year and ward: its nights as (month index, day), the ward, and how many to draw."""
    found: list[tuple[list[tuple[int, int]], int, int]] = []
    for year in range(plan.period.start.year, plan.period.end.year + 1):
        nights = [(Month(year, 10), d) for d in range(27, 32)] + [(Month(year, 11), d) for d in range(1, 6)]
        inside = [(m.index - plan.period.start.index, d) for m, d in nights]
        here = [name for name in truth.BONFIRES.wards if name in places.wards.names]
        found.extend((inside, places.ward_named(name), int(rng.poisson(mean))) for name in here)
    return found


def _codes(category: Ints, rng: np.random.Generator) -> Ints:
    code, draw, start = np.zeros_like(category), rng.random(len(category)), 0
    for number, level in enumerate(truth.LEVELS):
        here = category == number
        shares = np.cumsum([share for _, share in level.codes])
        code[here] = start + np.minimum(np.searchsorted(shares / shares[-1], draw[here]), len(shares) - 1)
        start += len(level.codes)
    return code


def _days(plan: Plan, month: Ints, rng: np.random.Generator) -> Ints:
    length: Ints = np.array([m.last_day.day for m in plan.months])
    return 1 + np.floor(rng.random(len(month)) * length[month]).astype(np.int64)


def _hours(category: Ints, rng: np.random.Generator) -> Ints:
    """Evening, night or day round a middle that suits the offence, on a clock of 24 hours."""
    middle = np.array([20.0 if v.category in EVENING else 23.0 if v.category in NIGHT else 14.5 for v in truth.LEVELS])
    spread = np.array([3.5 if v.category in EVENING else 5.5 if v.category in NIGHT else 3.0 for v in truth.LEVELS])
    return np.asarray(np.floor(rng.normal(middle[category], spread[category])).astype(np.int64) % 24)


def _flagged(shares: dict[str, float], category: Ints, rng: np.random.Generator) -> Flags:
    chance = np.array([shares.get(level.category, 0.0) for level in truth.LEVELS])
    return np.asarray(rng.random(len(category)) < chance[category])
