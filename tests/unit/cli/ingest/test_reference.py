import json
from pathlib import Path

from typer.testing import CliRunner

from commonweal.cli import app

NAMES = "CSP21CD,CSP21NM\nC1,Alder\nC2,Birch\n"


def test_one_json_document_on_standard_output_and_words_beside_it(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(NAMES)
    (tmp_path / "words.txt").write_text("words\n")
    workspace = str(tmp_path / "workspace")
    files = ["ingest", "reference", str(tmp_path / "names.csv"), "--json", "--workspace", workspace]
    done = CliRunner().invoke(app, files)
    assert done.exit_code == 0
    assert json.loads(done.stdout)["files"][0] == {
        "file": "names.csv",
        "outcome": "new",
        "dataset": "lookup.csp21",
        "scope": "C1..C2",
        "edition": "2021",
        "edition_from": "columns",
        "rows": 2,
        "why": "",
    }
    assert "names.csv: lookup.csp21 for C1..C2, edition 2021, 2 rows: taken" in done.stderr


def test_what_is_left_in_a_folder_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "words.txt").write_text("words\n")
    done = CliRunner().invoke(app, ["--workspace", str(tmp_path / "w"), "ingest", "reference", str(folder)])
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "words.txt: left. words.txt has no column of area codes." in done.stderr
