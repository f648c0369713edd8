"""`commonweal ingest police-uk` and `status` as a user runs them: one sentence, exit 1, the store untouched."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commonweal.cli import app
from commonweal.errors import CommonwealError
from police_uk_samples import STREET_NAME, packed, street, street_row, write

GOOD = {
    STREET_NAME: street([street_row(1), street_row(2, LSOA_code="")]),
    "2024-05/2024-05-cleveland-street.csv": street([street_row(3, Month="2024-05")]),
    "2024-03/2024-03-cleveland-stop-and-search.csv": b"Type\n",
}


def run(workspace: Path, *words: str) -> dict[str, object]:
    result = CliRunner().invoke(app, ["--workspace", str(workspace), *words, "--json"], catch_exceptions=False)
    assert result.exit_code == 0
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


def test_the_answer_of_an_ingest(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", packed(GOOD))
    answer = run(tmp_path / "w", "ingest", "police-uk", str(path))
    assert answer["commit"] == 1
    assert answer["files"] == {"new": 2, "same": 0, "dated": 0, "left": 1}
    assert answer["rows"] == 3
    assert answer["months"] == {"from": "2024-03", "to": "2024-05", "count": 2}
    assert answer["forces"] == ["cleveland"]
    assert answer["releases"] == [["2024-06-30", False]]
    assert answer["left"] == [{"file": "a.zip/2024-03/2024-03-cleveland-stop-and-search.csv", "why": "stop-and-search"}]
    assert answer["quality"]["police_uk.street"]["no_lsoa"] == 1  # type: ignore[index]
    again = run(tmp_path / "w", "ingest", "police-uk", str(path))
    assert (again["commit"], again["rows"]) == (None, 0)


def test_the_words_of_an_ingest_and_of_status(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", packed(GOOD))
    ask = ["--workspace", str(tmp_path / "w")]
    said = CliRunner().invoke(app, [*ask, "ingest", "police-uk", str(path)]).stdout
    assert "2 files new (3 rows), 0 the same as held, 0 newly dated, 1 left." in said
    assert "Left: 1 stop-and-search." in said and "1 rows have no LSOA." in said and "Commit 1." in said
    assert "the store is as it was" in CliRunner().invoke(app, [*ask, "ingest", "police-uk", str(path)]).stdout
    listed = CliRunner().invoke(app, [*ask, "status", "--check"]).stdout
    assert "police_uk.street" in listed and "2024-04" in listed and "2024-06-30" in listed


def test_status_names_editions_and_gaps(tmp_path: Path) -> None:
    assert run(tmp_path, "status") == {"editions": [], "forces": [], "gaps": [], "absent": []}
    run(tmp_path, "ingest", "police-uk", str(write(tmp_path / "a.zip", packed(GOOD))), "--released", "2024-07-02")
    status = run(tmp_path, "status")
    assert status["forces"] == ["cleveland"]
    assert status["gaps"] == [{"dataset": "police_uk.street", "scope": "cleveland", "months": ["2024-04"]}]
    editions = status["editions"]
    assert isinstance(editions, list) and len(editions) == 2
    first = editions[0]
    assert (first["publisher"], first["release"], first["release_stated"]) == ("data.police.uk", "2024-07-02", True)
    assert (first["rows"], first["months"], first["forces"]) == (2, ["2024-03"], ["Cleveland Police"])
    assert len(first["sha256"]) == 64 and first["current"] is True


BAD = {
    "a file cut off in the middle of an archive": {**GOOD, "2024-06/2024-06-cleveland-street.csv": b"Crime ID,Mon"},
    "a month outside the file's name": {**GOOD, "2024-06/2024-06-cleveland-street.csv": street([street_row()])},
    "a member that reaches outside": {**GOOD, "../2024-06-cleveland-street.csv": street()},
    "an empty member": {**GOOD, "2024-06/2024-06-cleveland-street.csv": b""},
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_archive_leaves_the_store_untouched(case: str, tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    run(workspace, "ingest", "police-uk", str(write(tmp_path / "a.zip", packed(GOOD))))
    before = {p: p.read_bytes() for p in workspace.rglob("*") if p.is_file()}
    grown = {**BAD[case], "2024-07/2024-07-cleveland-street.csv": street([street_row(Month="2024-07")])}
    with pytest.raises(CommonwealError):
        run(workspace, "ingest", "police-uk", str(write(tmp_path / "b.zip", packed(grown))))
    assert {p: p.read_bytes() for p in workspace.rglob("*") if p.is_file()} == before


def test_a_refusal_is_one_sentence_on_standard_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "commonweal", "--workspace", str(tmp_path / "w"), "ingest", "police-uk"]
    result = subprocess.run([*command, str(tmp_path / "absent.zip"), "--json"], capture_output=True, text=True)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"There is no file or folder {tmp_path / 'absent.zip'}. Check its name.\n"
    assert not (tmp_path / "w").exists()


def test_a_month_of_headings_alone_stays_missing_and_is_named(tmp_path: Path) -> None:
    files = {STREET_NAME: street([street_row()]), "2024-04/2024-04-cleveland-street.csv": street()}
    answer = run(tmp_path / "w", "ingest", "police-uk", str(write(tmp_path / "a.zip", packed(files))), "--json")
    assert answer["rows"] == 1
    assert answer["left"] == [{"file": "a.zip/2024-04/2024-04-cleveland-street.csv", "why": "without a row"}]
    status = run(tmp_path / "w", "status", "--json")
    assert [e["months"] for e in status["editions"]] == [["2024-03"]]


def test_headings_alone_are_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "2024-04-cleveland-street.csv", street())
    result = CliRunner().invoke(app, ["--workspace", str(tmp_path / "w"), "ingest", "police-uk", str(file)])
    assert isinstance(result.exception, CommonwealError)
    assert "not one row" in str(result.exception)
