"""Charts of a written table: as long as the number says, nothing where there is none, no line over a gap."""

import re

import pytest

from commonweal.rendering.table_charts.cells import number, share
from commonweal.rendering.table_charts.drawing import drawn

HEADS = ("What", "A", "B")


def _bars(svg: str) -> list[float]:
    return [float(wide) for wide in re.findall(r'<rect [^>]*width="([\d.]+)"', svg)]


def test_bars_are_as_long_as_their_numbers_and_missing_is_not_zero() -> None:
    svg = drawn("bars", ["A"], HEADS, [("x", "10", ""), ("y", "5", ""), ("z", "not shown", ""), ("n", "0", "")], "T")
    assert svg
    ten, five, none = _bars(svg)
    assert (round(ten / five, 2), none) == (2.0, 0.0)
    assert ">not shown<" in svg
    assert "<title>T. The numbers are in the table.</title>" in svg


def test_shares_are_of_a_hundred_with_their_range() -> None:
    svg = drawn("shares", ["A"], HEADS, [("x", "80% (60 to 90%), of few", ""), ("y", "too few to show", "")], "T")
    assert svg
    assert ">80%, of few<" in svg
    assert _bars(svg) == [pytest.approx(0.8 * 380)]
    ends = re.findall(r'<line x1="([\d.]+)" x2="([\d.]+)"[^>]*stroke="#1b1b1b"', svg)
    assert [float(at) for at in ends[0]] == [pytest.approx(0.6 * 380), pytest.approx(0.9 * 380)]


def test_columns_have_a_panel_each_on_one_scale_and_no_line_joins_them() -> None:
    rows = [("2024", "10", "5"), ("2025", "not counted", "not shown"), ("2026", "20", "0")]
    svg = drawn("columns", ["A", "B"], HEADS, rows, "T")
    assert svg
    heights = [float(high) for high in re.findall(r'height="([\d.]+)" fill', svg)]
    assert heights == [pytest.approx(n / 20 * heights[1]) for n in (10, 20, 5, 0)]
    assert "polyline" not in svg
    assert "<path" not in svg
    assert svg.count("rotate(-90") == 2


def test_steps_stand_until_the_next_day() -> None:
    rows = [("1 March 2025", "1", ""), ("30 May 2025", "3", ""), ("1 March 2026", "3", "")]
    svg = drawn("steps", ["A"], HEADS, rows, "T")
    assert svg
    assert re.search(r'd="M[\d.]+,[\d.]+H[\d.]+V[\d.]+H[\d.]+V[\d.]+"', svg)
    assert drawn("steps", ["A"], HEADS, rows[::-1], "T") is None
    assert drawn("steps", ["A"], HEADS, [("soon", "1", ""), rows[1]], "T") is None


@pytest.mark.parametrize(
    ("kind", "of", "rows"),
    [
        pytest.param("bars", ["C"], [("x", "1", "2")], id="no such column"),
        pytest.param("bars", ["What"], [("x", "1", "2")], id="the labels themselves"),
        pytest.param("bars", ["A", "B"], [("x", "1", "2")], id="two columns as bars"),
        pytest.param("bars", ["A"], [("x", "none", "2")], id="no number"),
        pytest.param("bars", ["A"], [], id="no row"),
        pytest.param("bars", ["A"], [("x", "1", "2")] * 41, id="too many rows"),
        pytest.param("columns", ["A"], [("x", "1", "2")] * 13, id="too many periods"),
    ],
)
def test_what_cannot_be_drawn_is_none(kind: str, of: list[str], rows: list[tuple[str, ...]]) -> None:
    assert drawn(kind, of, HEADS, rows, "T") is None


def test_only_a_number_is_a_number() -> None:
    assert [number("x", cell).value for cell in ("1,234", "0", "12.5", "12 of 20", "", "not shown")] == [
        1234, 0, 12.5, None, None, None,
    ]  # fmt: skip
    found = share("x", "101%")
    assert found.value is None
    assert share("x", "7%").low is None
