"""What was planted in a made-up country comes out of one pass: changes, and who did not publish."""

import numpy as np
import pytest

from commonweal.analysis.whole_country import Changes, Gathered, changes, gather_whole
from commonweal.figures import Period
from commonweal.geography import Gazetteer
from commonweal.records.offences import POLICE_UK_CATEGORIES
from commonweal.records.register import Register
from commonweal.store import Store
from small_nation import SMALL, Nation, small_nation  # noqa: F401


@pytest.fixture(scope="module")
def gathered(small_nation: Nation) -> Gathered:  # noqa: F811
    view = Store(small_nation.workspace).view()
    return gather_whole(view, Gazetteer.of(view), SMALL.period, Register())


def told(gathered: Gathered, answer: Changes, district: str, category: str) -> tuple[str, float]:
    area, node = gathered.country.index(district), answer.nodes.index(POLICE_UK_CATEGORIES[category])
    return answer.verdict[area, node], answer.q[area, node]


def test_planted_changes_hold_after_false_discovery_control(gathered, small_nation):  # noqa: F811
    months = SMALL.months - SMALL.step
    after = Period(SMALL.month(SMALL.step), SMALL.month(SMALL.months - 1))
    answer = changes(gathered.levels[0], after, after.shift(-months))
    for planted in small_nation.truth["changes"]:
        verdict, q = told(gathered, answer, planted["district"], planted["category"])
        assert verdict == ("rise" if planted["factor"] > 1 else "fall"), planted
        assert q < 0.05


def test_those_who_did_not_publish_are_not_available(gathered, small_nation):  # noqa: F811
    months = SMALL.months - SMALL.step
    after = Period(SMALL.month(SMALL.step), SMALL.month(SMALL.months - 1))
    for level in gathered.levels:
        answer = changes(level, after, after.shift(-months))
        gone = {
            gathered.country.index(d)
            for what in ("missing", "thin")
            for d in small_nation.districts_of(small_nation.truth[what]["force"])
        }
        silent = np.isin(level.within, list(gone))
        assert silent.any()
        assert (answer.verdict[silent] == "not available").all()
        assert (answer.verdict[~silent] != "not available").all()


def test_wards_hold_what_their_partnership_holds(gathered):
    partnerships, wards = gathered.levels
    assert len(wards.areas) > len(partnerships.areas)
    added = np.zeros_like(partnerships.counts)
    np.add.at(added, wards.within, wards.counts)
    np.testing.assert_array_equal(added, partnerships.counts)
