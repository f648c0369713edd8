"""What happens by the true rates: as many as they say, as spread as is stated, and what was planted."""

import numpy as np
import pytest

from commonweal.demo.national.country import Country, settle
from commonweal.demo.national.plan import NationalPlan
from commonweal.demo.national.planted import ABOVE, BELOW, FALL, RISE, THIN_SHARE, Planted, plant
from commonweal.demo.national.rates import OVERDISPERSION, Rates, draw, expected, true_rates

PLAN = NationalPlan(months=24, forces=10, partnerships=64, points=1)
Made = tuple[Country, Planted, Rates]


@pytest.fixture(scope="module")
def made() -> Made:
    country = settle(PLAN)
    planted = plant(country)
    return country, planted, true_rates(country, planted)


def test_the_rows_are_those_wanted(made: Made) -> None:
    country, planted, rates = made
    whole = sum(expected(country, planted, rates, m).sum() for m in range(PLAN.step))
    assert whole == pytest.approx(PLAN.wanted_rows * PLAN.step / PLAN.months, rel=0.01)


def test_one_of_each_is_planted_in_each_kind(made: Made) -> None:
    country, planted, rates = made
    assert sorted(a.factor for a in planted.apart) == [BELOW] * PLAN.kinds + [ABOVE] * PLAN.kinds
    assert sorted(c.factor for c in planted.changes) == [FALL] * PLAN.kinds + [RISE] * PLAN.kinds
    chosen = [a.partnership for a in planted.apart] + [c.partnership for c in planted.changes]
    assert len(set(chosen)) == len(chosen)
    assert not set(country.force[chosen].tolist()) & {planted.missing_force, planted.thin_force}
    for one in planted.apart:
        kind = rates.kind[country.kind[one.partnership], one.category]
        assert rates.yearly[one.partnership, one.category] == pytest.approx(kind * one.factor)


def test_a_change_begins_at_its_month(made: Made) -> None:
    country, planted, rates = made
    for one in planted.changes:
        season = rates.season[:, one.category]
        before, after = (
            expected(country, planted, rates, m)[one.partnership, one.category] / season[PLAN.month(m).month - 1]
            for m in (one.start - 1, one.start)
        )
        assert after / before == pytest.approx(one.factor)


def test_chance_is_as_overdispersed_as_stated(made: Made) -> None:
    country, planted, rates = made
    months = [m for m in range(PLAN.months) if m not in PLAN.missing and m != PLAN.thin]
    parts = [
        (draw(country, planted, rates, m) - mean) ** 2 / mean
        for m in months
        for mean in [expected(country, planted, rates, m)]
    ]
    assert np.mean(parts) == pytest.approx(OVERDISPERSION, rel=0.05)


def test_what_was_not_published_is_not_drawn(made: Made) -> None:
    country, planted, rates = made
    mine = country.force == planted.missing_force
    counts = draw(country, planted, rates, PLAN.missing[0])
    assert counts[mine].sum() == 0
    assert counts[~mine].sum() > 0
    thin = country.force == planted.thin_force
    usual, last = (draw(country, planted, rates, m)[thin].sum() for m in (PLAN.thin - 1, PLAN.thin))
    assert last / usual == pytest.approx(THIN_SHARE, rel=0.2)
