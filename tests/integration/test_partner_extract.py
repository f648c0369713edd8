"""A force's extract through the command line into a workspace that holds the published lookups; nothing leaks."""

import json
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from commonweal.cli import main
from commonweal.store import Store
from commonweal.workspace import Workspace
from partner_extracts import write_csv, write_xlsx
from real_data import SHARED

CANARIES = ("Zebulon Quimbleby", "zq.canary@example.org", "01632 960777", "19/02/1961", "7 Canary Passage")
PERSONAL = ("Victim Name", "E-mail", "Tel", "DOB", "Free text")
HEADINGS = ("Ref", "Date", "Code", "Ward", "Easting", "Northing", "DA", *PERSONAL)
SOUND = (
    ("R-CANARY-1", "05/10/2024", "8N", "Ropner", "444500", "518500", "Y", *CANARIES),
    ("R-CANARY-2", "06/11/2024", "46", "Bishopsgarth and Elm Tree", "", "", "", *CANARIES),
)
WRONG = (
    *SOUND,
    ("R-CANARY-2", "31/02/2024", "8Z", "Atlantis", "9", "", "maybe", *CANARIES),
    ("R-CANARY-4", *CANARIES, *CANARIES, "one too many", "two", "three", "four"),
)
MAPPING = """
publisher = "Cleveland Police"
dataset = "force"
licence = "Shared under an agreement"
covers = "2024-10..2024-11"
extracted = 2024-12-05
[columns]
reference = "Ref"
date = "Date"
offence = "Code"
ward_name = "Ward"
easting = "Easting"
northing = "Northing"
domestic_abuse = "DA"
[dates]
formats = ["%d/%m/%Y"]
[constants]
district = "E06000004"
"""


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """The command line as a user has it, in this process: importing it anew takes seconds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMONWEAL_WORKSPACE", raising=False)

    def command(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["commonweal", "--workspace", "ws", "ingest", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        said = capfd.readouterr()
        return Done(int(end.value.code or 0), said.out, said.err)

    return command


def bytes_of(path: Path) -> bytes:
    """A file's bytes, with those of its parts where it is a workbook."""
    content = path.read_bytes()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as parts:
            content += b"".join(parts.read(name) for name in parts.namelist())
    return content


def leaks(folder: Path, inputs: set[Path], *said: str) -> list[str]:
    """Canaries found in what was written or said."""
    written = [bytes_of(p) for p in folder.rglob("*") if p.is_file() and p not in inputs]
    everything = b"\0".join([*written, *(s.encode() for s in said)])
    assert written
    return [word for word in (*CANARIES, "Quimbleby", "R-CANARY") if word.encode() in everything]


@pytest.fixture
def workspace(tmp_path: Path, run) -> Path:
    done = run("reference", str(SHARED / "boundaries" / "stockton-wards-2025.geojson"))
    assert done.returncode == 0, done.stderr
    (tmp_path / "force.toml").write_text(MAPPING)
    return tmp_path


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_an_extract_comes_in_and_no_person_with_it(workspace, run, write):
    path = write(workspace / ("x.xlsx" if write is write_xlsx else "x.csv"), SOUND, HEADINGS)
    done = run("partner", "--mapping", "force.toml", path.name, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert (answer["outcome"], answer["rows"], answer["audience"]) == ("new", 2, "partners")
    assert {w["field"] for w in answer["warnings"] if w["code"] == "personal-column"} == set(PERSONAL)
    table = Store(Workspace(workspace / "ws")).view().table("partner.force")
    wards = Store(Workspace(workspace / "ws")).view().table("boundary.ward.2025").to_pylist()
    names = {ward["code"]: ward["name"] for ward in wards}
    assert [names[code] for code in table["ward"].to_pylist()] == ["Ropner", "Bishopsgarth & Elm Tree"]
    assert leaks(workspace, {path, workspace / "force.toml"}, done.stdout, done.stderr) == []
    assert run("partner", "--mapping", "force.toml", path.name).stdout.count("held already") == 1


def test_a_failed_extract_gives_one_sentence_and_a_workbook_without_persons(workspace, run):
    path = write_csv(workspace / "x.csv", WRONG, HEADINGS)
    assert "Quimbleby" in path.read_text()
    before = sorted((workspace / "ws").rglob("*.json"))
    done = run("partner", "--mapping", "force.toml", "x.csv", "--errors", "back.xlsx")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "7 things to mend in its 4 rows. back.xlsx names each row" in done.stderr
    assert sorted((workspace / "ws").rglob("*.json")) == before
    book = openpyxl.load_workbook(workspace / "back.xlsx")
    named = {row[0]: row[1:4] for row in book["Rows to mend"].iter_rows(min_row=2, values_only=True)}
    assert named["broken-row"] == (5, "", "")
    assert named["unknown-ward"] == (4, "ward_name", "Atlantis")
    assert named["repeated-reference"] == (4, "reference", "")
    assert leaks(workspace, {path, workspace / "force.toml"}, done.stdout, done.stderr) == []


def test_a_mapping_that_asks_for_persons_is_refused(workspace, run):
    path = write_csv(workspace / "x.csv", SOUND, HEADINGS)
    (workspace / "bad.toml").write_text(MAPPING.replace('"Ref"', '"Victim Name"'))
    done = run("partner", "--mapping", "bad.toml", path.name)
    assert done.returncode == 1
    assert "'Victim Name', which looks like persons' data" in done.stderr
    assert leaks(workspace, {path, workspace / "bad.toml"}, done.stderr) == []
