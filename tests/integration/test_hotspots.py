"""The hotspots report from files to paper: on published files against a plain recount, and on a borough with days."""

import csv
import io
import json
import zipfile
from collections import Counter

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.figures import FigureSet, Period
from commonweal.figures.document import from_json, to_json
from commonweal.papers import hotspots
from commonweal.papers.verification import verify
from commonweal.workspace import Workspace
from hotspot_borough import FORCE, hotspot_borough  # noqa: F401
from real_data import SHARED

PERIOD = Period.parse("12m:2025-11")
YEAR = Period.parse("12m:2025-10")


def _real(workspace, **more) -> FigureSet:
    return hotspots.figures(Workspace(workspace), hotspots.Request("Stockton-on-Tees", PERIOD, **more))


@pytest.fixture(scope="module")
def stockton(real_workspace) -> FigureSet:
    return _real(real_workspace)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """Every crime of the home force in Stockton by the publisher's own LSOA names, with no lookup."""
    found = []
    with zipfile.ZipFile(SHARED / "police-uk" / "cleveland.zip") as archive:
        for month in PERIOD:
            text = archive.read(f"{month}/{month}-cleveland-street.csv").decode("utf-8")
            found += [r for r in csv.DictReader(io.StringIO(text)) if r["LSOA name"].startswith("Stockton-on-Tees ")]
    return [r for r in found if r["Falls within"] == "Cleveland Police" and r["Crime type"] != "Anti-social behaviour"]


def _counts(paper: FigureSet) -> dict[str, float]:
    return {f.area.code: f.parameters["count"] for f in paper.figures if f.id.endswith("/gi-star")}


def test_every_lsoa_has_its_rows(stockton, rows):
    plain = Counter(r["LSOA code"] for r in rows)
    found = _counts(stockton)
    assert len(found) == 124 and sum(found.values()) == len(rows) > 15_000
    assert found == {code: plain[code] for code in found}


def test_the_hot_spots_are_round_the_town_centre_and_last(stockton):
    hot = [f for f in stockton.figures if f.id.endswith("/gi-star") and f.standing == "above"]
    assert {"Stockton Town Centre", "Mandale & Victoria"} <= {f.parameters["ward"] for f in hot} and len(hot) < 15
    kinds = {f.area.code: f.parameters["kind"] for f in stockton.figures if f.id.endswith("/quarters-hot")}
    assert {kinds[f.area.code] for f in hot} == {"chronic"}
    assert all(f.q <= 0.05 for f in hot)


def test_half_of_the_crime_is_in_as_few_lsoas_as_a_plain_sort_says(stockton):
    falling = np.sort(np.array(list(_counts(stockton).values())))[::-1].cumsum()
    fewest = int((falling < falling[-1] / 2).sum()) + 1
    half = stockton.figure("E06000004/all-crime/holding-half")
    assert half.parameters["areas"] == fewest and half.value == pytest.approx(100 * fewest / 124)
    assert half.value < half.parameters["chance_low"]


def test_clusters_hold_what_a_plain_count_of_their_lsoas_and_months_says(stockton, rows):
    found = [f for f in stockton.figures if "/cluster/permutation/" in f.id]
    assert found
    for figure in found:
        inside = set(figure.parameters["lsoas"])
        plain = sum(r["LSOA code"] in inside and r["Month"] in {str(m) for m in figure.period} for r in rows)
        assert figure.value == plain


def test_months_alone_tell_no_near_repeats(stockton):
    assert not any("/near-repeat/" in f.id for f in stockton.figures)
    assert any("not its day" in n.text for n in stockton.notes)


def test_an_lsoa_stands_under_every_ward_that_it_reaches_into(stockton):
    wards = {f.area.code: f.area.name for f in stockton.figures if f.area.kind == "ward"}
    lsoas = [f for f in stockton.figures if f.area.kind == "lsoa" and f.id.endswith("/change")]
    assert all(f.parameters["wards"] for f in lsoas) and any(len(f.parameters["wards"]) > 1 for f in lsoas)
    assert {code for f in lsoas for code in f.parameters["wards"]} == set(wards)


# The borough with days ----------------------------------------------------------------------------------------------


def _borough(workspace, **more) -> FigureSet:
    return hotspots.figures(workspace, hotspots.Request("Tallow", YEAR, quarters=4, **more))


@pytest.fixture(scope="module")
def for_partners(hotspot_borough) -> FigureSet:  # noqa: F811
    return _borough(hotspot_borough, source=FORCE, audience="partners")


def test_hexagons_hold_what_the_lsoas_hold(hotspot_borough):  # noqa: F811
    by_lsoa = sum(_counts(_borough(hotspot_borough)).values())
    paper = _borough(hotspot_borough, cells="hexagons", metres=2_000)
    outside = [n.text for n in paper.notes if "none of the cells" in n.text]
    many = int(outside[0].split()[0].replace(",", "")) if outside else 0
    assert sum(_counts(paper).values()) + many == by_lsoa > 0
    assert any(f.parameters["count"] == 0 for f in paper.figures if f.id.endswith("/gi-star"))


def test_an_extract_with_days_tells_near_repeats(for_partners):
    cells = [f for f in for_partners.figures if "/near-repeat/" in f.id]
    assert len(cells) == 20 and all(f.audience == "partners" for f in cells)
    assert cells[0].label == "under 100 m apart, 0 to 6 days"
    assert cells[5].label == "100 m to under 200 m apart, 7 to 13 days"
    assert sum(f.value for f in cells) > 0


def test_the_public_edition_of_an_extract_has_no_number_below_a_ward(hotspot_borough, for_partners):  # noqa: F811
    below = [f for f in for_partners.figures if f.area.kind in ("lsoa", "csp", "district") and f.value is not None]
    assert len(below) > 40  # there is something to leak
    public = _borough(hotspot_borough, source=FORCE, audience="public")
    assert {f.area.kind for f in public.figures if f.value is not None} == {"ward"}
    cells = [f for f in public.figures if f.area.kind == "lsoa"]
    assert cells and all((f.p, f.q, f.interval, f.baseline_value) == (None,) * 4 for f in cells)
    assert {tuple(f.parameters) for f in cells} == {("ward",)} and not public.series
    hot = {f.area.code for f in for_partners.figures if f.id.endswith("/gi-star") and f.standing == "above"}
    assert {f.area.code for f in cells if f.standing == "above"} <= hot
    assert {f.audience for f in public.figures} == {"public"}
    assert verify(hotspot_borough, to_json(public)).differences == ()


def test_it_is_verified_and_an_altered_number_is_not(hotspot_borough, for_partners):  # noqa: F811
    whole = json.loads(to_json(for_partners))
    changed = next(f for f in whole["figures"] if f["id"].endswith("/gi-star"))
    changed["value"] += 0.5
    found = verify(hotspot_borough, json.dumps(whole))
    assert [(d.id, d.part) for d in found.differences] == [(changed["id"], "value")]
    assert found.same == len(whole["figures"]) - 1


def test_every_format_is_written_and_reads_back(hotspot_borough, for_partners, tmp_path):  # noqa: F811
    request = hotspots.Request("Tallow", YEAR, quarters=4, source=FORCE, audience="partners")
    files = hotspots.build(hotspot_borough, request, tmp_path, ("html", "docx", "xlsx", "json"))
    assert [f.name for f in files] == ["hotspots.html", "hotspots.docx", "hotspots.xlsx", "figures.json"]
    assert from_json((tmp_path / "figures.json").read_text()).figures == for_partners.figures
    page = (tmp_path / "hotspots.html").read_text()
    assert "Partners only" in page and "half-open" in page and 'name="explore"' in page


@pytest.mark.parametrize(
    ("more", "said"),
    [({"offence": "witchcraft"}, "no offence"), ({"quarters": 3}, "too few"), ({"offence": "rape"}, "does not count")],
)
def test_refusals(hotspot_borough, more, said):  # noqa: F811
    with pytest.raises(MethodRefused, match=said):
        hotspots.figures(hotspot_borough, hotspots.Request("Tallow", YEAR, **{"quarters": 4, **more}))
