"""What was done beside what was recorded, and where: drawn whole, with words escaped and gaps left as gaps."""

import re
from datetime import date
from xml.etree import ElementTree

import shapely

from commonweal.figures import Area, Month, Shape
from commonweal.rendering.charts import done_and_recorded, where_it_worked
from commonweal.rendering.charts.done_and_recorded import Panel, Span

MONTHS = [Month(2024, 1) + n for n in range(12)]
NASTY = '<script>alert(1)</script> & "Co"'


def _timeline(values: tuple[int | None, ...], *spans: Span) -> str:
    panels = [Panel("Crime", values), Panel(NASTY, values)]
    return done_and_recorded.draw(MONTHS, panels, spans, date(2024, 3, 1), date(2024, 5, 31))


def _elements(drawing: str, name: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(drawing).findall(f".//{{http://www.w3.org/2000/svg}}{name}")  # noqa: S314 - our own


def test_a_month_that_is_not_available_breaks_the_line() -> None:
    whole, broken = _timeline((5,) * 12), _timeline((5,) * 4 + (None,) + (5,) * 7)
    assert [path.get("d", "").count("M") for path in _elements(whole, "path")] == [1, 1]
    assert [path.get("d", "").count("M") for path in _elements(broken, "path")] == [2, 2]
    assert len(_elements(_timeline((None, 5) + (None,) * 10), "circle")) == 2, "a month alone is still seen"


def test_nothing_at_all_is_drawn_too() -> None:
    assert [path.get("d") for path in _elements(_timeline((None,) * 12), "path")] == ["", ""]
    assert _elements(_timeline((0,) * 12), "path")


def test_each_activity_stands_on_its_days_within_the_drawing() -> None:
    spans = [
        Span("Patrol", date(2024, 4, 1), date(2024, 4, 30), "Patrol, April"),
        Span("Patrol", date(2023, 12, 1), date(2025, 2, 1), "Patrol, long"),
        Span(NASTY, date(2024, 4, 1), date(2024, 4, 1), NASTY),
    ]
    drawing = _timeline((5,) * 12, *spans)
    bars = [bar for bar in _elements(drawing, "rect") if len(bar)]
    edges = [(float(bar.get("x", 0)), float(bar.get("width", 0))) for bar in bars]
    assert len(edges) == 3
    assert all(x >= done_and_recorded.LEFT and x + w <= done_and_recorded.WIDTH for x, w in edges)
    assert min(w for _, w in edges) == done_and_recorded.LEAST, "a single day is seen"
    assert "<script" not in drawing


def test_drawings_hold_nothing_that_a_strict_page_would_refuse() -> None:
    drawings = _timeline((5,) * 12), _map({})
    assert not [one for one in drawings if re.search(r"style=|<style|on\w+=", one)]
    assert all(one.count("<title>") >= 1 for one in drawings)


def _map(times: dict[str, int]) -> str:
    squares = [shapely.box(x, 54, x + 1, 55) for x in range(3)]
    names = ("Candlewick", NASTY, "Fennick")
    shapes = [
        Shape(Area(f"E{n}", name, "ward"), shapely.to_wkb(one))
        for n, (name, one) in enumerate(zip(names, squares, strict=True))
    ]
    area = {"type": "Polygon", "coordinates": [[[0.2, 54.2], [0.8, 54.2], [0.8, 54.8], [0.2, 54.2]]]}
    return where_it_worked.draw(shapes, {"E0": "target", "E1": "nearby"}, times, area)


def test_a_map_says_of_each_ward_what_it_is_and_how_often_something_was_done() -> None:
    drawing = _map({"E0": 12, "E1": 0})
    said = [title.text for title in _elements(drawing, "title")]
    assert "it works in Candlewick" in (said[0] or "")
    assert set(said[1:]) == {"Fennick: elsewhere", f"{NASTY}: beside it", "Candlewick: where it works"}
    assert [text.text for text in _elements(drawing, "text")] == ["12"], "nought is not printed"
    assert len(_elements(drawing, "path")) == 4, "three wards and the drawn area"
    last = [path.find("{http://www.w3.org/2000/svg}title") for path in _elements(drawing, "path")][2]
    assert last is not None
    assert last.text == "Candlewick: where it works", "drawn last, so that its edge is whole"
