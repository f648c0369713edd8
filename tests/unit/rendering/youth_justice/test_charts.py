"""The summary's charts: gaps and hidden counts say so, labels keep apart, and hostile names do no harm."""

import re
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from commonweal.figures import Month
from commonweal.rendering.charts.frame import apart, round_step, round_top
from commonweal.rendering.youth_justice.charts import cohorts, fan, mix, rates, years


def words(svg: str) -> list[str]:
    found = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    return [e.text or "" for e in found.iter() if e.tag.endswith("text")]


def test_a_year_that_is_not_held_is_a_gap_and_a_projection_has_its_range():
    drawn = years.draw(
        [years.Year("2023/24", 90, 400), years.Year("2024/25", None, None, words="not held"),
         years.Year("2025/26", 100, None, 300, 410, 550)], "Columns",
    )  # fmt: skip
    assert "not held" in words(drawn) and "400" in words(drawn)
    assert drawn.count("<rect") == 3 and drawn.count("<circle") == 1
    assert drawn.startswith("<svg") and "<title>Columns</title>" in drawn and "style" not in drawn


def test_what_is_hidden_has_no_bar():
    drawn = mix.draw([("Robbery", 12, 9), ("Arson", None, None)], "Bars")
    assert drawn.count("<rect") == 1 and "not shown" in words(drawn)


def test_a_rate_is_not_joined_across_a_gap():
    ours = [rates.Point(Month(2021, 3), 500.0), rates.Point(Month(2023, 3), 450.0, gap=True),
            rates.Point(Month(2023, 6), 440.0, 300.0, 600.0)]  # fmt: skip
    drawn = rates.draw(ours, {"Region": [rates.Point(Month(2023, 6), 400.0)]}, "Ours", "Line")
    assert drawn.count("<polyline") == 1 + 1, "one run of ours, one of the region"
    assert "Region" in words(drawn) and "Ours" in words(drawn)


def test_the_fan_ends_at_its_range():
    drawn = fan.draw(fan.Fan(3, 100, 300, 400, 550), [fan.Earlier("2024/25", 90, 380)], "Fan")
    assert "projected 400" in words(drawn) and "2024/25: 380" in words(drawn)
    assert drawn.count("<polygon") == 1


def test_a_cohort_without_a_range_has_a_dot_alone():
    drawn = cohorts.draw(
        [cohorts.Dot("2022/23", 2.5, None, None, "2.50"), cohorts.Dot("2023/24", None, None, None, "")], ""
    )
    assert drawn.count("<circle") == 1 and "not shown" in words(drawn)


def test_names_are_words_and_never_markup():
    drawn = mix.draw([("<script>alert(1)</script>", 3, None)], "\x00<b>")
    assert "<script>" not in drawn and "\x00" not in drawn
    assert ElementTree.fromstring(drawn) is not None  # noqa: S314 - our own drawing


@given(st.lists(st.floats(0, 300), min_size=1, max_size=12))
def test_labels_keep_apart_and_in_order(wanted):
    placed = apart([(y, f"{n}") for n, y in enumerate(wanted)], high=300)
    heights = [y for y, _ in placed]
    assert all(b - a >= 12.99 for a, b in pairwise(heights)) and max(heights) <= 300


@given(st.floats(0.01, 1e6))
def test_the_axis_ends_above_its_highest_in_few_round_steps(highest):
    top, step = round_top(highest), round_step(highest)
    assert top >= highest * 0.999 and top / step < 5.01
    assert re.fullmatch(r"(1|2|2\.5|5)(e[+-]\d+)?|[0-9.]+", f"{step:g}")
