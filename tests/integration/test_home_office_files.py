"""The Home Office's real files through the commands: a year of all forces, one without quarters, one without counts."""

import csv
import gzip
import json
import os
import shutil

import pytest

from command_line import run
from commonweal.analysis.published_counts import published_counts
from commonweal.errors import NoDataForPeriod
from commonweal.figures import Period
from commonweal.ingest.home_office import ingest_home_office
from commonweal.papers.reconciliation import Request, figures
from commonweal.store import Store
from commonweal.workspace import Workspace
from real_data import SHARED
from side_by_side import three  # noqa: F401  a fixture

HOME_OFFICE = SHARED / "home-office"
YEAR = HOME_OFFICE / "prc-pfa-201718.csv.gz"
CLEVELAND = "E23000013"


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """A workspace with lookups and the year of all forces, and what the command said."""
    place = tmp_path_factory.mktemp("home-office")
    assert run("--workspace", str(place), "ingest", "reference", str(SHARED / "lookups")).returncode == 0
    said = run("--workspace", str(place), "ingest", "home-office", str(YEAR), "--released", "2018-07-19", "--json")
    assert said.returncode == 0, said.stderr
    return place, json.loads(said.stdout)["files"][0]


def test_every_row_of_the_file_is_counted_or_named(taken):
    _, said = taken
    with gzip.open(YEAR, "rt", encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    apart = {e["value"]: e["count"] for e in said["kept_apart"]}
    assert sorted(apart) == [
        "Action Fraud",
        "British Transport Police",
        "CIFAS",
        "Financial Fraud Action UK",
        "UK Finance",
    ]
    assert apart == {name: sum(int(r["Number_of_Offences"]) for r in rows if r["Force_Name"] == name) for name in apart}
    assert said["unknown_codes"] == []
    assert said["file_rows"] == len(rows)
    assert {w["code"]: w["count"] for w in said["warnings"]} == {"negative-count": 36}
    assert (said["months"][0], said["months"][-1], said["release"]) == ("2017-04", "2018-03", "2018-07-19")


def test_a_forces_year_adds_up_to_what_the_file_prints(taken):
    place, _ = taken
    with gzip.open(YEAR, "rt", encoding="utf-8") as text:
        mine = [r for r in csv.DictReader(text) if r["Force_Name"] == "Cleveland"]
    found = published_counts(Store(Workspace(place)).view(), "home-office-force", kind="force", months=3)
    by_quarter = [sum(int(r["Number_of_Offences"]) for r in mine if r["Financial_Quarter"] == q) for q in "1234"]
    assert found.series("all-crime", CLEVELAND).tolist() == by_quarter
    assert sum(by_quarter) == 57_222
    shops = sum(int(r["Number_of_Offences"]) for r in mine if r["Offence_Code"] == "46")
    assert found.series("shoplifting", CLEVELAND).sum() == shops


@pytest.mark.parametrize(
    ("name", "lacks"),
    [
        ("prc-csp-burglary-robbery-quarters.csv.gz", "it does not say the financial quarter and the financial year."),
        ("CrimeCatMappings.csv", "it does not say the number of offences, the police force"),
    ],
)
def test_what_is_no_table_by_quarter_is_refused_in_one_sentence(taken, name, lacks):
    place, _ = taken
    before = len(Store(Workspace(place)).editions())
    said = run("--workspace", str(place), "ingest", "home-office", str(HOME_OFFICE / name))
    assert said.returncode == 1
    assert lacks in said.stderr
    assert "Traceback" not in said.stderr
    assert len(Store(Workspace(place)).editions()) == before


def test_the_real_sources_have_no_quarter_in_common_and_the_report_says_so(real_workspace, tmp_path):
    place = Workspace(tmp_path / "ws")
    shutil.copytree(real_workspace, place.root, copy_function=os.link)  # the store never writes a file over
    ingest_home_office(place, [YEAR])
    with pytest.raises(NoDataForPeriod) as told:
        figures(place, Request("Stockton-on-Tees", Period.parse("2024-04..2025-03")))
    assert told.value.message.startswith(
        "police.uk and the Home Office’s table are not available side by side: they have no quarter of April 2024 to "
        "March 2025 in common. police.uk has January to December 2015, October 2018 to February 2019 and January 2023"
    )
    assert told.value.message.endswith("the Home Office’s table has April 2017 to March 2018.")


def test_the_report_is_made_and_verified_from_the_command_line(three, tmp_path):  # noqa: F811
    words = ("report", "reconciliation", "--partnership", "Alder", "--period", "2025-01..2025-12", "--formats", "json")
    said = run("--workspace", str(three.root), *words, "--out", str(tmp_path), "--json")
    assert said.returncode == 0, said.stderr
    (file,) = json.loads(said.stdout)["files"]
    assert "the same when worked out again" in run("--workspace", str(three.root), "verify", file).stdout
    wrong = run("--workspace", str(three.root), *words, "--out", str(tmp_path), "--sources", "guesswork")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "no source that can be laid beside others" in wrong.stderr
