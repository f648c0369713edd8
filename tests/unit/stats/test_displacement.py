import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.errors import MethodRefused
from commonweal.stats.displacement import ROLES, displacement

PAPER = ([207, 308, 178, 150], [110, 318, 157, 140])  # Wheeler and Ratcliffe (2018): the worked example


def test_the_published_example():
    found = displacement(*PAPER, ROLES)
    assert (found.target.estimate, found.nearby.estimate, found.total.estimate) == (-107, -11, -118)
    assert found.total.standard_error == pytest.approx(math.sqrt(1568))
    assert round(found.total.z, 2) == -2.98
    assert [round(end) for end in found.total.interval] == [-196, -40]


def test_sizes_as_the_authors_weigh_them():
    sizes = {"target_control": 0.9, "target": 1.2, "nearby_control": 1.6, "nearby": 1.5}
    total = displacement(*PAPER, ROLES, sizes=sizes).total
    assert (total.estimate, total.standard_error, total.z) == pytest.approx((-99.69444444, 35.4280755, -2.813995483))
    assert total.interval == pytest.approx((-169.1321965, -30.25669241))


def test_periods_of_different_lengths_as_the_authors_weigh_them():
    found = displacement([80, 100], [20, 50], ROLES[:2], weight_before=2)
    assert (found.total.estimate, found.total.standard_error) == pytest.approx((-20, math.sqrt(115)))
    assert math.isnan(found.nearby.estimate) and math.isnan(found.wdq) and "no nearby" in found.reading


def test_areas_of_a_role_are_added_up_and_one_unknown_is_left_out():
    once = displacement(*PAPER, ROLES).total
    before = [100, 107, 308, 178, 150, math.nan]
    found = displacement(before, [60, 50, 318, 157, 140, 9], ["target", *ROLES, "target"])
    assert found.total == once and found.used.tolist() == [True] * 5 + [False]


@pytest.mark.parametrize(
    ("after", "wdq", "reading"),
    [
        ([50, 100, 100, 100], 0, "did not change"),
        ([50, 100, 80, 100], 0.4, "fell too"),
        ([50, 100, 20, 100], 1.6, "by more than the target did"),
        ([50, 100, 120, 100], -0.4, "some displacement"),
        ([50, 100, 150, 100], -1, "at least as much"),
        ([100, 90, 90, 100], None, "did not fall"),
        ([50, 0, 90, 100], None, "counted nothing"),
    ],
)
def test_the_quotient_and_its_reading(after, wdq, reading):
    found = displacement([100, 100, 100, 100], after, ROLES)
    assert reading in found.reading
    assert math.isnan(found.wdq) if wdq is None else found.wdq == pytest.approx(wdq)


def test_dispersion_is_measured_tested_and_allowed_for():
    """Eight controls that swing to and fro: phi by hand, the interval by Student with its degrees."""
    before = [50, 80, 20, 70, 30, 60, 40, 75, 25]
    after = [40, 20, 80, 30, 70, 40, 60, 25, 75]
    role = ["target"] + ["target_control"] * 8
    plain = displacement(before, after, role)
    n = np.add(before, after)[1:]
    square = float((((np.array(after)[1:] - n / 2) ** 2) / (n / 4)).sum())
    assert (plain.dispersion.phi, plain.dispersion.degrees) == (pytest.approx(square / 7), 7)
    assert plain.dispersion.p < 1e-6 and not plain.allowed_for
    wide = displacement(before, after, role, dispersion="estimated")
    assert wide.allowed_for and wide.target.estimate == plain.target.estimate
    assert wide.target.standard_error == pytest.approx(plain.target.standard_error * math.sqrt(square / 7))
    assert wide.target.interval[1] > wide.target.estimate + 2.36 * wide.target.standard_error


def test_less_than_chance_never_narrows():
    found = displacement(
        [50, 50, 50], [50, 50, 50], ["target", "target_control", "target_control"], dispersion="estimated"
    )
    assert found.dispersion.phi == 0 and found.target.standard_error == pytest.approx(math.sqrt(300))


def test_what_it_could_have_shown_is_seen_four_times_in_five():
    """Under an effect of the smallest detectable size the interval leaves nought out about 80% of the time."""
    chance = np.random.default_rng(3)
    smallest = displacement([400, 400, 400, 400], [400, 400, 400, 400], ROLES).nearby.smallest_detectable
    seen = 0
    for _ in range(2000):
        before = chance.poisson(400, 4)
        after = chance.poisson([400, 400, 400 + smallest, 400])
        seen += displacement(before, after, ROLES).nearby.interval[0] > 0
    assert seen / 2000 == pytest.approx(0.8, abs=0.03)


def test_false_alarms_at_the_stated_rate_with_areas_that_differ_beyond_chance():
    """Forty areas, whose changes vary twice as much as chance: allowed for 5%; taken as Poisson far more."""
    chance = np.random.default_rng(5)
    role = [ROLES[i % 4] for i in range(40)]
    alarms = {"none": 0, "estimated": 0}
    for _ in range(2000):
        rate = chance.gamma(20, 1, (2, 40))
        before, after = chance.poisson(rate)
        for way in alarms:
            low, high = displacement(before, after, role, dispersion=way).total.interval
            alarms[way] += not low <= 0 <= high
    assert alarms["estimated"] / 2000 == pytest.approx(0.05, abs=0.015)
    assert alarms["none"] / 2000 > 0.12


@given(st.lists(st.tuples(*[st.integers(0, 500)] * 2), min_size=4, max_size=4))
def test_exchanging_before_and_after_turns_the_sign(cells):
    before, after = zip(*cells, strict=True)
    one, other = displacement(before, after, ROLES), displacement(after, before, ROLES)
    assert one.total.estimate == -other.total.estimate
    assert one.total.standard_error == other.total.standard_error


@pytest.mark.parametrize(
    ("before", "after", "role", "more", "said"),
    [
        ([1, 2], [1], ROLES[:2], {}, "do not match"),
        ([1, -2], [1, 1], ROLES[:2], {}, "below zero"),
        ([1, 2], [1, 1], ["target", "buffer"], {}, "'buffer' is no role"),
        ([1], [1], ["target"], {}, "target_control"),
        ([1], [1], ["target_control"], {}, "role target"),
        ([1, 2, 3], [1, 2, 3], ROLES[:3], {}, "nearby_control"),
        ([1, math.nan], [1, 1], ROLES[:2], {}, "target_control"),
        ([1, 2], [1, 1], ROLES[:2], {"weight_before": 0}, "weight"),
        ([1, 2], [1, 1], ROLES[:2], {"sizes": {"target": 0}}, "size"),
        ([1, 2], [1, 1], ROLES[:2], {"sizes": {"ring": 1}}, "size"),
    ],
)
def test_refusals(before, after, role, more, said):
    with pytest.raises(MethodRefused, match=said):
        displacement(before, after, role, **more)
