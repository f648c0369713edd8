import json

import pytest
from typer.testing import CliRunner

from commonweal.cli import app, main

RUN = CliRunner()


@pytest.fixture
def wards(tmp_path):
    path = tmp_path / "wards.csv"
    path.write_text("ward,before,after\nRopner [north],120,85\nYarm,0,6\n", encoding="utf-8")
    return str(path)


def test_json_is_one_document_and_nothing_else(wards):
    result = RUN.invoke(app, ["analyse", "change", wards, "--json"])
    document = json.loads(result.stdout)
    assert result.exit_code == 0 and set(document) == {"method", "parameters", "rows"}
    assert document["rows"][0]["ward"] == "Ropner [north]" and result.stderr == ""


def test_without_json_people_can_read_it(wards):
    result = RUN.invoke(app, ["analyse", "change", wards])
    assert "Ropner [north]" in result.stdout and "-29.2" in result.stdout and "fall" in result.stdout


def test_options_reach_the_method(wards):
    result = RUN.invoke(app, ["analyse", "change", wards, "--level", "0.9", "--dispersion", "4", "--json"])
    assert json.loads(result.stdout)["parameters"]["dispersion"] == 4
    assert json.loads(result.stdout)["parameters"]["level"] == 0.9


def test_another_encoding_is_said_on_standard_error(tmp_path):
    path = tmp_path / "wards.csv"
    path.write_bytes("ward,before,after\nCaf\xe9,1,2\n".encode("latin-1"))
    result = RUN.invoke(app, ["analyse", "change", str(path), "--json"])
    assert json.loads(result.stdout)["rows"][0]["ward"] == "Café" and "Windows-1252" in result.stderr


def test_help_has_an_example():
    assert "Example: commonweal analyse change" in RUN.invoke(app, ["analyse", "change", "--help"]).stdout


def test_a_dispersion_below_one_is_wrong_usage(wards):
    assert RUN.invoke(app, ["analyse", "change", wards, "--dispersion", "0.5"]).exit_code == 2


def test_a_refusal_is_one_sentence_and_exit_1(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("sys.argv", ["commonweal", "analyse", "change", str(tmp_path / "none.csv")])
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr()
    assert left.value.code == 1 and said.out == "" and said.err.startswith("There is no file")
    assert "Traceback" not in said.err
