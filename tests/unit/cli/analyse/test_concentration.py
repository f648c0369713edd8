import json

import pytest
from typer.testing import CliRunner

from commonweal.cli import app, main

RUN = CliRunner()


@pytest.fixture
def lsoas(tmp_path):
    path = tmp_path / "lsoas.csv"
    path.write_text("area,count,size\nA,10,1\nB,8,2\nC,2,1\n", encoding="utf-8")
    return str(path)


def test_json_is_one_document_and_nothing_else(lsoas):
    result = RUN.invoke(app, ["analyse", "concentration", lsoas, "--shares", "0.25,0.5", "--json"])
    document = json.loads(result.stdout)
    assert result.exit_code == 0 and result.stderr == ""
    assert {"pai", "pei", "rri", "gini", "gini_generalised", "lorenz"} <= set(document)
    assert document["pai"] == pytest.approx({"0.25": 2.0, "0.5": 1.4})


def test_without_json_people_can_read_it(lsoas):
    result = RUN.invoke(app, ["analyse", "concentration", lsoas])
    assert "share_of_size" in result.stdout and "gini: 0." in result.stdout
    assert "shares 0.01, 0.05, 0.1, 0.2" in result.stdout and "by definition" in result.stdout


def test_shares_that_are_no_numbers_are_refused_in_words(monkeypatch, capsys, lsoas):
    monkeypatch.setattr("sys.argv", ["commonweal", "analyse", "concentration", lsoas, "--shares", "few"])
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr()
    assert left.value.code == 1 and said.out == "" and "Shares 'few' are not numbers" in said.err


def test_help_has_an_example():
    assert "Example: commonweal analyse concentration" in RUN.invoke(app, ["analyse", "concentration", "--help"]).stdout
