import json

import pytest
from typer.testing import CliRunner

from commonweal.cli import app, main

RUN = CliRunner()


@pytest.fixture
def tables(tmp_path):
    (tmp_path / "now.csv").write_text("period,value\n2024-Q1,80\n2024-Q2,90\n", encoding="utf-8")
    quarters = [f"{year}-Q{q},{90 + 10 * q}" for year in (2022, 2023) for q in (1, 2, 3, 4)]
    (tmp_path / "before.csv").write_text("period,value\n" + "\n".join(quarters) + "\n", encoding="utf-8")
    return str(tmp_path / "now.csv"), str(tmp_path / "before.csv")


def test_json_is_one_document_with_the_history_read(tables):
    words = ["--history", tables[1], "--periods-in-year", "4", "--level", "0.9", "--json"]
    result = RUN.invoke(app, ["analyse", "projection", tables[0], *words])
    document = json.loads(result.stdout)
    assert result.exit_code == 0 and result.stderr == "" and document["parameters"]["history"] == "before.csv"
    (row,) = document["rows"]
    assert row["projected"] == pytest.approx(170 + 170 * 250 / 210)
    assert row["level"] == 0.9 and row["interval"][0] < row["projected"] < row["interval"][1]


def test_without_json_people_can_read_it(tables):
    result = RUN.invoke(app, ["analyse", "projection", tables[0], "--history", tables[1], "--periods-in-year", "4"])
    assert "projected" in result.stdout and "year_begins 2024-Q1" in result.stdout


def test_a_history_that_is_not_there_is_refused(monkeypatch, capsys, tables):
    monkeypatch.setattr("sys.argv", ["commonweal", "analyse", "projection", tables[0], "--history", "none.csv"])
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr()
    assert left.value.code == 1 and said.out == "" and said.err.startswith("There is no file none.csv")


def test_help_has_an_example():
    assert "Example: commonweal analyse projection" in RUN.invoke(app, ["analyse", "projection", "--help"]).stdout
