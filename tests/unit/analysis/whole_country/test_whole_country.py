"""A level's changes and newest months: the rate promised is kept, gaps stay gaps, what is there is found."""

import numpy as np
import pytest

from alder import HOME, OTHER, steady, street, workspace
from commonweal.analysis.whole_country import changes, exceedances, found_changes, found_exceedances, gather_whole
from commonweal.analysis.whole_country.level import Level, since_long_gap
from commonweal.figures import Area, Month, Period
from commonweal.geography import Gazetteer
from commonweal.records import register
from commonweal.store import Store

NODES = ("burglary", "robbery", "drugs", "shoplifting")
END = Month(2025, 12)
YEAR = Period(END - 11, END)
BEFORE = YEAR.shift(-12)


def level(counts: np.ndarray, kind: str = "ward") -> Level:
    """Of counts (A, 4, T) that end with the year."""
    areas = tuple(Area(f"W{i}", f"Ward {i}", kind) for i in range(len(counts)))
    horizon = Period(END - (counts.shape[2] - 1), END)
    return Level(kind, areas, np.zeros(len(areas), dtype=int), NODES, horizon, counts.astype(float))


def unchanged(seed: int, areas: int, months: int = 36, variation: float = 2.0) -> np.ndarray:
    """Seasonal counts of 0.1 to 30 a month that vary so many times as much as separate events, and do not change."""
    random = np.random.default_rng(seed)
    usual = np.exp(random.uniform(np.log(0.1), np.log(30), (areas, len(NODES), 1)))
    mean = usual * np.exp(0.2 * np.cos(2 * np.pi * np.arange(months) / 12))
    return random.negative_binomial(mean / (variation - 1), 1 / variation)


def test_false_discoveries_stay_at_the_rate_promised():
    """Of 8 countries without any change, in hardly one may anything hold: 5% of them on average."""
    found = [len(found_changes(changes(level(unchanged(seed, 250)), YEAR, BEFORE))) for seed in range(8)]
    assert sum(n > 0 for n in found) <= 2


def test_what_changed_is_found_and_little_else():
    counts = unchanged(1, 300).astype(float)
    random = np.random.default_rng(2)
    counts[:20, 0] = random.poisson(40, (20, 36))
    counts[:20, 0, -12:] = random.poisson(64, (20, 12))
    answer = changes(level(counts), YEAR, BEFORE)
    planted = answer.verdict[:20, answer.nodes.index("burglary")]
    assert (planted == "rise").sum() >= 18
    found = found_changes(answer)
    false = [a for a in found.area if a >= 20]
    assert len(found) > 20  # all crime and the headings rise with it
    assert len(false) <= 0.1 * len(found)


def test_the_family_is_every_row_of_the_level():
    answer = changes(level(unchanged(3, 50)), YEAR, BEFORE)
    assert answer.tested == 50 * len(answer.nodes)
    assert set(answer.nodes) == {*NODES, "all-crime", "publicly-reported", "police-generated"}
    least = np.unravel_index(np.nanargmin(answer.p), answer.p.shape)
    assert answer.q[least] <= answer.p[least] * answer.tested + 1e-12


def test_a_month_that_is_missing_is_not_available_and_not_tested():
    counts = unchanged(4, 30).astype(float)
    counts[0, :, -3] = np.nan
    answer = changes(level(counts), YEAR, BEFORE)
    assert (answer.verdict[0] == "not available").all()
    assert np.isnan(answer.after[0]).all()
    assert np.isnan(answer.p[0]).all()
    assert answer.tested == 29 * len(answer.nodes)


def test_nothing_is_looked_back_on_across_a_long_gap():
    months = np.arange(24, dtype=float)[None, :].repeat(2, axis=0)
    months[0, 5:11] = np.nan
    months[1, 5:9] = np.nan
    kept = since_long_gap(months)
    assert np.isnan(kept[0, :11]).all()
    assert np.isfinite(kept[0, 11:]).all()
    assert np.isfinite(kept[1]).sum() == 20
    counts = unchanged(5, 40).astype(float)
    counts[0, :, 14:22] = np.nan
    judged = exceedances(level(counts), YEAR)
    assert np.isnan(judged.upper[0]).all()
    assert not judged.alarm[0].any()
    assert np.isfinite(judged.upper[1:]).any()


def test_a_month_far_above_its_band_alarms_and_is_sorted_first():
    counts = unchanged(6, 80, months=60, variation=1.05).astype(float)
    counts[7, 3] = np.random.default_rng(8).poisson(10, 60)
    counts[7, 3, -2] = 60
    answer = exceedances(level(counts), YEAR)
    assert answer.years == 4
    assert [str(m) for m in answer.months] == ["2025-10", "2025-11", "2025-12"]
    found = found_exceedances(answer)
    assert (found.area[0], found.month[0]) == (7, 1)
    node = answer.nodes.index("shoplifting")
    assert answer.observed[7, node, 1] == 60 > answer.upper[7, node, 1]
    assert answer.q[7, node, 1] < 0.05


@pytest.mark.parametrize(("months", "years"), [(36, 2), (26, 0), (60, 4)])
def test_alarms_come_about_as_often_as_is_said(months, years):
    answer = exceedances(level(unchanged(9, 400, months, variation=1.02)), YEAR)
    assert answer.years == years
    above = int((answer.alarm > 0).sum())
    assert (answer.judged > 0) == (years > 0)
    assert above <= 1.15 * answer.by_chance
    assert answer.by_chance == pytest.approx(0.025 * answer.judged)


def test_a_ward_of_few_cases_is_judged_by_all_months_alike():
    """Noughts in its own season are no proof that it expects none."""
    counts = np.zeros((2, 4, 36))
    counts[:, 0, ::5] = 2
    counts[0, 0, -1] = 5
    answer = exceedances(level(counts), YEAR)
    node = answer.nodes.index("burglary")
    assert 0.2 < answer.expected[0, node, -1] < 1


def gathered(tmp_path, editions, period=YEAR):
    view = Store(workspace(tmp_path, editions)).view()
    return gather_whole(view, Gazetteer.of(view), Period(BEFORE.start, period.end), register.parse(""))


def test_wards_add_up_to_their_partnership_and_share_its_gaps(tmp_path):
    here = steady(Period(BEFORE.start, END), {("L1", "burglary", HOME): 30, ("L4a", "robbery", HOME): 10})
    there = steady(Period(BEFORE.start, END), {("L5", "burglary", OTHER): 20, ("L1", "drugs", OTHER): 4}, scope="moor")
    there = [e for e in there if e.months != (END - 2,)]
    found = gathered(tmp_path, [*here, *there, street(END - 2, {("L5", "burglary", OTHER): 2}, "moor")])
    partnerships, wards = found.levels
    assert {a.kind for a in wards.areas} == {"ward"}
    alder = wards.within == 0
    by_ward = np.nansum(wards.counts[alder], axis=0)
    assert by_ward.sum() == partnerships.counts[0].sum() == 24 * 40
    assert found.placed == 1.0
    assert np.isnan(wards.counts[~alder][..., -3]).all()
    assert np.isnan(partnerships.counts[1][:, -3]).all()
    np.testing.assert_array_equal(found.country.counts, partnerships.counts)
