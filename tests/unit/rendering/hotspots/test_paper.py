"""The hotspots report in words, tables and drawings."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from commonweal.rendering import page
from commonweal.rendering.compose import compose
from commonweal.rendering.figure_words import in_words
from commonweal.rendering.hotspots.charts import heat_map
from commonweal.rendering.hotspots.charts.curve import reached
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Explorer, Grid
from commonweal.rendering.paper_blocks import paper_blocks
from commonweal.rendering.sentences import plain
from sample_hotspots import WARDS, hotspots


def _blocks(kind, paper=None):
    return [b for s in compose(paper or hotspots()).sections for b in s.blocks if isinstance(b, kind)]


def _without(paper, *endings):
    return replace(paper, figures=tuple(f for f in paper.figures if not f.id.endswith(endings)))


def test_the_headline_says_how_little_holds_half_and_where_the_hot_spots_are():
    said = plain(compose(hotspots()).headline)
    assert said == "Tallow: half of all crime lies in 16.7% of LSOAs; two LSOAs are hot spots, in Grange."


def test_without_a_hot_spot_it_says_so():
    quiet = replace(
        hotspots(), figures=tuple(replace(f, standing="within") if f.standing else f for f in hotspots().figures)
    )
    assert "No place stands out by more than chance" in plain(compose(quiet).headline)


def test_the_first_table_has_hot_spots_and_how_they_last():
    table = compose(hotspots()).first_table
    assert [c.head for c in table.columns] == ["LSOA", "Incidents", "z", "q", "What we can say", "Quarters hot"]
    assert [[c.text for c in line.cells] for line in table.lines] == [
        ["Tallow 004A, Grange", "240", "2.5", "0.010", "hot spot", "chronic, 8 of 8"],
        ["Tallow 005A, Grange", "198", "1.5", "0.010", "hot spot", "chronic, 7 of 8"],
    ]


def test_every_drawing_is_whole_and_names_itself():
    paper = compose(hotspots())
    explorer = _blocks(Explorer)[0]
    for svg in (*(p.svg for p in paper.first_pictures), explorer.picture.svg, *(c.svg for c in explorer.choices)):
        assert next(iter(ElementTree.fromstring(svg))).tag.endswith("title")  # noqa: S314 - our own drawing


def test_names_on_the_map_do_not_lie_on_each_other():
    taken = {"▲ Stockton Lane": (100.0, 100.0)}
    assert heat_map._free((104.0, 97.0), "▲ Newtown", taken) == (104.0, 127.0)
    assert heat_map._free((104.0, 40.0), "▲ Newtown", taken) == (104.0, 40.0)
    assert heat_map._free((400.0, 97.0), "▲ Newtown", taken) == (400.0, 97.0)


def test_the_curve_goes_from_nothing_to_all():
    across, up = reached([1, 3, 0, 0])
    assert across.tolist() == [0, 25, 50, 75, 100] and up.tolist() == [0, 75, 100, 100, 100]


def test_the_curve_needs_counts():
    bare = replace(
        hotspots(), figures=tuple(replace(f, parameters={}) if f.standing else f for f in hotspots().figures)
    )
    assert [p.id for p in compose(bare).first_pictures] == ["map-hotspots"]


def test_each_ward_opens_its_own_lsoas():
    explorer = _blocks(Explorer)[0]
    assert [c.name for c in explorer.choices] == sorted(WARDS)
    abbey = next(c for c in explorer.choices if c.name == "Abbey & Quay")
    assert [line.cells[0].text for line in abbey.grid.lines] == ["002A", "001A", "003A", "000A"]
    text = page.screen(compose(hotspots()))
    for choice in explorer.choices:
        assert text.count(f'href="#{choice.id}"') == 1 and text.count(f'id="{choice.id}"') == 1
    assert "Abbey &amp; Quay" in text and "Abbey & Quay<" not in text


def test_on_paper_the_map_stands_alone_and_the_tables_come_last():
    text = page.printed(compose(hotspots()))
    assert "<details" not in text and "LSOAs, ward by ward" in text
    assert any(type(b).__name__ == "Picture" and "Map of 3 areas" in b.alt for b in paper_blocks(compose(hotspots())))


def test_without_outlines_of_lsoas_there_is_no_choice():
    bare = replace(hotspots(), maps=hotspots().maps[:2])
    assert _blocks(Explorer, bare) == []
    assert [g.title for g in _blocks(Grid, bare) if g.id == "wards"] == ["Wards"]


def _hidden(figure):
    """The fullest cell without any number, as the public edition has it."""
    if figure.area.code != "E01090004" or figure.id.endswith("quarters-hot"):
        return figure
    kept = {k: v for k, v in figure.parameters.items() if k in ("ward", "wards")}
    bare = replace(figure, value=None, baseline_value=None, change_percent=None, interval=None, parameters=kept)
    return replace(bare, suppressed=figure.id.endswith("/change"))


def test_a_hidden_count_is_in_no_drawing_and_no_table():
    shown = page.screen(compose(hotspots()))
    assert ">240<" in shown  # there is something to leak
    hidden = replace(hotspots(), figures=tuple(map(_hidden, hotspots().figures)))
    text = page.screen(compose(hidden))
    assert ">240<" not in text and "240 crimes" not in text and "not shown" in text


@pytest.mark.parametrize(
    ("ending", "sentence", "say"),
    [
        ("E01090004/all-crime/gi-star", "Tallow 004A, Grange: 240 crimes, hot spot.", "hot spot"),
        ("E01090004/all-crime/quarters-hot", "Tallow 004A, Grange: hot in 8 quarters of 8, chronic.", "chronic"),
        ("/holding-half", "Fewest that hold half: 16.7% of areas.", ""),
        ("/cluster/permutation/1",
         "Grange (2 LSOAs), October 2024 to September 2025: 90 crimes, 1.5 times what was to be expected, p 0.001.",
         "more than expected"),
        ("/near-repeat/0-0",
         "under 100 m apart, 0 to 6 days: 40 pairs of incidents, 20.0 by chance.", "more than chance"),
    ],
)  # fmt: skip
def test_a_figure_in_words(ending, sentence, say):
    figure = next(f for f in hotspots().figures if f.id.endswith(ending))
    told = in_words(hotspots(), figure)
    assert (told.sentence, told.say) == (sentence, say)


def test_sections_stand_only_where_there_is_something():
    headings = [s.heading for s in compose(hotspots()).sections]
    assert "Which hot spots last" in headings and "Unlike what surrounds them" not in headings
    bare = [s.heading for s in compose(_without(hotspots(), "/quarters-hot", "/near-repeat/0-0")).sections]
    assert "Which hot spots last" not in bare and "Do incidents follow each other?" not in bare
    assert all(g.lines for g in _blocks(Grid)) and Lookup.of(hotspots()).figures.report == "hotspots"
