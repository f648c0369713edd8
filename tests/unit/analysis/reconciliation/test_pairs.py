import numpy as np
import pytest

from commonweal.analysis.reconciliation.pairs import stretches
from commonweal.analysis.reconciliation.told import Told, whole_quarters
from commonweal.figures import Area, Month, Period

JAN = Month(2024, 1)


def months(count):
    return [Period(JAN + n, JAN + n) for n in range(count)]


def quarters(count):
    return [Period(JAN + 3 * n, JAN + 3 * n + 2) for n in range(count)]


def test_a_gap_and_a_change_of_rules_begin_a_new_stretch():
    known = np.array([True, True, False, True, True, True])
    assert stretches(known, months(6), []).tolist() == [1, 1, -1, 2, 2, 2]
    assert stretches(known, months(6), [JAN + 4]).tolist() == [1, 1, -1, 2, 3, 3]


def test_a_change_inside_a_quarter_leaves_that_quarter_in_no_stretch():
    known = np.ones(4, dtype=bool)
    at_start = stretches(known, quarters(4), [JAN + 3]).tolist()
    assert at_start[0] != at_start[1] == at_start[3]
    inside = stretches(known, quarters(4), [JAN + 4]).tolist()
    assert inside[1] == -1
    assert inside[0] != inside[2] == inside[3]


@pytest.mark.parametrize(
    ("start", "end", "whole"), [("2024-01", "2024-03", "2024-01..2024-03"), ("2024-02", "2024-10", "2024-01..2024-12")]
)
def test_quarters_hold_all_months_between(start, end, whole):
    assert str(whole_quarters(Month.parse(start), Month.parse(end))) == whole


def test_a_quarter_wants_all_its_months():
    values = np.array([1.0, 2, 3, 4, np.nan, 6])
    told = Told("a", "a", "a", Area("P1", "Alder", "district"), 1, Period(JAN, JAN + 5), {"burglary": values},
                ("", "", "", "", "gone", ""), ())  # fmt: skip
    assert told.at("burglary", 3)[0] == 6
    assert np.isnan(told.at("burglary", 3)[1])
    assert np.isnan(told.at("robbery", 3)).all()
    assert [told.why(t, 3) for t in (0, 1)] == ["", "gone"]
    assert JAN + 4 not in told.available
