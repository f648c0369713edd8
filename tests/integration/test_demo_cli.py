"""`commonweal demo` as a user runs it, the whole borough: what it says, and that its report finds what was planted."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from command_line import run
from commonweal.portal.partnership.models import ROLES

FORMATS = ("--formats", "json")  # the others are the renderer's own tests' business


@dataclass(frozen=True)
class Ran:
    folder: Path
    answer: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("whole") / "demo"
    return Ran(folder, run("demo", "--workspace", str(folder), "--no-serve", *FORMATS))


def district_figures(ran: Ran, audience: str) -> dict[str, dict[str, Any]]:
    """The borough's first figure of each offence: the year against the year before."""
    said = json.loads((ran.folder / "reports" / audience / "figures.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = {}
    for figure in said["figures"]:
        if figure["area"]["code"] == "E06990004":
            found.setdefault(figure["offence"], figure)
    return found


def test_it_says_where_the_reports_are_and_who_may_sign_in(ran: Ran) -> None:
    assert ran.answer.returncode == 0, ran.answer.stderr
    assert "is ready" in ran.answer.stdout
    assert str(ran.folder / "reports" / "public") in ran.answer.stdout
    for user in users(ran):
        assert user["password"] in ran.answer.stdout


def users(ran: Ran) -> list[dict[str, str]]:
    file = ran.folder / "demo-users.json"
    assert file.stat().st_mode & 0o077 == 0, "only its owner reads the passwords"
    said: list[dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return said


def test_there_is_a_user_for_each_role(ran: Ran) -> None:
    found = users(ran)
    assert {u["role"] for u in found} == set(ROLES)
    assert all(set(u) == {"username", "password", "role", "agency"} for u in found)


def test_again_it_says_that_nothing_changed(ran: Ran) -> None:
    answer = run("--workspace", str(ran.folder), "demo", "--no-serve", *FORMATS)
    assert "nothing has changed" in answer.stdout


def test_its_json_names_the_files_and_users(ran: Ran) -> None:
    answer = run("demo", "--workspace", str(ran.folder), "--no-serve", "--json", *FORMATS)
    said = json.loads(answer.stdout)
    assert said["changed"] is False
    assert said["reports"]["public"] == [str(ran.folder / "reports" / "public" / "figures.json")]
    assert said["users"] == users(ran)


def test_its_audit_chain_is_whole(ran: Ran) -> None:
    answer = run("audit", "verify", "--workspace", str(ran.folder), "--json")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["entries"] > 1000


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
