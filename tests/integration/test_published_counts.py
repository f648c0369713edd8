"""The real tables of counts through the command: 21 months of all districts, a year of all forces, and a broken one."""

import csv
import gzip
import json
import re
import shutil
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from command_line import run
from commonweal.analysis.published_counts import PublishedCounts, published_counts
from commonweal.figures import Month
from commonweal.records.offences import POLICE_UK_CATEGORIES
from commonweal.store import Store
from commonweal.workspace import Workspace
from real_data import SHARED

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "use-a-published-table-of-counts.md"
MAPPINGS = ROOT / "docs" / "how-to" / "mappings"
STOCKTON, DARLINGTON, HARTLEPOOL, BARKING = "E06000004", "E06000005", "E06000001", "E09000002"
MARCH = Month(2024, 3)
TABLE = SHARED / "police-uk" / "derived-lad-month-type.csv.gz"
PRESENT = SHARED / "police-uk" / "derived-forces-present.csv"
QUARTERS = SHARED / "home-office" / "prc-pfa-201718.csv.gz"
CSP_QUARTERS = SHARED / "home-office" / "prc-csp-burglary-robbery-quarters.csv.gz"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the page names, as its reader has it."""
    found = tmp_path_factory.mktemp("counts")
    for file in (TABLE, PRESENT, *MAPPINGS.glob("*.toml"), *(SHARED / "lookups").glob("la*.csv")):
        shutil.copyfile(file, found / file.name)
    return found


def commands() -> list[list[str]]:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line.startswith("commonweal ")]


@pytest.fixture(scope="module")
def done(folder: Path) -> dict[str, str]:
    """The page's own commands, carried out in order."""
    said = {}
    assert len(commands()) == 3
    for words in commands():
        result = run("--workspace", str(folder / "commonweal-data"), *[_here(w, folder) for w in words[1:]])
        assert result.returncode == 0, result.stderr
        said[" ".join(words[1:3])] = result.stdout
    return said


def _here(word: str, folder: Path) -> str:
    return str(folder / word) if (folder / word).is_file() else word


@pytest.fixture(scope="module")
def counts(folder: Path, done: dict[str, str]) -> PublishedCounts:
    return published_counts(Store(Workspace(folder / "commonweal-data")).view(), "districts")


def test_the_page_can_be_followed(done: dict[str, str], folder: Path, monkeypatch, capsys) -> None:
    assert "97,860 counts by district in 21 months" in done["ingest counts"]
    assert "Kept apart, area '(no location)': 21 rows, 135,591." in done["ingest counts"]
    assert "counts.districts.present, 2018-10: absent are lancashire, northumbria." in done["status"]
    example = re.search(r"```python\n(.*?)```\n\nprints\n\n```text\n(.*?)```", PAGE.read_text(), re.DOTALL)
    program, printed = example.groups()
    monkeypatch.chdir(folder)
    exec(program, {})  # noqa: S102  the page's own example
    assert capsys.readouterr().out == printed


def test_status_names_the_editions_and_who_is_absent(folder: Path, done: dict[str, str]) -> None:
    document = json.loads(run("--workspace", str(folder / "commonweal-data"), "status", "--json").stdout)
    editions = {e["dataset"]: e for e in document["editions"]}
    table, present = editions["counts.districts"], editions["counts.districts.present"]
    assert (table["rows"], len(table["months"]), table["release"]) == (97_860, 21, "2026-02-15")
    assert table["quality"]["kept_apart"][0]["value"] == "(Northern Ireland, no LSOA)"
    assert "metropolitan" not in present["forces"]
    assert len(present["forces"]) == 41
    assert {"dataset": present["dataset"], "month": "2024-04", "forces": ["northern-ireland", "nottinghamshire"]} in (
        document["absent"]
    )
    assert next(g for g in document["gaps"] if g["dataset"] == "counts.districts")["months"][0] == "2019-03"


def test_stockton_in_march_2024_is_as_printed(counts: PublishedCounts) -> None:
    when = counts.times.index(MARCH)
    with gzip.open(TABLE, "rt", encoding="utf-8") as lines:
        rows = [r for r in csv.DictReader(lines) if (r["lad_code"], r["month"]) == (STOCKTON, "2024-03")]
    (printed,) = rows
    told = {c: counts.series(node, STOCKTON)[when] for c, node in POLICE_UK_CATEGORIES.items()}
    assert told == {c: float(printed[c]) for c in POLICE_UK_CATEGORIES}
    assert sum(told.values()) == 2151
    assert told["Anti-social behaviour"] == 375
    assert told["Violence and sexual offences"] == 687
    assert counts.series("all-crime", STOCKTON)[when] == 2151 - 375


def test_every_district_agrees_with_a_plain_recount(
    counts: PublishedCounts, folder: Path, done: dict[str, str]
) -> None:
    history = (folder / "la_all_codes.csv").read_text(encoding="utf-8-sig").splitlines()
    active = {r["LADCD"]: r["LADCD_ACTIVE"] for r in csv.DictReader(history)}
    sums: dict[tuple[str, str], float] = {}
    with gzip.open(TABLE, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["lad_code"]:
                key = (active.get(row["lad_code"], row["lad_code"]), row["month"])
                sums[key] = sums.get(key, 0) + float(row["total"])
    whole = counts.counts.sum(axis=1)
    checked = 0
    for at, area in enumerate(counts.areas):
        for when, month in enumerate(counts.times):
            if counts.available[at, when]:
                assert whole[at, when] == sums[area.code, str(month)]
                checked += 1
            else:
                assert np.isnan(whole[at, when])
                assert counts.why(area.code, month)
    assert checked > 5_000


def test_the_metropolitan_boroughs_are_not_available_though_rows_stand_there(
    counts: PublishedCounts, folder: Path
) -> None:
    boroughs = [i for i, a in enumerate(counts.areas) if a.code.startswith("E09") and a.code != "E09000001"]
    assert len(boroughs) == 32
    assert not counts.available[boroughs].any()
    assert counts.why(BARKING, MARCH) == "Metropolitan Police is absent from the table for March 2024"
    rows = (
        Store(Workspace(folder / "commonweal-data"))
        .view()
        .counts("counts.districts", ("area",), {"area": [BARKING]}, of="count")
    )
    assert rows["count"].to_pylist()[0] > 0, "there is something to hold back"
    assert counts.available[counts.place("E09000001")].sum() == 21, "the City has a force of its own"


def test_tees_valley_has_darlington_only_once_durham_is_there(
    counts: PublishedCounts, tmp_path: Path, folder: Path
) -> None:
    valley = [counts.place(code) for code in (HARTLEPOOL, "E06000002", "E06000003", STOCKTON, DARLINGTON)]
    assert (counts.available[valley].sum(axis=1) == 21).all(), "Durham stands behind all of the 21 months"
    without = tmp_path / "without"
    without.mkdir()
    shutil.copyfile(TABLE, without / TABLE.name)
    rows = list(csv.DictReader(PRESENT.read_text(encoding="utf-8").splitlines()))
    with (without / PRESENT.name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows({**row, "durham": "0"} for row in rows)
    space = ("--workspace", str(tmp_path / "ws"))
    files = [str(folder / "lad19_csp19_pfa19.csv"), str(folder / "la_all_codes.csv")]
    assert run(*space, "ingest", "reference", *files).returncode == 0
    taken = ("ingest", "counts", "--mapping", str(MAPPINGS / "district-counts.toml"))
    assert run(*space, *taken, str(without / TABLE.name), "--released", "2026-02-15").returncode == 0
    absent = published_counts(Store(Workspace(tmp_path / "ws")).view(), "districts")
    assert absent.why(DARLINGTON, MARCH) == "Durham is absent from the table for March 2024"
    assert absent.available[absent.place(DARLINGTON)].sum() == 0
    assert absent.available[absent.place(STOCKTON)].sum() == 21
    assert run(*space, *taken, str(folder / TABLE.name)).returncode == 1, "another needs its date"
    assert run(*space, *taken, str(folder / TABLE.name), "--released", "2026-03-01").returncode == 0
    mended = published_counts(Store(Workspace(tmp_path / "ws")).view(), "districts")
    assert mended.available[mended.place(DARLINGTON)].sum() == 21


def test_a_year_of_all_forces_by_quarter(folder: Path, done: dict[str, str]) -> None:
    space = ("--workspace", str(folder / "commonweal-data"))
    result = run(*space, "ingest", "counts", "--mapping", str(MAPPINGS / "force-quarters.toml"), str(QUARTERS),
                 "--released", "2018-07-19", "--json")  # fmt: skip
    assert result.returncode == 0, result.stderr
    answer = json.loads(result.stdout)
    assert len(answer["months"]) == 12
    assert {e["value"] for e in answer["kept_apart"]} >= {"Action Fraud", "British Transport Police", "CIFAS"}
    assert {w["code"]: w["count"] for w in answer["warnings"]} == {"unknown-area": 536, "negative-count": 36}
    view = Store(Workspace(folder / "commonweal-data")).view()
    year = published_counts(view, "recorded-crime", kind="force", months=3)
    assert len(year.areas) == 43
    with gzip.open(QUARTERS, "rt", encoding="utf-8") as lines:
        cleveland = [r for r in csv.DictReader(lines) if r["Force_Name"] == "Cleveland"]
    for node, column, word in (
        ("burglary", "Policeuk_Cat", "Burglary"),
        ("robbery", "Policeuk_Cat", "Robbery"),
        ("homicide", "Offence_Subgroup", "Homicide"),
    ):
        for at, quarter in enumerate("1234"):
            told = [r for r in cleveland if (r["Financial_Quarter"], r[column]) == (quarter, word)]
            assert year.series(node, "E23000013")[at] == sum(int(r["Number_of_Offences"]) for r in told)
    third = [r for r in cleveland if r["Financial_Quarter"] == "3" and int(r["Number_of_Offences"]) < 0]
    assert third, "a printed correction below nought"
    assert np.isnan(year.series("all-crime", "E23000013")[2])


def test_a_table_whose_quarters_were_dropped_is_refused_row_by_row(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        'publisher = "Home Office"\ndataset = "csp"\nlicence = "OGL"\n'
        '[columns]\narea_name = "CSP Name"\noffence = "Offence Code"\ncount = "Number of Offences"\n'
        '[area]\nkind = "csp"\n[offence]\nread_as = "home-office-code"\n[constants]\nquarter = "2013/14 Q1"\n'
    )
    space = ("--workspace", str(tmp_path / "ws"))
    assert run(*space, "ingest", "reference", str(SHARED / "lookups" / "lad19_csp19_pfa19.csv")).returncode == 0
    back = tmp_path / "back.xlsx"
    result = run(
        *space, "ingest", "counts", "--mapping", str(tmp_path / "m.toml"), str(CSP_QUARTERS), "--errors", str(back)
    )
    assert result.returncode == 1
    assert "was not taken in" in result.stderr
    assert "Traceback" not in result.stderr
    codes = {row[0] for row in openpyxl.load_workbook(back)["Summary"].iter_rows(min_row=6, values_only=True)}
    assert codes == {"repeated-row"}
