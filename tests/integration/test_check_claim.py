"""`commonweal check-claim` over Cleveland's published files: Stockton's counts are known from a plain count of rows."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commonweal.cli import app
from commonweal.ingest.counts import ingest_counts
from commonweal.ingest.reference import ingest_reference
from commonweal.store import Store
from commonweal.workspace import Workspace
from real_data import SHARED

STOCKTON = ("--partnership", "Stockton-on-Tees")


def run(workspace, *words):
    return CliRunner().invoke(app, ["check-claim", *words, "--workspace", str(workspace)])


def told(workspace, *words):
    result = run(workspace, *words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def verdicts(workspace, *words):
    return [c["verdict"] for c in told(workspace, *words)["claims"]]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Stockton saw 28,693 crimes and ASB incidents in 2023.", "agrees"),
        ("There were 25,633 crimes in 2024, down from 28,693 in 2023.", "agrees"),
        ("Crime rose by 0.7% to 25,814 between January and December 2025.", "agrees"),
        ("About 25,600 crimes were recorded in 2024.", "agrees"),
        ("There were 25,633 crimes last year.", "stale"),
        ("Crime rose by 10.7% in 2024.", "contradicted"),
        ("Crime in Stockton fell by 10% from December 2023 to December 2024.", "near"),
        ("There were 375 incidents of anti-social behaviour in March 2024.", "agrees"),
        ("There were 190 shoplifting offences in March 2024.", "agrees"),
        ("There were 25,303 crimes in 2015.", "agrees"),
        ("There were 25,303 crimes in 2020.", "cannot be told"),
        ("Residential burglary rose by 18.5% in 2024.", "cannot be told"),
        ("Crime in Darlington fell by 5% in 2024.", "cannot be told"),
        ("Crime in Ropner fell by 5% in 2024.", "cannot be told"),
    ],
)
def test_known_facts(real_workspace, sentence, verdict):
    assert set(verdicts(real_workspace, sentence, *STOCKTON)) == {verdict}


def test_the_document_names_readings_and_the_files_behind_them(real_workspace):
    document = told(real_workspace, "Anti-social behaviour rose 13.6% in the year to September 2025.", *STOCKTON)
    (claim,) = document["claims"]
    assert claim["place"] == {"code": "E06000004", "name": "Stockton-on-Tees"}
    assert (claim["nearest"]["baseline_value"], claim["nearest"]["value"]) == (4445, 5051)
    assert claim["nearest"]["period"] == {"from": "2024-10", "to": "2025-09"}
    named = {s["id"]: s for s in document["sources"]}
    assert set(claim["nearest"]["sources"]) <= set(named)
    assert all(len(s["sha256"]) == 64 for s in named.values())


def test_the_month_is_not_available_with_its_reason(real_workspace):
    (claim,) = told(real_workspace, "There were 500 burglaries in Darlington in March 2024.", *STOCKTON)["claims"]
    assert claim["place"]["name"] == "Darlington"
    assert "No month of police_uk.street is held for Darlington" in claim["because"]
    assert claim["nearest"] is None


def test_words_for_a_person_to_read(real_workspace):
    result = run(real_workspace, "Burglary fell by 12% in 2024. It was 1,060 burglaries in 2024.", *STOCKTON)
    assert result.exit_code == 0
    assert "12% (Burglary, Stockton-on-Tees): CONTRADICTED." in result.stdout
    assert "1,580 to 1,060, down 32.9%" in result.stdout
    assert "1,060 burglaries in 2024" in result.stdout
    assert "Sources: data.police.uk, police_uk.street, 24 editions" in result.stdout


def test_refusals_are_one_sentence(real_workspace, tmp_path):
    from commonweal.errors import NotHeld, UnknownPlace

    assert isinstance(run(real_workspace, "5%", "--partnership", "Stokton").exception, UnknownPlace)
    assert isinstance(run(tmp_path, "5%").exception, NotHeld)
    assert run(real_workspace).exit_code == 2


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """A workspace with the derived table of districts and the lookups that it needs."""
    root = tmp_path_factory.mktemp("claims")
    for name in ("derived-lad-month-type.csv.gz", "derived-forces-present.csv"):
        shutil.copyfile(SHARED / "police-uk" / name, root / name)
    place = Workspace(root / "workspace")
    ingest_reference(Store(place), [SHARED / "lookups" / n for n in ("lad19_csp19_pfa19.csv", "la_all_codes.csv")])
    mapping = Path(__file__).parents[2] / "docs" / "how-to" / "mappings" / "district-counts.toml"
    ingest_counts(place, mapping, root / "derived-lad-month-type.csv.gz")
    return place.root


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("There were 161 public order offences in Stockton in March 2024.", "agrees"),
        ("There were 900 public order offences in Stockton in March 2024.", "contradicted"),
        ("There were 200 burglaries in Stockton in June 2024.", "cannot be told"),  # a month that the table lacks
        ("There were 1,200 burglaries in Birmingham in March 2024.", "cannot be told"),  # its force is absent
    ],
)
def test_a_published_table_of_counts_is_asked_too(table, sentence, verdict):
    (claim,) = told(table, sentence, "--partnership", "Stockton", "--source", "counts.districts")["claims"]
    assert claim["verdict"] == verdict, claim
