"""`commonweal demo` as a user runs it, the whole borough: what it says, and that its report finds what was planted."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from commonweal.cli import app

pytestmark = pytest.mark.xdist_group("whole-demo")  # its fixture is dear: made once, on one worker

RUN = CliRunner()
FORMATS = ("--formats", "json")  # the others are the renderer's own tests' business


@dataclass(frozen=True)
class Ran:
    folder: Path
    answer: Result


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("whole") / "demo"
    return Ran(folder, RUN.invoke(app, ["demo", "--workspace", str(folder), *FORMATS]))


def district_figures(ran: Ran, audience: str) -> dict[str, dict[str, Any]]:
    """The borough's first figure of each offence: the year against the year before."""
    said = json.loads((ran.folder / "reports" / audience / "figures.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = {}
    for figure in said["figures"]:
        if figure["area"]["code"] == "E06990004":
            found.setdefault(figure["offence"], figure)
    return found


def test_it_says_where_the_reports_are_and_that_there_is_no_portal(ran: Ran) -> None:
    assert ran.answer.exit_code == 0, ran.answer.output
    assert "is ready" in ran.answer.stdout
    assert str(ran.folder / "reports" / "public") in ran.answer.stdout
    assert "no portal yet" in ran.answer.stdout


def test_again_it_says_that_nothing_changed(ran: Ran) -> None:
    answer = RUN.invoke(app, ["--workspace", str(ran.folder), "demo", "--no-serve", *FORMATS])
    assert "nothing has changed" in answer.stdout
    assert "portal" not in answer.stdout


def test_its_json_names_the_files(ran: Ran) -> None:
    said = json.loads(RUN.invoke(app, ["demo", "--workspace", str(ran.folder), "--json", *FORMATS]).stdout)
    assert said["changed"] is False
    assert said["reports"]["public"] == [str(ran.folder / "reports" / "public" / "figures.json")]


def test_a_port_is_taken_while_nothing_is_served_and_it_says_so(ran: Ran) -> None:
    answer = RUN.invoke(app, ["demo", "--workspace", str(ran.folder), "--port", "8001", *FORMATS])
    assert answer.exit_code == 0
    assert "nothing is served" in answer.output


@pytest.mark.parametrize("audience", ["public", "partners"])
def test_the_report_finds_the_planted_rise_and_fall_and_no_other(ran: Ran, audience: str) -> None:
    """At the level that both sources have. A recording change (shoplifting) may or may not show: its note must."""
    by_category = district_figures(ran, audience)
    categories = [
        "violence-and-sexual-offences", "criminal-damage-and-arson", "other-theft", "vehicle-crime", "burglary",
        "robbery", "bicycle-theft", "theft-from-the-person", "public-order", "drugs", "other-crime",
        "possession-of-weapons", "anti-social-behaviour",
    ]  # fmt: skip
    verdicts = {c: by_category[c]["verdict"] for c in categories}
    assert {c: v for c, v in verdicts.items() if v != "no clear change"} == {"vehicle-crime": "fall", "robbery": "rise"}


def test_the_report_prints_the_planted_recording_change(ran: Ran) -> None:
    said = json.loads((ran.folder / "reports" / "public" / "figures.json").read_text(encoding="utf-8"))
    assert [n["offence"] for n in said["notes"] if n["kind"] == "recording"] == ["shoplifting"]


def test_the_fall_is_everywhere_and_the_rise_of_drugs_in_two_wards_only(ran: Ran) -> None:
    """Wards that the report says rose in drugs, if any does, are those where it was planted."""
    said = json.loads((ran.folder / "reports" / "public" / "figures.json").read_text(encoding="utf-8"))
    wards = [f for f in said["figures"] if f["area"]["kind"] == "ward" and f["verdict"] in ("rise", "fall")]
    assert {f["area"]["name"] for f in wards if f["offence"] == "drugs"} <= {"Candlewick", "Quarrendale"}
    assert {f["verdict"] for f in wards if f["offence"] == "vehicle-crime"} <= {"fall"}
