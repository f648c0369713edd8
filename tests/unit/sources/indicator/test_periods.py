"""Periods as publishers print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.figures import Month, Period
from commonweal.sources.indicator.periods import read_period


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2025-06", "2025-06..2025-06"),
        ("2025-04..2025-06", "2025-04..2025-06"),
        ("June 2025", "2025-06..2025-06"),
        ("Sept 2025", "2025-09..2025-09"),
        ("Apr-2025", "2025-04..2025-04"),
        ("2025-06-01", "2025-06..2025-06"),
        ("2025-06-01 00:00:00", "2025-06..2025-06"),
        ("April to June 2025", "2025-04..2025-06"),
        ("Dec to Feb 2025", "2024-12..2025-02"),
        ("Oct 2024 – Mar 2025", "2024-10..2025-03"),
        ("2025 Q2", "2025-04..2025-06"),
        ("Q2 2025", "2025-04..2025-06"),
        ("2025/26 Q1", "2025-04..2025-06"),
        ("Q1 2025/26", "2025-04..2025-06"),
        ("2025", "2025-01..2025-12"),
        ("2025/26", "2025-04..2026-03"),
        ("2025-26", "2025-04..2026-03"),
        ("2025/2026", "2025-04..2026-03"),
        ("year ending June 2025", "2024-07..2025-06"),
        ("12 months to June 2025", "2024-07..2025-06"),
    ],
)
def test_it_is_read(printed: str, meant: str) -> None:
    assert read_period(printed) == Period.parse(meant)


@pytest.mark.parametrize("printed", ["202324", "2023/24", "2023-2024"])
def test_a_school_year_is_from_september(printed: str) -> None:
    assert read_period(printed, "school") == Period(Month(2023, 9), Month(2024, 8))


@pytest.mark.parametrize(
    "printed", ["", "2025/27", "Q5 2025", "soon", "Junuary 2025", "1825", "2025-13", "total", "12"]
)
def test_what_is_none_is_not_guessed(printed: str) -> None:
    assert read_period(printed) is None


def test_a_first_month_alone_has_the_length_that_the_mapping_says() -> None:
    assert read_period("2025-04", length=3) == Period.parse("2025-04..2025-06")
    assert read_period("2025/26", length=3) == Period.parse("2025-04..2026-03")


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    found = read_period(text)
    assert found is None or 1990 <= found.start.year <= found.end.year <= 2100
