"""Cells as publishers print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.sources.indicator.values import Cell, read_cell


@pytest.mark.parametrize(
    ("printed", "value", "mark"),
    [
        ("12.3", 12.3, ""), ("12.3%", 12.3, ""), ("£1,200", 1200.0, ""), ("1,234 [r]", 1234.0, "[r]"),
        ("12.3p", 12.3, "p"), ("41*", 41.0, "*"), ("7 (p)", 7.0, "(p)"), ("9.1% [note 2]", 9.1, "[note 2]"),
        (".5", 0.5, ""), ("0", 0.0, ""), ("-3", -3.0, ""),
    ],
)  # fmt: skip
def test_a_figure_with_its_note(printed: str, value: float, mark: str) -> None:
    assert read_cell(printed) == Cell(value, mark)


@pytest.mark.parametrize("printed", ["c", "x", "*", "~", "[c]", "[x]", "..", "-", "n/a", "", None, "  ", "suppressed"])
def test_a_mark_is_not_available_and_never_nought(printed: str | None) -> None:
    found = read_cell(printed)
    assert found is not None and found.value is None


@pytest.mark.parametrize(
    "printed", ["twelve", "12.3.4", "1,23", "=1+1", "12 percent of all", "1e5", "<5", "inf", "nan"]
)
def test_anything_else_is_told(printed: str) -> None:
    assert read_cell(printed) is None


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    read_cell(text)
