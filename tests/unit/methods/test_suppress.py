import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commonweal.cli import app
from commonweal.errors import ColumnsRefused, RowsRefused
from commonweal.methods.suppress import suppress
from commonweal.methods.table import read_table

WIDE = "ward,burglary,robbery,arson\nRopner,2,10,20\nHartburn,30,8,40\nNorton,50,60,70\n"


def written(folder: Path, text: str) -> Path:
    file = folder / "wards.csv"
    file.write_text(text)
    return file


def answered(folder: Path, text: str, **options) -> dict:
    return json.loads(suppress(read_table(written(folder, text)), **options).to_json())


def test_rows_keep_their_labels_and_hidden_cells_are_null(tmp_path):
    answer = answered(tmp_path, WIDE)
    assert answer["method"] == "suppress"
    assert answer["rows"][0] == {"ward": "Ropner", "burglary": None, "robbery": 10, "arson": 20}
    assert answer["proof"] == [{"row": "Ropner", "column": "burglary", "low": 1, "high": None}]
    assert answer["margins_hidden"] == []


def test_with_totals_every_hidden_cell_has_a_range_that_holds_the_truth(tmp_path):
    answer = answered(tmp_path, WIDE, totals=True)
    truth = {
        ("Ropner", "burglary"): 2,
        ("Ropner", "robbery"): 10,
        ("Hartburn", "burglary"): 30,
        ("Hartburn", "robbery"): 8,
    }
    assert {(p["row"], p["column"]) for p in answer["proof"]} == set(truth)
    for p in answer["proof"]:
        assert p["low"] <= truth[p["row"], p["column"]] <= p["high"]
        assert p["high"] - p["low"] >= 2
    assert answer["margins"]["total"] == 290


def test_a_total_that_is_small_is_listed(tmp_path):
    answer = answered(tmp_path, "ward,a,b\nX,1,2\nY,30,40\nZ,50,60\n", totals=True)
    assert {"row", "column"} >= {m["margin"] for m in answer["margins_hidden"]}
    assert "X" in {m["label"] for m in answer["margins_hidden"]}
    assert answer["margins"]["rows"]["X"] is None


def test_a_total_row_and_column_are_margins_and_not_categories(tmp_path):
    with_margins = "ward,a,b,Total\nX,2,10,12\nY,30,8,38\nTotal,32,18,50\n"
    answer = answered(tmp_path, with_margins)
    assert answer["parameters"] == {"threshold": 5, "totals": True}
    assert [row["ward"] for row in answer["rows"]] == ["X", "Y"]
    assert all(row["a"] is None and row["b"] is None for row in answer["rows"])


def test_a_total_that_does_not_add_up_is_refused(tmp_path):
    with pytest.raises(RowsRefused, match="'X' is not the sum"):
        answered(tmp_path, "ward,a,b,Total\nX,2,10,13\nY,30,8,38\n")
    with pytest.raises(RowsRefused, match="'b' is not the sum"):
        answered(tmp_path, "ward,a,b\nX,2,10\nY,30,8\nTotal,32,19\n")


@pytest.mark.parametrize(
    ("text", "refusal", "words"),
    [
        ("ward\nX\n", ColumnsRefused, "one column"),
        ("ward,a\nX,3\nX,4\n", RowsRefused, "two rows called 'X'"),
        ("ward,a,b\nX,,4\n", RowsRefused, "line 2, column 'a' is empty"),
        ("ward,a\nX,2.5\n", RowsRefused, "not a whole number"),
    ],
)
def test_tables_that_cannot_be_protected_are_refused(tmp_path, text, refusal, words):
    with pytest.raises(refusal, match=words):
        answered(tmp_path, text)


def test_the_command_prints_one_json_document(tmp_path):
    result = CliRunner().invoke(app, ["analyse", "suppress", str(written(tmp_path, WIDE)), "--totals", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["parameters"]["totals"] is True
