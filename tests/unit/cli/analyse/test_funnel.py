import json

import pytest
from typer.testing import CliRunner

from commonweal.cli import app, main

RUN = CliRunner()

AREAS = (
    "area,count,population\nAlder,120,10000\nBirch,90,10000\nCedar,210,10000\nElm,130,10000\nFir,,9000\nOak,99,9000\n"
)


@pytest.fixture
def areas(tmp_path):
    path = tmp_path / "areas.csv"
    path.write_text(AREAS, encoding="utf-8")
    return str(path)


def test_json_is_one_document_and_nothing_else(areas):
    result = RUN.invoke(app, ["analyse", "funnel", areas, "--json"])
    document = json.loads(result.stdout)
    assert result.exit_code == 0 and result.stderr == ""
    assert set(document) == {"method", "parameters", "rows", "target", "phi", "tau2", "areas"}


def test_without_json_people_can_read_it_and_what_stands_beside_the_rows(areas):
    result = RUN.invoke(app, ["analyse", "funnel", areas, "--overdispersion", "additive"])
    assert "Cedar" in result.stdout and "not available" in result.stdout
    assert "target: 13." in result.stdout and "tau2: 0." in result.stdout


def test_options_reach_the_method(areas):
    words = "--per 100000 --overdispersion multiplicative --winsorise 0.2 --consistent --target 1200 --level 0.9 --json"
    parameters = json.loads(RUN.invoke(app, ["analyse", "funnel", areas, *words.split()]).stdout)["parameters"]
    assert {k: parameters[k] for k in ("per", "overdispersion", "winsorise", "consistent", "target", "level")} == {
        "per": 100_000,
        "overdispersion": "multiplicative",
        "winsorise": 0.2,
        "consistent": True,
        "target": 1200,
        "level": 0.9,
    }


@pytest.mark.parametrize("words", [["--per", "10"], ["--winsorise", "0.5"], ["--overdispersion", "much"]])
def test_wrong_usage_is_exit_2(areas, words):
    assert RUN.invoke(app, ["analyse", "funnel", areas, *words]).exit_code == 2


def test_a_refusal_is_one_sentence_and_exit_1(monkeypatch, capsys, tmp_path):
    path = tmp_path / "areas.csv"
    path.write_text("area,count,population\nA,1,0\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["commonweal", "analyse", "funnel", str(path)])
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr()
    assert left.value.code == 1 and said.out == "" and "above zero" in said.err and "Traceback" not in said.err


def test_help_has_an_example():
    assert "Example: commonweal analyse funnel" in RUN.invoke(app, ["analyse", "funnel", "--help"]).stdout
