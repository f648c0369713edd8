"""`commonweal minutes import` as a user runs it, on both published minutes, into an empty portal."""

import json
import sqlite3
from pathlib import Path

import pytest

from command_line import run
from real_data import SHARED

MINUTES = sorted((SHARED / "minutes").glob("*.txt"))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("imported") / "ours"
    done = run("minutes", "import", *map(str, MINUTES), "--workspace", str(folder), "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert [one["state"] for one in said] == ["in the register"] * 2
    assert [(one["date"], one["items"], one["decisions"]) for one in said] == [
        ("2019-10-15", 15, 10), ("2024-03-28", 12, 7),
    ]  # fmt: skip
    assert all(one["anomalies"] for one in said)
    return folder


def count(workspace: Path, question: str) -> int:
    with sqlite3.connect(workspace / "portal" / "portal.sqlite3") as database:
        found: int = database.execute(question).fetchone()[0]
    return found


def test_both_meetings_are_in_the_register_of_one_body(workspace: Path) -> None:
    assert count(workspace, "select count(*) from partnership_body") == 1
    assert count(workspace, "select count(*) from meetings_meeting") == 2
    assert count(workspace, "select count(*) from meetings_item") == 27
    assert count(workspace, "select count(*) from meetings_decision") == 17
    assert count(workspace, "select count(*) from meetings_deferral") == 2
    assert count(workspace, "select count(*) from tasks_action") == 17


def test_nobody_is_given_an_agency_that_no_person_gave_them(workspace: Path) -> None:
    assert count(workspace, "select count(*) from meetings_attendance") > 40
    assert count(workspace, "select count(*) from meetings_attendance where agency_id is not null") == 0


def test_the_same_files_again_change_nothing(workspace: Path) -> None:
    done = run("minutes", "import", *map(str, MINUTES), "--workspace", str(workspace))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("held already") == 2
    assert count(workspace, "select count(*) from meetings_meeting") == 2


def test_minutes_of_no_body_here_are_refused_in_words(workspace: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "QUAYSIDE HERITAGE PANEL\n\nA meeting of Quayside Heritage Panel was held on 4 March 2021.\n\n1\n\nA\n\nB.\n"
    )
    done = run("minutes", "import", str(other), "--workspace", str(workspace))
    assert done.returncode == 1
    assert "--body" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_can_be_held_for_a_person_first(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "held"
    done = run("minutes", "import", str(MINUTES[0]), "--hold", "--workspace", str(folder))
    assert done.returncode == 0, done.stderr
    assert "before a person" in done.stdout
    assert count(folder, "select count(*) from meetings_meeting") == 0
    assert count(folder, "select count(*) from meetings_readingline") > 40
