"""October and November of 2023, 2024 and 2025 in every ward of Stockton, over the published files, counted again."""

import csv
import datetime
import io
import json
import zipfile
from collections import Counter

import pytest
import shapely

from commonweal.figures import Month
from commonweal.figures.document import to_json
from commonweal.papers import seasonal
from commonweal.papers.verification import verify
from commonweal.rendering import render
from commonweal.rendering.compose import compose
from commonweal.rendering.sentences import plain
from commonweal.sources.season import parse
from commonweal.workspace import Workspace
from real_data import SHARED

FILE = """
name = "Bonfire season"
window = "10-25..11-08"
[[look]]
dataset = "police_uk.street"
kinds = ["anti-social-behaviour", "criminal-damage-and-arson"]
[[look]]
dataset = "partner.fire"
title = "Fires"
"""
PRINTED = {
    "anti-social-behaviour": "Anti-social behaviour",
    "criminal-damage-and-arson": "Criminal damage and arson",
}


@pytest.fixture(scope="module")
def paper(real_workspace):
    return seasonal.figures(Workspace(real_workspace), seasonal.Request("Stockton-on-Tees", parse(FILE), 2025))


def months():
    return [Month(year, month) for year in (2023, 2024, 2025) for month in (10, 11)]


@pytest.fixture(scope="module")
def recounted():
    """(category, ward, month) -> rows, each by the ward that holds its point: shapely alone, none of our lookups."""
    wards = json.loads((SHARED / "boundaries" / "stockton-wards-2025.geojson").read_text(encoding="utf-8"))["features"]
    shapes = [shapely.geometry.shape(w["geometry"]) for w in wards]
    codes = [next(str(v) for v in w["properties"].values() if str(v).startswith("E05")) for w in wards]
    tree, found = shapely.STRtree(shapes), Counter()
    with zipfile.ZipFile(SHARED / "police-uk" / "cleveland.zip") as archive:
        for month in months():
            text = archive.read(f"{month}/{month}-cleveland-street.csv").decode("utf-8")
            for row in csv.DictReader(io.StringIO(text)):
                if not row["LSOA name"].startswith("Stockton-on-Tees ") or row["Crime type"] not in PRINTED.values():
                    continue
                point = shapely.Point(float(row["Longitude"]), float(row["Latitude"]))
                ward = codes[int(tree.query_nearest(point, all_matches=False)[0])]
                found[row["Crime type"], ward, month] += 1
    return found


def test_every_ward_and_month_equals_a_plain_recount(paper, recounted):
    for node, category in PRINTED.items():
        shown = {
            (f.area.code, f.period.start): f.value
            for f in paper.figures
            if f.id.startswith(f"police-uk-street/{node}/ward/") and f.method == "count of whole months"
        }
        assert len(shown) == 27 * 6
        assert {key: n for key, n in shown.items() if n} == {
            (ward, month): n for (kind, ward, month), n in recounted.items() if kind == category
        }
        for month in months():
            whole = paper.figure(f"police-uk-street/{node}/all/{month}")
            assert whole.value == sum(n for (_, at), n in shown.items() if at == month)


def test_nothing_is_claimed_of_the_window(paper):
    said = compose(paper)
    assert "nothing can be said of Bonfire season, 25 October to 8 November 2025" in plain(said.headline)
    (section,) = [s for s in said.sections if s.id == "months"]
    assert "it cannot tell what happened from 25 October to 8 November 2025" in plain(section.blocks[0].sentence)
    assert any("no partner.fire is held, so it is not available" in n.text for n in paper.notes)
    assert not any(f.id.startswith("fires/") for f in paper.figures)


def test_two_earlier_years_are_too_few_to_expect_anything_from_and_three_make_a_forecast(paper):
    figure = paper.figure("police-uk-street/anti-social-behaviour/all/earlier")
    assert (figure.value, figure.baseline_value, figure.verdict) == (787, None, "too few to say")
    ahead = paper.figure("police-uk-street/anti-social-behaviour/all/forecast")
    assert ahead.parameters["seasons"] == ["2023", "2024", "2025"] and str(ahead.period) == "2026-10..2026-11"
    assert ahead.value == pytest.approx((407 + 271 + 442 + 335 + 417 + 370) / 3, abs=1e-3)
    assert ahead.interval[0] < 600 and ahead.interval[1] > 900, "wide, as three years leave it"


def test_months_that_are_not_held_are_not_available_and_never_nought(real_workspace):
    """By the end of October 2025 the file of November was not out."""
    request = seasonal.Request(
        "Stockton-on-Tees", parse(FILE.replace("10-25..11-08", "12-20..01-05")), 2025, as_at=datetime.date(2027, 1, 1)
    )
    paper = seasonal.figures(Workspace(real_workspace), request)
    figure = paper.figure("police-uk-street/anti-social-behaviour/all/2026-01")
    assert figure.value is None and figure.verdict == "not available"
    assert paper.figure("police-uk-street/anti-social-behaviour/all/earlier").value is None
    assert any("January 2026" in n.text and "not available" in n.text for n in paper.notes)
    (grid,) = [b for s in compose(paper).sections if s.id == "months" for b in s.blocks[1:2]]
    assert "not available" in {cell.text for cell in grid.lines[0].cells}


def test_it_is_worked_out_again_from_the_files_that_it_names(real_workspace, paper, tmp_path):
    assert not verify(Workspace(real_workspace), to_json(paper)).differences
    (page,) = render(paper, tmp_path, ("html",))
    assert page.stat().st_size < 1_500_000
