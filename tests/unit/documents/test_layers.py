"""Charts drawn without Vega hold the same marks in the same places as Vega's own drawing of the same specification."""

import re
from xml.etree import ElementTree as Tree

import altair as alt
import pytest
import vl_convert

from commonweal.documents import drawing, layers
from commonweal.documents.layer_axes import round_numbers
from commonweal.rendering.comparison.beside import every_offence
from commonweal.rendering.comparison.charts import bars, funnel, glance
from commonweal.rendering.lookup import Lookup
from sample_comparison import compared

SVG = "{http://www.w3.org/2000/svg}"
TRANSLATE = re.compile(r"translate\(([-\d.]+),([-\d.]+)\)")
CHARTS = {
    "bars": lambda found: bars.draw(found[0]),
    "funnel": lambda found: funnel.draw(found[0]),
    "glance": glance.draw,
}


@pytest.fixture(params=CHARTS)
def both(request, monkeypatch):
    """A chart's drawing, and Vega's of what it was drawn from."""
    seen = []
    own = layers.drawn
    monkeypatch.setattr(layers, "drawn", lambda *given: seen.append(given) or own(*given))
    mine = CHARTS[request.param](every_offence(Lookup.of(compared())))
    [(specification, rows)] = seen
    theirs = vl_convert.vegalite_to_svg({**specification, "datasets": rows}, allowed_base_urls=[])
    return Tree.fromstring(mine), Tree.fromstring(theirs)  # noqa: S314 - drawings made here


def walk(element, x=0.0, y=0.0):
    """Every element with the place of its own origin on the page."""
    if found := TRANSLATE.match(element.get("transform", "")):
        x, y = x + float(found[1]), y + float(found[2])
    yield element, round(x, 1), round(y, 1)
    for child in element:
        yield from walk(child, x, y)


def texts(tree):
    names = ("text-anchor", "font-size", "font-style", "fill", "stroke", "stroke-width")
    every = ((e, x, y) for e, x, y in walk(tree) if e.tag == f"{SVG}text" and e.text)
    return sorted(
        [(e.text, x, y, e.get("font-weight", "normal"), *(e.get(n) for n in names)) for e, x, y in every], key=str
    )


def numbers(path):
    return [round(float(n), 1) for n in re.findall(r"-?[\d.]+(?:e-\d+)?", path)]


def shapes(tree):
    """Filled marks in their order: what they say, where they are, how they look."""
    names = ("fill", "stroke", "aria-label")
    paths = ((e, x, y) for e, x, y in walk(tree) if e.tag == f"{SVG}path" and e.get("fill"))
    return [(x, y, numbers(e.get("d")), *(e.get(n) for n in names), e.get("opacity", "1")) for e, x, y in paths]


def lines(tree):
    found = []
    for e, x, y in walk(tree):
        if e.tag == f"{SVG}line":
            ends = [float(e.get(name, 0)) for name in ("x1", "y1", "x2", "y2")]
            one, two = (x + ends[0], y + ends[1]), (x + ends[2], y + ends[3])
            places = tuple(round(n, 0) for end in sorted((one, two)) for n in end)
            found.append((*places, e.get("stroke"), e.get("stroke-dasharray")))
    return found


def test_words_stand_where_vega_sets_them(both):
    mine, theirs = both
    assert len(texts(mine)) > 15
    assert texts(mine) == texts(theirs)


def test_marks_lie_where_vega_draws_them(both):
    mine, theirs = both
    assert len(shapes(mine)) > 15
    assert [s[3:] for s in shapes(mine)] == [s[3:] for s in shapes(theirs)]
    for ours, other in zip(shapes(mine), shapes(theirs), strict=True):
        assert ours[:2] == pytest.approx(other[:2], abs=0.11)
        assert ours[2] == pytest.approx(other[2], abs=0.11)


def test_rules_run_where_vega_rules_them(both):
    mine, theirs = both
    assert lines(mine)
    assert len(lines(mine)) == len(lines(theirs))
    for ours, other in zip(lines(mine), lines(theirs), strict=True):
        assert ours[:4] == pytest.approx(other[:4], abs=1)
        assert ours[4:] == other[4:]


def test_what_is_not_known_is_left_to_vega():
    chart = alt.layer(alt.Chart(alt.NamedData("rows")).mark_line().encode(alt.X("a:Q"), alt.Y("b:Q"))).properties(
        width=50, height=50, autosize="none", padding={"left": 1, "right": 1, "top": 1, "bottom": 1}
    )
    rows = {"rows": [{"a": 1, "b": 1}, {"a": 2, "b": 3}]}
    assert layers.drawn(chart.to_dict(), rows) is None
    assert "mark-line" in drawing.svg(chart, rows, "A line")


def test_words_of_the_data_are_never_markup():
    chart = {
        "layer": [{
            "data": {"name": "rows"}, "mark": {"type": "text"},
            "encoding": {
                "x": {"field": "a", "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": None},
                "y": {"field": "a", "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": None},
                "text": {"field": "t", "type": "nominal"}, "description": {"field": "t", "type": "nominal"},
            },
        }],
        "width": 9, "height": 9, "autosize": "none", "padding": {"left": 0, "right": 0, "top": 0, "bottom": 0},
        "config": {"font": "Arial", "text": {"fontSize": 12, "baseline": "middle", "color": "#000"}},
    }  # fmt: skip
    drawn = layers.drawn(chart, {"rows": [{"a": 0.5, "t": '"><script>alert(1)</script>'}]})
    assert drawn is not None
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn


@pytest.mark.parametrize(
    ("low", "high", "about", "ticks"),
    [(0, 33.3, 5, [0, 5, 10, 15, 20, 25, 30]), (0, 0.9, 5, [0, 0.2, 0.4, 0.6, 0.8]), (97_875, 140_306, 4,
     [100_000, 110_000, 120_000, 130_000, 140_000])],
)  # fmt: skip
def test_ticks_are_round_numbers(low, high, about, ticks):
    assert round_numbers(low, high, about) == pytest.approx(ticks)
