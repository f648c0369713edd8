"""The report over real published files, held against a plain count of their rows."""

import csv
import datetime
import io
import json
import shutil
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commonweal.analysis.recorded_crime import year_before
from commonweal.cli import app
from commonweal.errors import NoDataForPeriod, NotReproduced, UnknownPlace
from commonweal.figures import Period
from commonweal.figures.document import to_json
from commonweal.ingest.police_uk import ingest_police_uk
from commonweal.ingest.released import Released
from commonweal.papers import recorded_crime
from commonweal.papers.verification import verify
from commonweal.records.offences import POLICE_UK_CATEGORIES
from commonweal.store import Store
from commonweal.workspace import Workspace
from real_data import SHARED

YEAR = "2024-10..2025-09"
ARCHIVE = SHARED / "police-uk" / "cleveland.zip"


@cache
def plain_rows(month: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(ARCHIVE) as archive:
        text = archive.read(f"{month}/{month}-cleveland-street.csv").decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def plain_count(district: str, period: Period) -> Counter[str]:
    """Rows by category whose LSOA is named after the district; the publisher's own name, no lookup."""
    return Counter(
        row["Crime type"]
        for month in period
        for row in plain_rows(str(month))
        if row["LSOA name"].rsplit(" ", 1)[0] == district and row["Falls within"] == "Cleveland Police"
    )


def figures(workspace: Path, partnership: str, period: str, **more: object):
    request = recorded_crime.Request(partnership, Period.parse(period), **more)
    return recorded_crime.figures(Workspace(workspace), request)


@pytest.mark.parametrize(
    ("district", "period"),
    [
        ("Stockton-on-Tees", YEAR),
        ("Stockton-on-Tees", "ytd:2025-08"),
        ("Middlesbrough", "12m:2024-12"),
        ("Hartlepool", "2025-03..2025-05"),
        ("Redcar and Cleveland", "2025-11"),
    ],
)
def test_every_count_equals_a_plain_count_of_the_rows(real_workspace, district, period):
    paper = figures(real_workspace, district, period)
    months = Period.parse(period)
    now, then = plain_count(district, months), plain_count(district, year_before(months))
    assert sum(now.values()) > 0
    for category, node in POLICE_UK_CATEGORIES.items():
        figure = paper.figure(f"{paper.partnership.code}/{node}/change")
        assert (figure.value, figure.baseline_value) == (now[category], then[category]), category
    crimes = sum(n for category, n in now.items() if category != "Anti-social behaviour")
    assert paper.figure(f"{paper.partnership.code}/all-crime/change").value == crimes
    wards = [f for f in paper.figures if f.area.kind == "ward" and f.id.endswith("/all-crime/change")]
    assert sum(f.value for f in wards) == crimes


def test_the_year_of_the_first_page(real_workspace):
    paper = figures(real_workspace, "E06000004", YEAR)
    found = {
        f.offence: (f.value, f.baseline_value)
        for f in paper.figures
        if f.id.startswith("E06000004") and "change" in f.id
    }
    assert found["all-crime"] == (20194, 21352)
    assert found["publicly-reported"] == (16684, 17952)
    assert found["police-generated"] == (3510, 3400)
    assert found["anti-social-behaviour"] == (5051, 4445)
    moved = {
        f.offence
        for f in paper.figures
        if f.area.code == "E06000004" and f.verdict in ("rise", "fall") and f.unit == "crimes"
    }
    assert 2 <= len(moved) <= 5, "Poisson calls ten of these changes sure; a sound estimator two to five"


def test_the_town_centres_rate_is_labelled_as_misleading(real_workspace):
    paper = figures(real_workspace, "Stockton-on-Tees", YEAR)
    notes = {paper.figure(r.figure).area.name: r.note for r in paper.table("wards").rows}
    assert notes["Stockton Town Centre"] == "one in five crimes of the district; a rate by residents misleads"
    assert sum(map(bool, notes.values())) == 1


def test_darlington_is_not_available_and_in_no_total(real_workspace):
    paper = figures(real_workspace, "Stockton-on-Tees", YEAR)
    neighbours = {paper.figure(r.figure).area.name: paper.figure(r.figure) for r in paper.table("neighbours").rows}
    assert (neighbours["Darlington"].value, neighbours["Darlington"].verdict) == (None, "not available")
    assert neighbours["Middlesbrough"].value == pytest.approx(156.7, abs=0.1)


def test_the_month_whose_reporter_is_another_force_is_the_home_forces(real_workspace):
    paper = figures(real_workspace, "Stockton-on-Tees", "2015-11..2015-12", against=Period.parse("2015-09..2015-10"))
    months = {str(p.month): p.value for p in paper.one_series("E06000004/all-crime/months").points}
    plain = [r for r in plain_rows("2015-11") if r["LSOA name"].startswith("Stockton-on-Tees")]
    assert {r["Reported by"] for r in plain} == {"Leicestershire Police"}
    assert months["2015-11"] == sum(r["Crime type"] != "Anti-social behaviour" for r in plain)


def test_no_band_and_no_average_reach_across_the_years_that_are_missing(real_workspace):
    paper = figures(real_workspace, "Stockton-on-Tees", "2025-01..2025-12")
    assert paper.figure("E06000004/burglary/average").parameters["years"] == ["2024-01..2024-12", "2023-01..2023-12"]
    series = paper.one_series("E06000004/burglary/months")
    assert all(p.upper is None for p in series.points), "36 months from 2023-01 leave less than three years before each"
    assert min(p.month for p in series.points) >= paper.period.start - 35


def test_a_national_month_moves_no_total(real_workspace, tmp_path):
    place = shutil.copytree(real_workspace, tmp_path / "w")
    before = figures(place, "Stockton-on-Tees", "2024-03")
    ingest_police_uk(
        Store(Workspace(place)), [SHARED / "police-uk" / "all-forces-2024-03.zip"], Released.parse(["2024-06-30"])
    )
    after = figures(place, "Stockton-on-Tees", "2024-03")
    for paper in (before, after):
        assert paper.figure("E06000004/all-crime/change").value == 2143 - 375
    others = [f for f in after.figures if "/other-force/" in f.id]
    assert sum(f.value for f in others) == 2151 - 2143
    assert after.figure("E06000005/all-crime/rate").value is not None, "Durham's file makes Darlington available"


def test_as_at_gives_the_older_edition_and_the_paper_can_be_worked_out_again(real_workspace, tmp_path):
    place = shutil.copytree(real_workspace, tmp_path / "w")
    released = Released.parse(["edition-2024-06=2024-06-30", "edition-2026-02-or-later=2026-07-15"])
    ingest_police_uk(Store(Workspace(place)), [SHARED / "police-uk" / "cleveland-other-editions.zip"], released)
    then = figures(
        place, "Stockton-on-Tees", "2024-04", against=Period.parse("2024-01"), as_at=datetime.date(2024, 7, 1)
    )
    assert {s.release for s in then.sources if s.dataset == "police_uk.street"} == {"2024-06-30"}
    now = figures(place, "Stockton-on-Tees", "2025-11", against=Period.parse("2024-11"))
    assert "2026-07-15" in {s.release for s in now.sources}
    assert any("have not changed" in n.text for n in now.notes), "the editions differ in outcomes, not in counts"
    for paper in (then, now):
        assert not verify(Workspace(place), to_json(paper)).differences


def test_every_figure_is_reproduced_and_a_changed_one_is_found(real_workspace):
    text = to_json(figures(real_workspace, "Stockton-on-Tees", YEAR))
    found = verify(Workspace(real_workspace), text)
    assert found.same > 150
    assert not found.differences
    document = json.loads(text)
    document["figures"][0]["value"] += 1
    wrong = verify(Workspace(real_workspace), json.dumps(document))
    assert [(d.id, d.part) for d in wrong.differences] == [("E06000004/all-crime/change", "value")]


def test_the_command_writes_verifies_and_refuses_in_one_sentence(real_workspace, tmp_path):
    def run(*words: str):
        return CliRunner().invoke(app, ["--workspace", str(real_workspace), *words])

    asked = ["--partnership", "Hartlepool", "--period", "2025-06"]
    made = run("report", "recorded-crime", *asked, "--out", str(tmp_path), "--formats", "json")
    assert made.exit_code == 0, made.output
    assert run("verify", str(tmp_path / "figures.json")).exit_code == 0
    file = tmp_path / "figures.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"value": 6', '"value": 7'), encoding="utf-8")
    assert isinstance(run("verify", str(file)).exception, NotReproduced)
    unknown = run("report", "recorded-crime", "--partnership", "Stokton", "--period", YEAR, "--out", str(tmp_path))
    assert isinstance(unknown.exception, UnknownPlace)
    assert "Stockton-on-Tees" in str(unknown.exception)
    late = run("report", "recorded-crime", "--partnership", "Hartlepool", "--period", "2031-01", "--out", str(tmp_path))
    assert isinstance(late.exception, NoDataForPeriod)
