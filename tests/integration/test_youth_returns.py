"""Youth justice returns through the command line: restricted, without a child's name anywhere; erased for good."""

import io
import json
import shutil
import stat
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from commonweal.cli import main
from commonweal.records.youth_outcome import DATASET
from commonweal.sources.youth_justice.who import pseudonym
from commonweal.store import Store
from commonweal.workspace import Workspace
from youth_borough import PERIOD, PLACE, youth_borough  # noqa: F401
from youth_exports import write_csv, write_xlsx

CANARIES = (
    "Quimbleby",
    "Zebulon",
    "7 Canary Passage",
    "zq.canary@example.org",
    "14/03/2008",
    "2008-03-14",
    "YJ-CANARY",
)
HEADINGS = ("Person", "Surname", "Forename", "Address", "Email", "DOB", "Sex", "Ethnicity", "Offence", "Committed",
            "Outcome", "Given")  # fmt: skip
OWN = ("YJ-CANARY-1", "Quimbleby", "Zebulon", "7 Canary Passage", "zq.canary@example.org", "14/03/2008")
SOUND = (
    (*OWN, "M", "W1", "Robbery", "01/05/2023", "Referral order", "20/06/2023"),
    (*OWN, "M", "W1", "Drugs", "01/06/2023", "Youth caution", "20/07/2023"),
    ("YJ-CANARY-2", *OWN[1:5], "14/03/2009", "F", "", "Arson", "02/06/2023", "Community resolution", "21/07/2023"),
)
WRONG = (*SOUND, (*OWN[:5], "15/03/2008", "M", "Quimbleby", "Spying", "01/05/2023", "Fine", "01/04/2023"))
MAPPING = """
publisher = "Anytown Youth Justice Service"
licence = "Shared under an agreement"
scope = "anytown"
covers = "2023-04..2023-09"
extracted = 2023-10-05
[columns]
child = "Person"
date_of_birth = "DOB"
sex = "Sex"
ethnicity = "Ethnicity"
offence = "Offence"
offence_date = "Committed"
outcome = "Outcome"
outcome_date = "Given"
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
def run(monkeypatch, capfd) -> Callable[..., Done]:
    """The command line as a user has it, in this process: importing it anew takes seconds."""

    def command(*arguments: str, workspace: str = "ws", typed: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["commonweal", "--workspace", workspace, *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as end:
            main()
        said = capfd.readouterr()
        return Done(int(end.value.code or 0), said.out, said.err)

    return command


@pytest.fixture
def take_in(run) -> Callable[..., Done]:
    return lambda path, *more: run("ingest", "youth-justice", "--mapping", "team.toml", path.name, *more)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "team.toml").write_text(MAPPING)
    return tmp_path


def written(folder: Path, *inputs: Path) -> bytes:
    """The bytes of every file that is there beside the inputs, with those inside workbooks, and of their names."""
    parts = []
    for path in folder.rglob("*"):
        if path.is_file() and path not in inputs:
            parts += [str(path).encode(), path.read_bytes()]
            if path.suffix == ".xlsx":
                with zipfile.ZipFile(path) as book:
                    parts += [book.read(name) for name in book.namelist()]
    return b"\0".join(parts)


def leaks(folder: Path, source: Path, *said: str) -> list[str]:
    everything = written(folder, source, folder / "team.toml") + "\0".join(said).encode()
    assert b"Anytown" in everything or said  # something was written
    return [word for word in CANARIES if word.encode() in everything]


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_an_export_comes_in_restricted_and_no_child_with_it(folder, run, take_in, write):
    path = write(folder / ("x.csv" if write is write_csv else "x.xlsx"), SOUND, HEADINGS)
    there = written(folder)
    assert [word for word in CANARIES if word.encode() in there] == [w for w in CANARIES if w != "2008-03-14"]
    done = take_in(path, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert (answer["outcome"], answer["rows"], answer["children"], answer["audience"]) == ("new", 3, 2, "partners")
    dropped = {w["field"] for w in answer["warnings"] if w["code"] == "persons-column"}
    assert dropped == {"Surname", "Forename", "Address", "Email"}
    assert leaks(folder, path, done.stdout, done.stderr) == []
    assert not (folder / "ws" / "store").exists()  # nothing in the open store
    kept = list((folder / "ws" / "restricted").rglob("*"))
    assert kept
    assert not [p for p in kept if p.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]
    again = take_in(path)
    assert "held already: nothing changed" in again.stdout
    status = run("status", "--json")
    assert leaks(folder, path, again.stdout, status.stdout) == []


def test_no_row_can_be_traced_by_trying_references(folder, take_in):
    path = write_csv(folder / "x.csv", SOUND, HEADINGS)
    take_in(path)
    children = set(Store(Workspace(folder / "ws")).view().table(DATASET)["child"].to_pylist())
    key = (folder / "ws" / "restricted" / "reference.key").read_bytes()
    assert pseudonym("YJ-CANARY-1", "anytown", key) in children
    assert pseudonym("YJ-CANARY-1", "anytown", b"") not in children


def test_a_failed_export_gives_a_workbook_without_a_child(folder, take_in):
    path = write_csv(folder / "x.csv", WRONG, HEADINGS)
    done = take_in(path, "--errors", "back.xlsx")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert not (folder / "ws" / "restricted" / "store").exists()
    book = openpyxl.load_workbook(folder / "back.xlsx")
    rows = {r[0]: r[1:4] for r in book["Rows to mend"].iter_rows(min_row=2, values_only=True)}
    assert rows["two-births"][:2] == (5, "date_of_birth")
    assert not rows["two-births"][2]
    assert {"unknown-offence", "unknown-ethnicity", "outcome-before-offence", "two-births"} == set(rows)
    found = leaks(folder, path, done.stdout, done.stderr)
    assert found == ["Quimbleby"]  # it stands in the ethnicity's column: no form tells a name from a word


def test_a_later_export_replaces_and_the_earlier_one_still_answers(folder, take_in):
    take_in(write_csv(folder / "x.csv", SOUND, HEADINGS))
    refused = take_in(write_csv(folder / "y.csv", SOUND[:2], HEADINGS))
    assert refused.returncode == 1
    assert "differs from the file" in refused.stderr
    assert take_in(folder / "y.csv", "--released", "2023-11-05").returncode == 0
    store = Store(Workspace(folder / "ws"))
    assert store.view().table(DATASET).num_rows == 2
    assert store.view(as_at=store.editions()[0].release).table(DATASET).num_rows == 3


def test_an_erased_child_stays_erased_through_ingest_backup_and_restore(folder, run, take_in):
    path = write_csv(folder / "x.csv", SOUND, HEADINGS)
    take_in(path)
    backup = folder / "before.tar"
    assert run("backup", str(backup)).returncode == 0
    done = run("erase-child", "--json", typed="yj-canary-1\n")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"rows": 2, "editions": 1}
    assert leaks(folder, path, done.stdout, done.stderr) == []
    (edition,) = json.loads(run("status", "--json").stdout)["editions"]
    assert (edition["rows"], edition["erased"] is None) == (1, False)
    unknown = run("erase-child", typed="yj-canary-1\n")
    assert (unknown.returncode, "canary" in unknown.stderr.casefold()) == (1, False)

    (folder / "team.toml").write_text(MAPPING + '[sex]\n"W" = "female"\n')  # a corrected mapping: another edition
    later = take_in(path, "--released", "2023-11-05", "--json")
    assert json.loads(later.stdout)["rows"] == 1
    assert [w["count"] for w in json.loads(later.stdout)["warnings"] if w["code"] == "erased"] == [2]

    for name, more, rows in (("old", (), 3), ("again", ("--erasures", "ws/restricted/erasures.json"), 1)):
        assert run("restore", str(backup), *more, workspace=name).returncode == 0
        assert Store(Workspace(folder / name)).view().table(DATASET).num_rows == rows
        assert Store(Workspace(folder / name)).check() == 1
    wrong = run("restore", str(backup), "--erasures", "team.toml", workspace="third")
    assert (wrong.returncode, (folder / "third").exists()) == (1, False)
    assert "is no list of erasures" in wrong.stderr


def test_benchmarks_come_into_the_open_store(folder, run):
    rows = [
        ("North", "Apr 2022 - Mar 2023", "420", "200,000", "210"),
        ("North", "Year ending June 2023", "c", "c", "c"),
    ]
    write_csv(folder / "b.csv", rows, ("Area", "Period", "N", "D", "Rate"))
    (folder / "b.toml").write_text(
        """publisher = "Office"\nlicence = "OGL"\npublished = "https://www.example.org"\nscope = "entrants"
[columns]\narea_name = "Area"\nperiod = "Period"\nnumerator = "N"\ndenominator = "D"\nrate = "Rate"
[constants]\nmeasure = "first-time-entrants"\narea_kind = "region"\nperiod_kind = "rolling year"\n"""
    )
    done = run("ingest", "youth-benchmarks", "--mapping", "b.toml", "b.csv", "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert (answer["outcome"], answer["audience"], answer["rows"]) == ("new", "public", 2)
    assert answer["months"] == ["2023-03", "2023-06"]
    assert not (folder / "ws" / "restricted").exists()
    again = run("ingest", "youth-benchmarks", "--mapping", "b.toml", "b.csv")
    assert "held already" in again.stdout
    (folder / "b.csv").write_text("Area,Period,N,D,Rate\nNorth,soon,1,2,3\n")
    wrong = run("ingest", "youth-benchmarks", "--mapping", "b.toml", "b.csv")
    assert wrong.returncode == 1
    assert "b-errors.xlsx names each row" in wrong.stderr


def test_verify_says_that_rows_were_erased_since(folder, run, youth_borough):  # noqa: F811
    shutil.copytree(youth_borough.root, folder / "ws")
    asked = ("--partnership", PLACE, "--period", str(PERIOD), "--audience", "partners", "--out", "paper")
    assert run("report", "youth-justice", *asked, "--formats", "json").returncode == 0
    assert run("verify", "paper/figures.json").returncode == 0
    export = (youth_borough.root.parent / "published" / "partners" / "tallow-youth-justice-outcomes.csv").read_text()
    last = next(line.split(",")[0] for line in export.splitlines() if line.split(",")[-2].endswith("/05/2025"))
    assert run("erase-child", typed=last).returncode == 0
    found = run("verify", "paper/figures.json", "--json")
    assert (found.returncode, "Rows of its sources were erased since" in found.stderr) == (1, True)
    answer = json.loads(found.stdout)
    assert [said.partition(", on ")[0] for said in answer["erased"]] == [f"Tallow Youth Justice Service, {DATASET}"]
    assert answer["same"] > len(answer["differences"]) > 0
    assert last not in found.stdout + found.stderr
