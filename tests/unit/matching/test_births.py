from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.matching.births import compared
from made_up_people import TODAY


def read(born: date | None, precision: str = "day") -> tuple[int | None, ...]:
    epoch = (TODAY - date(1970, 1, 1)).days
    found = compared(pa.array([born], pa.date32()), pa.array([precision]), TODAY.year, epoch)
    return tuple(found[name][0].as_py() for name in ("born_year", "born_month", "born_day"))


@pytest.mark.parametrize(
    "born, precision, meant",
    [
        (date(1980, 3, 12), "day", (1980, 3, 12)),
        (date(1980, 3, 1), "month", (1980, 3, None)),
        (date(1980, 1, 1), "year", (1980, None, None)),
        (date(1980, 1, 1), "day", (1980, None, None)),  # written where only the year is known
        (date(1980, 1, 1), "month", (1980, 1, None)),
        (date(1900, 1, 1), "day", (None, None, None)),
        (date(1899, 12, 30), "day", (None, None, None)),
        (date(2025, 6, 2), "day", (None, None, None)),
        (date(2025, 6, 1), "day", (2025, 6, 1)),
        (None, "day", (None, None, None)),
    ],
)
def test_as_exact_as_it_can_be_meant(born: date | None, precision: str, meant: tuple[int | None, ...]) -> None:
    assert read(born, precision) == meant


@given(st.dates(date(1850, 1, 1), date(2100, 1, 1)), st.sampled_from(["day", "month", "year"]))
def test_nothing_is_told_that_was_not_written(born: date, precision: str) -> None:
    year, month, day = read(born, precision)
    assert year in (born.year, None)
    assert month in (born.month, None)
    assert day in (born.day, None)
    assert (day is None or month is not None) and (month is None or year is not None)
