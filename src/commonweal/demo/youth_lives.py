"""What the fictional borough's children did and what became of it: each child's occasions, offences and outcomes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import groupby

import numpy as np

from commonweal.demo import truth
from commonweal.demo.plan import Plan
from commonweal.demo.truth import YOUTH_JUSTICE as PLANTED
from commonweal.figures import Month, Period

WARM_UP = 12  # months before the export begins, so that its first year has children who came before
ADULT = 18
MONTHS_TO_TELL = 18  # a year in which a child may reoffend, and half a year more for the outcome
AGES = (10, 11, 12, 13, 14, 15, 16, 17)
AGE_SHARES = (0.01, 0.03, 0.07, 0.13, 0.20, 0.22, 0.20, 0.14)  # on the first occasion
MORE_OFFENCES = 0.55  # beside the first, on one occasion
GAP = 75.0  # days between a child's occasions, on average
OFFENCES = {
    "violence-against-the-person": 0.33, "criminal-damage": 0.15, "public-order": 0.13, "theft-and-handling": 0.10,
    "drugs": 0.07, "motoring": 0.06, "vehicle-theft": 0.03, "robbery": 0.025, "domestic-burglary": 0.015,
    "non-domestic-burglary": 0.015, "racially-aggravated": 0.015, "sexual": 0.015, "breach-of-statutory-order": 0.015,
    "breach-of-bail": 0.01, "arson": 0.012, "fraud-and-forgery": 0.008,
}  # fmt: skip
FIRST = {"community-resolution": 0.58, "outcome-22": 0.10, "youth-caution": 0.16, "youth-conditional-caution": 0.05,
         "referral-order": 0.11}  # fmt: skip
LATER = {"community-resolution": 0.14, "youth-caution": 0.12, "youth-conditional-caution": 0.14,
         "conditional-discharge": 0.05, "fine": 0.02, "referral-order": 0.29, "youth-rehabilitation-order": 0.21,
         "detention-and-training-order": 0.025, "section-250": 0.005}  # fmt: skip
INFORMAL, CUSTODY = ("community-resolution", "outcome-22"), ("detention-and-training-order", "section-250")
BY_COURT = 6  # in LATER the outcomes from here on, and the referral order, are a court's and take longer
ETHNICITIES = {"W1": 0.89, "W9": 0.015, "M1": 0.02, "M9": 0.015, "A2": 0.03, "B2": 0.015, "O9": 0.015}


@dataclass(frozen=True, slots=True)
class Deed:
    """One offence and its outcome. `occasion` counts a child's own; `first`: its first caution or conviction."""

    child: int
    born: date
    male: bool
    ethnicity: str
    occasion: int
    offence: str
    outcome: str
    offence_on: date
    outcome_on: date
    first: bool = False

    @property
    def month(self) -> Month:
        """Of the outcome."""
        return Month.of(self.outcome_on)


def covered(plan: Plan) -> tuple[Period, ...]:
    """The months that the export speaks for: all but the year that was lost."""
    missing = PLANTED.missing
    return Period(PLANTED.start, missing.start - 1), Period(missing.end + 1, plan.period.end)


@cache
def live(plan: Plan, residents: int) -> tuple[Deed, ...]:
    """Every deed whose outcome came before the series ends, that of the lost year too, in the order of outcomes."""
    rng = np.random.default_rng([plan.seed, 126])
    deeds: list[Deed] = []
    child = 0
    for month in Period(PLANTED.start - WARM_UP, plan.period.end):
        level = PLANTED.new_children[year_of(month)] * residents / truth.RESIDENTS
        wave = 1 + 0.18 * np.cos(2 * np.pi * (month.month - 6) / 12)
        for _ in range(rng.poisson(level * wave)):
            child += 1
            deeds += _life(rng, child, month, plan.period.end.last_day)
    return tuple(sorted(deeds, key=lambda d: (d.outcome_on, d.child, d.offence_on)))


def year_of(month: Month) -> int:
    """The calendar year in which a month's financial year began."""
    return month.year if month.month > 3 else month.year - 1


def _life(rng: np.random.Generator, child: int, month: Month, last: date) -> list[Deed]:
    began = month.first_day + timedelta(int(rng.integers(0, month.last_day.day)))
    years = int(rng.choice(AGES, p=AGE_SHARES))
    born = _years_before(began, years) - timedelta(int(rng.integers(1, 360)))
    known = Deed(child, born, bool(rng.random() < PLANTED.male), _one(rng, ETHNICITIES), 0, "", "", began, began)
    deeds = [d for day, n in _occasions(rng, month, began) for d in _occasion(rng, replace(known, occasion=n), day)]
    deeds = [d for d in deeds if _age(d) < ADULT and d.outcome_on <= last]
    return _with_first(deeds)


def _occasions(rng: np.random.Generator, month: Month, began: date) -> Iterator[tuple[date, int]]:
    year, day = year_of(month), began
    yield day, 0
    if rng.random() < PLANTED.again[year]:
        for n in range(1, 1 + int(rng.geometric(1 / PLANTED.often[year]))):
            day += timedelta(1 + int(rng.exponential(GAP)))
            yield day, n


def _occasion(rng: np.random.Generator, known: Deed, day: date) -> Iterator[Deed]:
    """One or more offences of one day with one outcome."""
    outcome = _one(rng, LATER if known.occasion else FIRST)
    court = outcome == "referral-order" or outcome in list(LATER)[BY_COURT:]
    given = day + timedelta(2 + int(rng.gamma(2.0, 32.0 if court else 10.0)))
    weights = {
        name: share
        for name, share in OFFENCES.items()
        if not (name in PLANTED.absent and Month.of(given) >= PLANTED.absent_from)
    }
    for _ in range(1 + rng.poisson(MORE_OFFENCES)):
        yield replace(known, offence=_one(rng, weights), outcome=outcome, offence_on=day, outcome_on=given)


def _with_first(deeds: list[Deed]) -> list[Deed]:
    """Marks the deeds of a child's first caution or conviction."""
    formal = [d.outcome_on for d in deeds if d.outcome not in INFORMAL]
    return [replace(d, first=d.outcome not in INFORMAL and d.outcome_on == min(formal)) for d in deeds]


def _one(rng: np.random.Generator, shares: dict[str, float]) -> str:
    weights = np.array(list(shares.values()))
    return str(rng.choice(list(shares), p=weights / weights.sum()))


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def _age(deed: Deed) -> int:
    on, born = deed.offence_on, deed.born
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def cohorts(deeds: tuple[Deed, ...], years: Period) -> list[list[int]]:
    """For each child with a caution or conviction in these months, how many proven reoffences followed.

    Committed within a year of the first of these outcomes, and cautioned or convicted by half a year after it.
    """
    formal = sorted((d for d in deeds if d.outcome not in INFORMAL), key=lambda d: d.child)
    counts = []
    for _, own in groupby(formal, key=lambda d: d.child):
        mine = list(own)
        inside = [d.outcome_on for d in mine if d.month in years]
        if inside:
            start = min(inside)
            a_year, in_court = start + timedelta(365), Month.of(start) + MONTHS_TO_TELL
            again = [d for d in mine if start < d.offence_on <= a_year and d.month <= in_court]
            counts.append([mine[0].child, len(again)])
    return counts
