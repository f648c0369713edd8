import re
from dataclasses import replace
from xml.etree import ElementTree

import shapely
from hypothesis import given
from hypothesis import strategies as st

from commonweal.figures import Mark, Month, Point
from commonweal.rendering.charts import months, sparkline, ward_map
from commonweal.rendering.charts.palette import FEWER, GREY, MORE
from commonweal.rendering.charts.scale import ticks
from commonweal.rendering.lookup import Lookup
from sample_figures import BEFORE, NOW, tallow

LOOKUP = Lookup.of(tallow())
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg):
    return ElementTree.fromstring(svg)  # noqa: S314 - our own drawing


def lines(svg):
    """The strokes of the months themselves: as wide as nothing else is."""
    return [p for p in parsed(svg).iter(f"{SVG}path") if p.get("stroke-width") == "2"]


@given(st.floats(0.01, 1e7))
def test_an_axis_starts_at_zero_and_holds_the_highest_value_in_few_round_steps(highest):
    steps = ticks(highest)
    assert steps[0] == 0 and steps[-1] >= highest * 0.999999
    assert 2 <= len(steps) <= 7
    if highest >= 1:
        assert all(step == round(step) for step in steps) or steps[1] == 2.5


def test_no_line_crosses_a_month_that_is_not_available():
    svg = months.draw(LOOKUP.months("robbery"), NOW, BEFORE)
    first, second = lines(svg)
    assert first.get("d").count("L") + 1 == 5  # October to February
    assert second.get("d").count("L") + 1 == 18  # April 2024 to September 2025
    assert "not available" in svg


def test_a_month_between_two_gaps_is_a_dot():
    gone = {Month(2024, 4), Month(2024, 6)}
    points = tuple(replace(p, value=None if p.month in gone else p.value) for p in LOOKUP.months("robbery").points)
    svg = months.draw(replace(LOOKUP.months("robbery"), points=points), NOW, BEFORE)
    assert any(c.get("r") == "2" for c in parsed(svg).iter(f"{SVG}circle"))


def test_zero_is_in_sight_and_unusual_months_carry_their_number():
    texts = [t.text for t in parsed(months.draw(LOOKUP.months("vehicle-crime"), NOW, BEFORE)).iter(f"{SVG}text")]
    assert "0" in texts and texts.count("70") == 3 and "usual range" in texts
    assert "Vehicle interference counted apart" in texts


def test_colour_is_only_for_months_outside_the_usual_range():
    calm = months.draw(LOOKUP.months("burglary"), NOW, BEFORE)
    assert MORE not in calm and FEWER not in calm
    assert FEWER in months.draw(LOOKUP.months("vehicle-crime"), NOW, BEFORE)
    assert MORE in months.draw(LOOKUP.months("robbery"), NOW, BEFORE)


def test_a_mark_outside_the_chart_is_left_out_and_an_empty_series_still_draws():
    old = replace(LOOKUP.months("burglary"), marks=(Mark(Month(2019, 1), "long ago"),))
    assert "long ago" not in months.draw(old, NOW, BEFORE)
    parsed(months.draw(replace(old, points=()), NOW, BEFORE))
    parsed(months.draw(replace(old, points=(Point(NOW.start, None),)), NOW, BEFORE))
    parsed(sparkline.draw(replace(old, points=(Point(NOW.start, 3.0),)), NOW, BEFORE))
    parsed(sparkline.draw(replace(old, points=()), NOW, BEFORE))


def test_the_map_is_grey_but_for_sure_changes_and_names_those():
    svg = ward_map.draw(LOOKUP.figures.map("wards"), LOOKUP)
    fills = [p.get("fill") for p in parsed(svg).iter(f"{SVG}path")]
    assert (fills.count(FEWER), fills.count(MORE), fills.count(GREY)) == (2, 1, 17)
    texts = {t.text for t in parsed(svg).iter(f"{SVG}text")}
    assert {"▲ Candlewick", "▼ Eastfield", "▼ Northgate", "Town Centre *"} <= texts
    assert "▼ fewer (2)" in texts and "no clear change (17)" in texts


def test_every_area_can_be_read_on_the_map():
    svg = ward_map.draw(LOOKUP.figures.map("wards"), LOOKUP)
    said = [p.get("data-say") for p in parsed(svg).iter(f"{SVG}path") if p.get("data-say")]
    assert len(said) == 20
    assert any("a rate by residents misleads" in words for words in said)


def test_the_map_stays_inside_its_frame_and_north_is_up():
    area_map = LOOKUP.figures.map("wards")
    svg = ward_map.draw(area_map, LOOKUP, width=300, height=300)
    xy = [tuple(map(float, pair.split())) for pair in re.findall(r"[ML](-?[\d.]+ -?[\d.]+)", svg)]
    assert all(0 <= x <= 300 and 0 <= y <= 270 for x, y in xy)
    centres = [shapely.from_wkb(s.wkb).centroid for s in area_map.shapes]
    north = max(range(20), key=lambda n: centres[n].y)
    outlines = [p.get("d") for p in parsed(svg).iter(f"{SVG}path") if p.get("data-say")]
    heights = [sum(float(y) for _, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", d)) / d.count(" ") for d in outlines]
    assert heights[north] < sum(heights) / len(heights)


def test_a_hidden_area_is_not_shown_as_no_change():
    whole = tallow()
    first = whole.map("wards").figures[0]
    hidden = tuple(
        replace(f, value=None, baseline_value=None, change_percent=None, interval=None, verdict=None, suppressed=True)
        if f.id == first
        else f
        for f in whole.figures
    )
    lookup = Lookup.of(replace(whole, figures=hidden))
    assert "not shown (1)" in ward_map.draw(whole.map("wards"), lookup)
