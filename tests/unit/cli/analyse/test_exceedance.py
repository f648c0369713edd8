"""`commonweal analyse exceedance`: every option reaches the method, and refusals are one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from commonweal.cli import app
from commonweal.errors import MethodRefused

YEAR = [20, 18, 22, 25, 27, 30, 33, 31, 26, 24, 21, 19]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "burglary.csv"
    rows = [f"{2016 + i // 12}-{i % 12 + 1:02d},{n},{9000 + i}" for i, n in enumerate(YEAR * 6)]
    path.write_text("time,count,residents\n" + "\n".join(rows) + "\n")
    return path


def _json(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(app, ["analyse", "exceedance", *arguments, "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_every_option_is_the_method_s_own_setting(table: Path) -> None:
    given = {
        "--frequency": "12",
        "--from": "2021-06",
        "--to": "2021-08",
        "--b": "4",
        "--w": "2",
        "--periods": "6",
        "--past-not-included": "3",
        "--weights-threshold": "2",
        "--p-threshold-trend": "0.1",
        "--power": "1/2",
        "--alpha": "0.01",
        "--threshold-method": "muan",
        "--population": "residents",
        "--limit54": "3,6",
        "--compat": "surveillance",
    }
    options = [part for pair in given.items() for part in pair]
    answer = _json(str(table), *options, "--no-reweight", "--no-trend")
    assert answer["parameters"] == {
        "frequency": 12,
        "from": "2021-06",
        "to": "2021-08",
        "b": 4,
        "w": 2,
        "periods": 6,
        "past_not_included": 3,
        "reweight": False,
        "weights_threshold": 2.0,
        "trend": False,
        "p_threshold_trend": 0.1,
        "power": "1/2",
        "alpha": 0.01,
        "threshold_method": "muan",
        "population": "residents",
        "limit54": "3,6",
        "compat": "surveillance",
    }
    assert [row["time"] for row in answer["rows"]] == ["2021-06", "2021-07", "2021-08"]


def test_compat_brings_r_s_defaults(table: Path) -> None:
    theirs = _json(str(table), "--compat", "surveillance", "--w", "1", "--from", "2021-12")["parameters"]
    assert (theirs["b"], theirs["periods"], theirs["threshold_method"], theirs["p_threshold_trend"]) == (
        5,
        1,
        "delta",
        0.05,
    )
    ours = _json(str(table), "--from", "2021-12")["parameters"]
    assert (ours["b"], ours["periods"], ours["threshold_method"]) == ("3 to 5, as held", 10, "nbPredictive")


def test_people_get_a_table(table: Path) -> None:
    result = CliRunner().invoke(app, ["analyse", "exceedance", str(table), "--from", "2021-12"])
    assert result.exit_code == 0
    assert "2021-12" in result.stdout
    assert "upper" in result.stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--limit54", "five"], "not two whole numbers"),
        (["--w", "3", "--periods", "10"], "season levels do not fit"),
        (["--b", "6"], "needs 72 points"),
    ],
)
def test_what_cannot_be_is_one_sentence(table: Path, options: list[str], words: str) -> None:
    result = CliRunner().invoke(app, ["analyse", "exceedance", str(table), *options])
    assert isinstance(result.exception, MethodRefused)
    assert words in str(result.exception)
    assert result.stdout == ""


def test_help_has_an_example() -> None:
    result = CliRunner().invoke(app, ["analyse", "exceedance", "--help"])
    assert "Example: commonweal analyse exceedance" in result.stdout
