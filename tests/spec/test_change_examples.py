"""Change, by example: small tables in, what may be said out. These are the manual's own examples."""

import pytest

from commonweal.stats.change import exact_change, paired_change, quasi_poisson, verdicts
from commonweal.stats.decomposition import decompose
from commonweal.stats.false_discovery import benjamini_hochberg

# Two counts, exactly: before, after, change in percent, the likely range (R's poisson.test gives the same), p.
TWO_COUNTS = [
    (100, 100, 0.0, (-25.0, 33.3), 1.0),
    (100, 130, 30.0, (-0.6, 70.4), 0.0556),
    (200, 260, 30.0, (7.7, 57.1), 0.0059),
    (10, 20, 100.0, (-10.6, 378.5), 0.0987),
    (3, 0, -100.0, (-100.0, 142.0), 0.25),
]


@pytest.mark.parametrize("before, after, percent, interval, p", TWO_COUNTS)
def test_two_counts(before, after, percent, interval, p):
    """The same 30% is within chance on 100 and beyond it on 200; a doubling from 10 is within chance too."""
    change = exact_change([before], [after])
    assert change.change_percent[0] == pytest.approx(percent)
    assert (change.low_percent[0], change.high_percent[0]) == pytest.approx(interval, abs=0.06)
    assert change.p[0] == pytest.approx(p, abs=0.00006)


def test_twice_as_many_residents_are_not_twice_the_crime():
    """40 among 10,000 residents, then 80 among 20,000: no change of the rate."""
    change = exact_change([40], [80], exposure_before=[10_000], exposure_after=[20_000])
    assert change.change_percent[0] == 0 and change.p[0] == pytest.approx(1.0)


def test_months_that_vary_say_less():
    """A fall from 200 to 150 is beyond chance for single events, and within it where months vary fourfold."""
    assert exact_change([200], [150]).p[0] == pytest.approx(0.0087, abs=0.0002)
    assert quasi_poisson([200], [150], phi=4.0).p[0] == pytest.approx(0.183, abs=0.001)


STEADY = [30, 33, 29, 31, 30, 32, 28, 31, 33, 30, 29, 32]
FEWER = [20, 22, 19, 21, 20, 21, 18, 21, 22, 20, 19, 21]  # a third fewer, month by month
BUMPY = [8, 35, 11, 40, 9, 33, 12, 38, 10, 26, 8, 14]  # about a third fewer too, but anything may happen in a month


def test_the_same_fall_from_steady_and_from_bumpy_months():
    """Each fell by a third over the year. Only where month after month says the same may it be called a fall."""
    steady = paired_change([STEADY], [FEWER])
    bumpy = paired_change([STEADY], [BUMPY])
    assert steady.change_percent[0] == pytest.approx(-33.7, abs=0.1)
    assert bumpy.change_percent[0] == pytest.approx(-33.7, abs=0.1)
    assert steady.high_percent[0] < 0 < bumpy.high_percent[0]
    assert verdicts(steady, steady.p) == ("fall",) and verdicts(bumpy, bumpy.p) == ("no clear change",)


def test_a_table_is_judged_as_a_whole():
    """Twenty offences, one with p below 0.05: that is what chance gives, and nothing is called a rise."""
    change = exact_change([100] * 20, [133] + [100] * 19)
    assert change.p[0] < 0.05
    assert set(verdicts(change, benjamini_hochberg(change.p))) == {"no clear change"}


def test_five_words():
    before, after = [100, 100, 100, 2, float("nan")], [200, 40, 103, 1, 5]
    change = exact_change(before, after)
    said = ("rise", "fall", "no clear change", "too few to say", "not available")
    assert verdicts(change, benjamini_hochberg(change.p)) == said


def test_which_wards_carry_a_fall():
    """Of a fall of 40, the first ward carries all; the second rose by 3, the third fell by 3: the sum is exact."""
    result = decompose(before=[80, 60, 100], after=[40, 63, 97])
    assert result.contribution.tolist() == [-40, 3, -3] and result.total_change == -40
    assert result.share.round(3).tolist() == [1.0, -0.075, 0.075]
    assert result.beyond_chance.tolist() == [True, False, False]
