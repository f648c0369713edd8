import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from commonweal.rendering.charts.theme import FEWER, LINE, MORE
from commonweal.rendering.comparison import pictures
from commonweal.rendering.comparison.beside import every_offence, one_offence
from commonweal.rendering.comparison.charts import bars, funnel, glance
from commonweal.rendering.lookup import Lookup
from sample_comparison import MISSING, alone, compared, long_names, of_size, one_month

LOOKUP = Lookup.of(compared())
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    return ["".join(t.itertext()) for t in root.iter(f"{SVG}text")]


def said(svg):
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    return [e.get("aria-label") for e in root.iter() if e.get("aria-label")]


@pytest.mark.parametrize(("offence", "colour"), [("all-crime", LINE), ("shoplifting", MORE), ("burglary", FEWER)])
def test_only_ours_has_colour_and_it_is_its_standings(offence, colour):
    svg = bars.draw(one_offence(LOOKUP, offence))
    coloured = [c for c in (LINE, MORE, FEWER) if re.search(rf'<path[^>]*fill="{c}"(?![^>]*opacity="0")', svg)]
    assert coloured == [colour]
    assert re.findall(r'font-weight="bold"[^>]*>([^<]*)<', svg).count("Tallow") == 1


def test_bars_stand_highest_first_and_the_missing_say_so():
    beside = one_offence(LOOKUP, "all-crime")
    shown = texts(bars.draw(beside))
    names = [t for t in shown if t in {f.area.name for f in beside.every}]
    assert names == [f.area.name for f in (*beside.known, *beside.missing)] and names[-1] == MISSING
    assert shown.count("not available") == 1 and "group 97.5" in shown
    assert f"{MISSING}: not available: no file of Northmark is held for these months" in said(bars.draw(beside))


def test_the_funnel_names_ours_and_those_outside_and_lists_who_is_missing():
    picture = pictures.of_funnel(one_offence(LOOKUP, "shoplifting"))
    shown = texts(picture.svg)
    assert {"▲ Tallow", "▲ Calder"} <= set(shown) and "Fenby" not in shown
    assert picture.note == "Not available: Netherby." and "Above the 95% limits: Calder and Tallow." in picture.alt


def test_names_on_a_funnel_do_not_lie_on_each_other():
    points = [
        {"residents": 100_000 + n, "rate": 9.0, "name": f"Place {n}", "ours": n == 0, "weight": "normal"}
        for n in range(6)
    ]
    levels = sorted(row["level"] for row in funnel._names(points, [90_000, 400_000], 10.0, (270, 200)))
    apart = [200 / 10 * (b - a) for a, b in pairwise(levels)]
    assert min(apart) >= funnel.ROOM - 0.01


def test_all_offences_at_once_has_a_line_each_with_its_word():
    svg = glance.draw(every_offence(LOOKUP))
    shown = texts(svg)
    assert shown.count("▲ above") == 2 and shown.count("▼ below") == 1 and shown.count("within") == 14
    assert len(said(svg)) == 17 and "the group’s rate" in shown


def test_months_in_the_band_never_speak_of_what_was_expected():
    found = pictures.trends(LOOKUP)
    assert {p.id for p in found} >= {"trend-all-crime-chart", "trend-shoplifting-chart", "trend-vehicle-crime-chart"}
    for picture in found:
        words = " ".join([picture.title, picture.subtitle, picture.alt, *texts(picture.svg), *said(picture.svg)])
        assert "expected" not in words and "usual range" not in words
        assert "February 2024: not available" in " ".join(said(picture.svg))
    shoplifting = next(p for p in found if p.id == "trend-shoplifting-chart")
    assert shoplifting.title == "Shoplifting: above the group’s band in all 12 months"


def test_too_few_months_of_the_group_are_no_band():
    assert pictures.trends(Lookup.of(one_month())) == ()


def test_beside_nobody_there_is_no_funnel_and_no_picture_of_all():
    lookup = Lookup.of(alone())
    assert pictures.of_glance(lookup) is None and pictures.funnels(lookup) == ()
    assert [p.id for p in pictures.first_page(lookup)] == ["rates-all-crime-chart"]


@pytest.mark.parametrize("made", [long_names, lambda: of_size(5), lambda: of_size(50)], ids=["long", "5", "50"])
def test_names_and_sizes_of_every_kind_are_drawn_inside_the_picture(made):
    lookup = Lookup.of(made())
    for picture in pictures.first_page(lookup):
        assert not re.search(r"NaN|undefined|null|None", picture.svg)
        assert max(map(len, texts(picture.svg))) <= 34
        assert "Wharfemoor-under-Edge" in picture.alt or made is not long_names


def test_the_same_figures_give_the_same_drawing():
    assert pictures.of_bars(one_offence(LOOKUP, "drugs")).svg == pictures.of_bars(one_offence(LOOKUP, "drugs")).svg
