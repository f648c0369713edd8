"""Indicators from a partner's table to the paper: editions, the public edition, verification, and the portal's own."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from typer.testing import CliRunner

import alder
from commonweal.cli import app
from commonweal.errors import NotHeld
from commonweal.figures.document import from_json, to_json
from commonweal.papers import indicators
from commonweal.papers.indicators import Request
from commonweal.papers.verification import verify
from commonweal.portal.access.models import Document
from commonweal.portal.access.verbs import audiences
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper
from commonweal.workspace import Workspace
from kept_indicators import given, kept, public
from portal_world import World

MAPPING = """
publisher = "A school census"
dataset = "absence"
licence = "OGL"
audience = "public"
published = "https://example.org"
[columns]
period = "Term"
area = "Area"
value = "Share"
numerator = "Absent"
denominator = "Pupils"
[areas]
"{place}" = "own"
"England" = "national"
[[indicator]]
key = "persistent-absence"
name = "Persistent absence"
definition = "Pupils who missed 10% or more of their possible sessions."
unit = "percent"
source = "School census"
area = "{place}"
better = "lower"
target = 18
rhythm = "quarterly"
comparators = {{ national = "England" }}
"""
ON = date(2026, 3, 2)
PLACE = "Alder"
SMALL = 3


def _rows(last: int = 264) -> str:
    counts = [200, 208, 195, 203, 199, 210, 194, 201, 205, 198, 202, 207, 196, last]
    lines = ["Term,Area,Share,Absent,Pupils"]
    for n, count in enumerate(counts):
        period = f"{2022 + (n + 2) // 4} Q{(n + 2) % 4 + 1}"
        lines.append(f"{period},{PLACE},{count / 10:.1f}%,{count},1000")
        lines.append(f"{period},England,20.0,,")
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A public table in two editions, and one for partners."""
    place = alder.workspace(tmp_path_factory.mktemp("alder"), [])
    folder = tmp_path_factory.mktemp("tables")
    (folder / "absence.toml").write_text(MAPPING.format(place=PLACE), encoding="utf-8")
    ours = MAPPING.format(place=PLACE).replace('audience = "public"', 'audience = "partners"')
    ours = ours.replace('"absence"', '"ours"').replace("Persistent absence", "Our own count").replace("# ", "")
    (folder / "ours.toml").write_text(ours.replace("persistent-absence", "our-count"), encoding="utf-8")
    for name, last, mapping, released in (
        ("first.csv", 264, "absence", "2026-01-20"), ("revised.csv", 203, "absence", "2026-02-20"),
        ("ours.csv", SMALL, "ours", "2026-02-01"),
    ):  # fmt: skip
        (folder / name).write_text(_rows(last), encoding="utf-8")
        _run(place, "ingest", "indicators", "--mapping", str(folder / f"{mapping}.toml"),
             str(folder / name), "--released", released)  # fmt: skip
    return place


def _run(workspace: Workspace, *words: str) -> str:
    answer = CliRunner().invoke(app, ["--workspace", str(workspace.root), *words])
    assert answer.exit_code == 0, answer.output
    return answer.stdout


def test_a_revised_table_speaks_and_the_old_one_can_still_be_asked(workspace: Workspace) -> None:
    for as_at, value, need in ((None, 20.3, "target not met"), (date(2026, 2, 10), 26.4, "worse than usual")):
        paper = indicators.figures(workspace, Request(PLACE, audience="public", as_at=as_at, on=ON))
        (figure,) = [f for f in paper.figures if f.id == "absence/persistent-absence/last"]
        assert (figure.value, figure.parameters["need"]) == (value, need)
        assert verify(workspace, to_json(paper)).differences == ()


def test_the_command_line_makes_the_paper_and_verifies_it(workspace: Workspace, tmp_path: Path) -> None:
    made = json.loads(
        _run(workspace, "report", "indicators", "--partnership", PLACE, "--out", str(tmp_path), "--as-at",
             "2026-02-10", "--audience", "public", "--formats", "html,docx,xlsx,json", "--json")
    )  # fmt: skip
    assert {Path(f).suffix for f in made["files"]} == {".html", ".docx", ".xlsx", ".json"}
    page = (tmp_path / "indicators.html").read_text(encoding="utf-8")
    assert "The one indicator needs attention: persistent absence." in page
    assert "Higher than England (20.0%), by 6.4 percentage points." in page
    assert "Our own count" not in page
    _run(workspace, "verify", str(tmp_path / "figures.json"))
    shown = from_json((tmp_path / "figures.json").read_text(encoding="utf-8"))
    altered = replace(shown, figures=(replace(shown.figures[0], value=1.0), *shown.figures[1:]))
    assert verify(workspace, to_json(altered)).differences


def test_a_table_for_partners_is_in_no_public_paper_and_small_numbers_are_nowhere_in_one(workspace: Workspace) -> None:
    ours = indicators.figures(workspace, Request(PLACE, on=ON))
    assert ours.audience == "partners"
    assert any(f.id == "ours/our-count/last" and f.value == SMALL / 10 for f in ours.figures), "there is one to leak"
    everyone = to_json(indicators.figures(workspace, Request(PLACE, audience="public", on=ON)))
    assert "Our own count" not in everyone and "ours" not in json.loads(everyone)["sources"]
    assert indicators.figures(workspace, Request(PLACE, audience="public", on=ON)).audience == "public"


def test_a_place_without_indicators_is_told_so(workspace: Workspace) -> None:
    with pytest.raises(NotHeld):
        indicators.figures(workspace, Request("Woodland", audience="public", on=ON))


def test_a_figure_corrected_by_few_is_not_told_by_two_public_papers(tmp_path: Path) -> None:
    place = alder.workspace(tmp_path / "place", [])
    (tmp_path / "absence.toml").write_text(MAPPING.format(place=PLACE), encoding="utf-8")
    lasts = {}
    for last, released in ((264, "2026-01-20"), (266, "2026-02-20")):
        (tmp_path / "table.csv").write_text(_rows(last), encoding="utf-8")
        _run(place, "ingest", "indicators", "--mapping", str(tmp_path / "absence.toml"), str(tmp_path / "table.csv"),
             "--released", released)  # fmt: skip
        _run(place, "report", "indicators", "--partnership", "C1", "--out", str(tmp_path / released), "--audience",
             "public", "--formats", "json")  # fmt: skip
        text = (tmp_path / released / "figures.json").read_text(encoding="utf-8")
        lasts[last] = from_json(text).figure("absence/persistent-absence/last").parameters["history"][-1]
        assert verify(place, text).differences == ()
    assert lasts[264]["numerator"] == 264
    assert (lasts[266]["value"], lasts[266]["numerator"], lasts[266]["mark"]) == (None, None, "[c]")
    inner = indicators.figures(place, Request(PLACE, audience="partners", on=ON))
    history = inner.figure("absence/persistent-absence/last").parameters["history"]
    assert history[-1]["numerator"] == 266, "there is something to tell"


@pytest.mark.django_db
def test_the_portals_paper_holds_what_its_audience_may_read(
    world: World, workspace: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WORKSPACE = workspace
    monkeypatch.setattr(schedule, "_pieces", {})
    police = audiences.agencies([world.agencies["Police"].pk, world.agencies["Council"].pk])
    for row in (public(world), kept(world), kept(world, "Whispered count", audience=police)):
        given(world, row, (8, 9, 7, SMALL))
    texts = {}
    for audience in ("public", "partners"):
        asked = {"partnership": PLACE, "until": "", "audience": audience, "late_reason": ""}
        page = world.client("analyst").post("/papers/new/report/indicators/", asked)
        assert page.status_code == 302, page.content.decode()
        worker.run(once=True)
        job = Job.objects.latest("asked_at")
        assert job.state == "done", job.problem
        paper = Paper.objects.latest("made_at")
        assert paper.title.startswith("Indicators that partners follow")
        figures = Document.objects.filter(role="figures").latest("thing__made_at")
        texts[audience] = world.client("analyst").get(f"/documents/{figures.pk}/").content.decode()
    assert "Deliberate fires" in texts["public"] and "Hate incidents" not in texts["public"]
    assert "Hate incidents" in texts["partners"] and '"value": 3' in texts["partners"].replace("3.0", "3")
    assert '"value": 3' not in texts["public"].replace("3.0", "3")
    assert all("Whispered" not in text for text in texts.values())
    assert all(verify(workspace, text).differences == () for text in texts.values())
