"""Sizes that leave no room for what is planted are refused in plain words."""

import pytest

from commonweal.demo.national.plan import NationalPlan
from commonweal.errors import MethodRefused
from commonweal.figures import Month


@pytest.mark.parametrize(
    "size",
    [{"months": 5}, {"forces": 2}, {"partnerships": 11}, {"forces": 44}, {"rows": 0}, {"seed": -1}, {"rows": 10**9}],
)
def test_sizes_without_room_are_refused(size: dict[str, int]) -> None:
    with pytest.raises(MethodRefused):
        NationalPlan(**size)


def test_a_force_has_three_partnerships_at_least() -> None:
    with pytest.raises(MethodRefused, match="too few for 43 forces"):
        NationalPlan(partnerships=128)
    assert NationalPlan(partnerships=129).forces == 43


@pytest.mark.parametrize("months", [6, 7, 12, 24, 36, 180, 240])
def test_what_is_planted_lies_within_the_months_and_apart(months: int) -> None:
    plan = NationalPlan(months=months)
    assert len(plan.period) == months
    assert 0 < plan.step < months
    assert plan.missing and plan.missing[0] > 0 and plan.missing[-1] < plan.thin < months


def test_fifteen_years_of_the_country_are_85_million_rows() -> None:
    assert NationalPlan(months=180).wanted_rows == pytest.approx(85e6, rel=0.01)
    assert NationalPlan(months=180).period.start == Month(2010, 11)
