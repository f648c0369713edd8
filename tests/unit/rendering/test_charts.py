import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.figures import Mark, Month, Point, Series
from commonweal.rendering import pictures
from commonweal.rendering.charts import months, sparkline, ward_map
from commonweal.rendering.charts.theme import FEWER, GREY, LINE, MORE
from commonweal.rendering.lookup import Lookup
from sample_figures import BEFORE, NOW, tallow

LOOKUP = Lookup.of(tallow())
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg):
    return ElementTree.fromstring(svg)  # noqa: S314 - our own drawing


def bare(offence):
    """A series of which no usual range is known."""
    series = LOOKUP.months(offence)
    points = (replace(p, expected=None, lower=None, upper=None, alarm=None) for p in series.points)
    return replace(series, points=tuple(points))


def lines(svg):
    """The strokes of the months themselves: as wide as nothing else is."""
    return [p for p in parsed(svg).iter(f"{SVG}path") if p.get("stroke-width") == "2"]


def texts(svg):
    return ["".join(t.itertext()) for t in parsed(svg).iter(f"{SVG}text")]


def said(svg):
    return [e.get("aria-label") for e in parsed(svg).iter() if e.get("aria-label")]


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 10**7))
def test_an_axis_starts_at_zero_and_holds_the_highest_value_in_few_round_steps(highest):
    series = Series("s", "S", "s", tallow().partnership, "offences", tuple(Point(m, float(highest)) for m in NOW))
    drawn = parsed(months.draw(series, NOW, NOW))
    axis = next(
        g for g in drawn.iter(f"{SVG}g") if g.get("class") == "mark-text role-axis-label" and "0" in [t.text for t in g]
    )
    steps = [int(t.text.replace(",", "")) for t in axis]
    assert steps[0] == 0 and steps[-1] >= highest and 2 <= len(steps) <= 8
    assert {b - a for a, b in pairwise(steps)} == {steps[1]}


def test_no_line_crosses_a_month_that_is_not_available():
    svg = months.draw(LOOKUP.months("robbery"), NOW, BEFORE)
    (line,) = lines(svg)
    first, second = line.get("d").removeprefix("M").split("M")
    assert first.count("L") + 1 == 5  # October to February
    assert second.count("L") + 1 == 18  # April 2024 to September 2025
    assert "not available" in svg


def test_a_month_between_two_gaps_is_a_dot():
    gone = {Month(2024, 4), Month(2024, 6)}
    points = tuple(replace(p, value=None if p.month in gone else p.value) for p in LOOKUP.months("robbery").points)
    svg = months.draw(replace(LOOKUP.months("robbery"), points=points), NOW, BEFORE)
    assert len([p for p in parsed(svg).iter(f"{SVG}path") if p.get("fill") == LINE and "A" in p.get("d")]) == 1


def test_zero_is_in_sight_and_unusual_months_carry_their_number():
    words = texts(months.draw(LOOKUP.months("vehicle-crime"), NOW, BEFORE))
    assert "0" in words and words.count("70") == 3 and "usual range" in words
    assert "Vehicle interference counted apart" in words


def test_both_periods_are_named_and_have_their_average_where_no_range_is_known():
    words = [w.replace("\u00a0", " ") for w in texts(months.draw(bare("vehicle-crime"), NOW, BEFORE))]
    assert {"Oct 23 to Sep 24", "Oct 24 to Sep 25", "122 a month", "82 a month"} <= set(words)
    assert not [w for w in texts(months.draw(LOOKUP.months("vehicle-crime"), NOW, BEFORE)) if "a month" in w]


def test_every_month_can_be_read_and_nothing_else_is_announced():
    words = said(months.draw(LOOKUP.months("vehicle-crime"), NOW, BEFORE))
    assert len(words) == 24 and words[0].startswith("October 2023: ") and words[5] == "March 2024: not available"


def test_the_same_figures_give_the_same_drawing():
    assert months.draw(LOOKUP.months("robbery"), NOW, BEFORE) == months.draw(LOOKUP.months("robbery"), NOW, BEFORE)
    assert ward_map.draw(LOOKUP.figures.map("wards"), LOOKUP) == ward_map.draw(LOOKUP.figures.map("wards"), LOOKUP)


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
    fills = [p.get("fill") for p in parsed(svg).iter(f"{SVG}path") if p.get("aria-label")]
    assert (fills.count(FEWER), fills.count(MORE), fills.count(GREY)) == (2, 1, 17)
    words = set(texts(svg))
    assert {"▲ Candlewick", "▼ Eastfield", "▼ Northgate", "Town Centre *"} <= words
    assert "▼ fewer (2)" in words and "no clear change (17)" in words


def test_every_area_can_be_read_on_the_map():
    svg = ward_map.draw(LOOKUP.figures.map("wards"), LOOKUP)
    assert len(said(svg)) == 20
    assert any("a rate by residents misleads" in words for words in said(svg))


def test_the_map_stays_inside_its_frame_and_north_is_up():
    area_map = LOOKUP.figures.map("wards")
    svg = ward_map.draw(area_map, LOOKUP, width=300, height=300)
    outlines = [p.get("d") for p in parsed(svg).iter(f"{SVG}path") if p.get("aria-label")]
    xy = [tuple(map(float, pair)) for pair in re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", "".join(outlines))]
    assert all(0 <= x <= 288 and 0 <= y <= 260 for x, y in xy)
    assert max(x for x, _ in xy) > 200 and max(y for _, y in xy) > 200
    centres = [shapely.from_wkb(s.wkb).centroid for s in area_map.shapes]
    north = max(range(20), key=lambda n: centres[n].y)
    heights = [sum(float(y) for y in re.findall(r",(-?[\d.]+)", d)) / d.count(",") for d in outlines]
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


def test_the_first_page_charts_the_largest_sure_change_by_percent_among_changes_of_a_hundred_or_more():
    assert pictures.first_series(LOOKUP).offence == "vehicle-crime"  # robbery changed by more percent, but by 74
