"""Times of a table on an even grid."""

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.errors import RowsRefused
from commonweal.methods import timeline
from commonweal.methods.timeline import timeline_of


def test_the_example_in_its_docstring_is_so() -> None:
    assert doctest.testmod(timeline).failed == 0


def test_months_are_placed_whatever_their_order_and_a_gap_is_a_place() -> None:
    line = timeline_of(["2024-03", "2023-12", "2024-01"], 12)
    assert line.place.tolist() == [3, 0, 1]
    assert line.length == 4
    assert line.days is None


def test_dated_months_have_the_first_day_of_each() -> None:
    line = timeline_of(["2023-12-31", "2024-02-15"], 12)
    assert line.days is not None
    assert [str(day) for day in line.days] == ["2023-12-01", "2024-01-01", "2024-02-01"]


@pytest.mark.parametrize("first", ["2024-03-03", "2024-03-04", "2024-03-06", "2024-03-09"])
def test_weeks_keep_their_weekday(first: str) -> None:
    line = timeline_of([first, "2024-03-23" if first == "2024-03-09" else first], 52)
    assert line.days is not None
    assert str(line.days[0]) == first


def test_a_week_may_be_named_by_its_number() -> None:
    line = timeline_of(["2024-W01", "2024-W03"], 52)
    assert line.days is not None
    assert [str(day) for day in line.days] == ["2024-01-01", "2024-01-08", "2024-01-15"]


def test_whole_numbers_are_points_evenly_spaced() -> None:
    line = timeline_of(["7", "9", "8"], 52)
    assert line.place.tolist() == [0, 2, 1]
    assert line.days is None
    assert (line.find("9"), line.find("6"), line.find("12")) == (2, -1, 5)


@pytest.mark.parametrize(
    ("cells", "frequency", "words"),
    [
        (["2024-03", "March"], 12, "'March' cannot be read"),
        (["2024-03", ""], 12, "'' cannot be read"),
        (["2024-13"], 12, "'2024-13' cannot be read"),
        (["2024-03-04", "2024-03-12"], 52, "same day of the week"),
        (["2024-03", "2024-04"], 52, "says the day of each week"),
        (["0202-03", "2024-03"], 12, "too far apart"),
    ],
)
def test_times_that_cannot_be_placed_are_refused(cells: list[str], frequency: int, words: str) -> None:
    with pytest.raises(RowsRefused, match=words) as refusal:
        timeline_of(cells, frequency)
    assert refusal.value.next_step


def test_a_time_asked_for_must_be_of_the_table_s_kind() -> None:
    with pytest.raises(RowsRefused, match="not a whole number"):
        timeline_of(["1", "2"], 12).find("2024-01")
    with pytest.raises(RowsRefused, match="cannot be read"):
        timeline_of(["2024-01"], 12).find("soon")


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(st.integers(2000 * 12, 2030 * 12), min_size=1, unique=True))
def test_every_month_is_found_where_it_was_placed(months: list[int]) -> None:
    cells = [f"{m // 12}-{m % 12 + 1:02d}" for m in months]
    line = timeline_of(cells, 12)
    assert [line.find(cell) for cell in cells] == line.place.tolist()
    assert line.length == max(months) - min(months) + 1
