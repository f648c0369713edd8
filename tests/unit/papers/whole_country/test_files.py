"""The country's tables: nothing a spreadsheet would run, nothing missing shown as nought, every column explained."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from commonweal.analysis.whole_country import Gathered, gather_whole
from commonweal.figures import Area, Month, Period
from commonweal.geography import Gazetteer
from commonweal.papers.whole_country import answers, of_partnership, write_files
from commonweal.papers.whole_country.files import _rounded
from commonweal.records import register
from commonweal.store import Store
from many_districts import workspace

APRIL = Month(2024, 4)
PERIOD = Period(APRIL, APRIL + 2)
AGAINST = PERIOD.shift(-12)
PEOPLE = [50_000] * 6
RULES = '[[change]]\nmonth = "2024-05"\noffence = "burglary"\nforce = "Hill"\ntext = "=Sheds count, too."\n'
HOSTILE = '=HYPERLINK("http://x","a")'


@pytest.fixture(scope="module")
def gathered(tmp_path_factory) -> Gathered:
    """Six places; Dale published nothing; the first rises threefold, and its name is a formula."""
    counts = {
        month: {(i, "burglary"): 60 if i == 0 and month in PERIOD else 20 for i in range(6)}
        for period in (AGAINST, PERIOD)
        for month in period
    }
    view = Store(workspace(tmp_path_factory.mktemp("six"), PEOPLE, counts, {"Dale"})).view()
    found = gather_whole(view, Gazetteer.of(view), Period(AGAINST.start, PERIOD.end), register.parse(RULES))
    [level] = found.levels
    areas = (Area(level.areas[0].code, HOSTILE, "district"), *level.areas[1:])
    return replace(found, levels=(replace(level, areas=areas),))


@pytest.fixture(scope="module")
def folder(gathered: Gathered, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("files")
    asked = {"source": "police_uk.street", "register": RULES}
    write_files(answers(gathered, PERIOD, AGAINST, register.parse(RULES)), gathered, (), asked, out)
    return out


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_row_has_all_its_numbers(folder):
    row = next(r for r in rows(folder / "partnerships.csv") if r["code"] == "E00" and r["offence_code"] == "burglary")
    assert (row["before"], row["after"], row["change_percent"]) == ("60", "180", "200")
    assert float(row["low_percent"]) < 200 < float(row["high_percent"])
    assert (row["verdict"], row["period"], row["against"]) == ("rise", "2024-04..2024-06", "2023-04..2023-06")
    assert 0 < float(row["p"]) <= float(row["q"]) < 0.05
    assert row["month"] == "2024-06"
    assert (row["observed"], row["expected"], row["alarm"]) == ("60", "", "not judged")


def test_what_is_missing_is_empty_and_says_why_never_nought(folder):
    gone = [r for r in rows(folder / "partnerships.csv") if r["code"] in ("E01", "E04")]
    assert gone
    for row in gone:
        assert [row[name] for name in ("before", "after", "p", "q", "observed")] == [""] * 5
        assert row["verdict"] == "not available"
        assert "no file of Dale is held" in row["not_available"]


def test_no_cell_is_a_formula(folder):
    text = (folder / "partnerships.csv").read_text(encoding="utf-8")
    assert HOSTILE.replace('"', '""') in text, "there is something to run"
    for path in folder.glob("*.csv"):
        for row in rows(path):
            assert not any(cell[:1] in ("=", "@", "+") for cell in row.values()), path
    named = {r["name"] for r in rows(folder / "partnerships.csv") if r["code"] == "E00"}
    assert named == {f"'{HOSTILE}"}


def test_a_known_change_of_counting_is_named_where_it_touches(folder):
    told = {(r["code"], r["offence_code"]): r["recording_change"] for r in rows(folder / "partnerships.csv")}
    assert told["E00", "burglary"] == "May 2024: =Sheds count, too."
    assert told["E00", "all-crime"] == told["E00", "burglary"]
    assert told["E00", "shoplifting"] == ""
    assert told["E02", "burglary"] == ""  # of another force


def test_every_column_is_explained_and_the_summary_adds_up(folder):
    explained = {(r["file"], r["column"]) for r in rows(folder / "dictionary.csv")}
    for name in ("partnerships.csv", "exceedances.csv"):
        header = (folder / name).read_text(encoding="utf-8").splitlines()[0].replace('"', "").split(",")
        assert {(name, column) for column in header} == {e for e in explained if e[0] == name}
    assert not (folder / "wards.csv").exists()
    summary = json.loads((folder / "country.json").read_text(encoding="utf-8"))
    level = summary["levels"]["partnerships"]
    assert sum(level["changes"]["verdicts"].values()) == len(rows(folder / "partnerships.csv"))
    assert level["changes"]["tested"] == 4 * len(level["offences"])
    assert level["exceedances"]["judged"] == 0
    assert summary["audience"] == "public"


def test_without_wards_a_page_has_no_section_of_them(gathered):
    assert of_partnership(answers(gathered, PERIOD, AGAINST, register.parse("")), 0) == ()


def test_six_significant_digits():
    values = np.array([0.0, 1234567.8, 1.23456789e-12, -2.5, np.nan])
    assert _rounded(values)[:4].tolist() == pytest.approx([0.0, 1234570.0, 1.23457e-12, -2.5], rel=1e-9)
