import numpy as np
import pyarrow as pa
import pytest

from commonweal.analysis.cube import UNPLACED, build
from commonweal.figures import Month, Period
from commonweal.records.offences import POLICE_UK_CATEGORIES

JAN = Month(2024, 1)
YEAR = Period(JAN, Month(2024, 4))


def table(rows):
    month, offence, count = zip(*rows, strict=True)
    return pa.table(
        {"month": pa.array([m.first_day for m in month]), "offence": offence, "count": pa.array(count, pa.int64())}
    )


@pytest.fixture
def cube():
    rows = [
        (JAN, "burglary", 3),
        (JAN + 1, "burglary", 5),
        (JAN, "robbery", 2),
        (JAN + 3, "drugs", 7),
        (JAN - 1, "drugs", 9),
    ]
    held = {JAN, JAN + 1, JAN + 3}
    return build(
        table(rows),
        pa.array(["W1", "W2", None, "W1", "W1"]),
        ["W1", "W2"],
        {"burglary", "robbery", "drugs"},
        held,
        YEAR,
    )


def test_a_month_not_held_is_missing_never_zero(cube):
    np.testing.assert_array_equal(cube.series("burglary"), [3, 5, np.nan, 0])


def test_a_node_holds_all_below_it(cube):
    np.testing.assert_array_equal(cube.series("all-crime"), [5, 5, np.nan, 7])
    np.testing.assert_array_equal(cube.series("publicly-reported"), [5, 5, np.nan, 0])


def test_the_areas_add_up_to_the_whole_with_what_is_in_none(cube):
    assert cube.areas == ("W1", "W2", UNPLACED)
    parts = sum(cube.series("all-crime", a) for a in cube.areas)
    np.testing.assert_array_equal(parts, cube.series("all-crime"))


def test_what_the_source_cannot_tell_apart_is_not_countable(cube):
    assert cube.countable("burglary")
    assert cube.countable("publicly-reported")
    assert not cube.countable("residential-burglary")
    assert not cube.countable("anti-social-behaviour")  # nothing of that root is recorded


def test_a_window_outside_the_horizon_is_missing(cube):
    window = cube.window(cube.series("burglary"), Period(JAN - 2, JAN + 1))
    np.testing.assert_array_equal(window, [np.nan, np.nan, 3, 5])
    np.testing.assert_array_equal(cube.held_in(Period(JAN - 1, JAN + 2)), [False, True, True, False])


def test_what_police_uk_cannot_tell_apart():
    recorded = set(POLICE_UK_CATEGORIES.values())
    cube = build(table([(JAN, "burglary", 1)]), pa.array(["W1"]), ["W1"], recorded, {JAN}, YEAR)
    for node in ("residential-burglary", "rape", "arson", "trafficking-of-drugs", "asb-nuisance", "homicide"):
        assert not cube.countable(node)
    for node in ("burglary", "shoplifting", "anti-social-behaviour", "all-crime", "publicly-reported"):
        assert cube.countable(node)
