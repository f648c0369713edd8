"""The board's indicators that no returns tell: what a table or the portal holds stands there, under its own rule."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from commonweal.figures import Figure, FigureSet
from commonweal.figures.document import from_json, to_json
from commonweal.ingest.indicators import ingest_indicators
from commonweal.papers import indicators, shown_before, youth_justice
from commonweal.papers.verification import verify
from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.recording import recording
from commonweal.portal.jobs import schedule, worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.library.models import Paper
from commonweal.portal.library.queries.content import file_of
from commonweal.rendering import render
from commonweal.workspace import Workspace
from kept_indicators import given, kept, public
from kept_papers import newest
from portal_world import World
from youth_borough import PERIOD, PLACE, youth_borough  # noqa: F401  a fixture

MAPPING = """
publisher = "A virtual school"
dataset = "{name}"
licence = "By agreement"
audience = "{audience}"
published = "https://example.org"
[columns]
period = "Quarter"
area = "Area"
value = "Share"
numerator = "Children"
denominator = "Of"
[areas]
"Tallow" = "own"
[[indicator]]
key = "{key}"
name = "Children in school or work"
definition = "Children on an order who go to school or work."
unit = "percent"
source = "Virtual school"
area = "Tallow"
better = "higher"
rhythm = "quarterly"
"""
LIST = """
[education-training-employment]
name = "Education, training and employment"
definition = "Children in education, training or employment."
unit = "percent of children"
better = "higher"
since = 2023-04-01
set = "key"
[accommodation]
name = "Suitable accommodation"
definition = "Children who live where they should."
unit = "percent of children"
better = "higher"
since = 2023-04-01
set = "key"
indicator = "{named}"
"""
ETE, HOMES = "indicator/education-training-employment", "indicator/accommodation"
WINTER, SPRING = "2025 Q1", "2025 Q2"


@pytest.fixture
def place(youth_borough: Workspace, tmp_path: Path) -> Workspace:  # noqa: F811
    """The borough with a list that names an indicator of a partners' table for one of the board's."""
    shutil.copytree(youth_borough.root, tmp_path / "ws")
    _list(Workspace(tmp_path / "ws"), "beds/in-a-home")
    return Workspace(tmp_path / "ws")


def _list(place: Workspace, named: str) -> None:
    (place.root / "youth-justice").mkdir(exist_ok=True)
    (place.root / "youth-justice" / "indicators.toml").write_text(LIST.format(named=named), encoding="utf-8")


def _take_in(place: Workspace, counts: dict[str, int], *, day: int = 1, **said: str) -> None:
    folder = place.root.parent
    (folder / "table.toml").write_text(MAPPING.format(**said), encoding="utf-8")
    rows = [f"{quarter},Tallow,{100 * n / 60:.4f}%,{n},60" for quarter, n in counts.items()]
    (folder / "table.csv").write_text("\n".join(["Quarter,Area,Share,Children,Of", *rows]), encoding="utf-8")
    ingest_indicators(place, folder / "table.toml", folder / "table.csv", released=date(2025, 9, day))


def _school(place: Workspace, counts: dict[str, int], day: int = 1) -> None:
    _take_in(place, counts, day=day, name="school", audience="public", key="education-training-employment")


def _beds(place: Workspace) -> None:
    _take_in(place, {SPRING: 51}, name="beds", audience="partners", key="in-a-home")


def _paper(place: Workspace, audience: str) -> FigureSet:
    return youth_justice.figures(place, youth_justice.Request(PLACE, PERIOD, audience=audience))  # type: ignore[arg-type]


def _of(paper: FigureSet, id: str) -> tuple[float | None, str, object]:
    figure: Figure = paper.figure(id)
    value = None if figure.value is None else round(figure.value, 1)
    return value, str(figure.period), figure.parameters.get("age")


def test_partners_see_the_held_figures_with_their_source_period_and_age(place: Workspace, tmp_path: Path) -> None:
    assert _of(_paper(place, "partners"), ETE)[0] is None, "nothing is held yet"
    _school(place, {WINTER: 40, SPRING: 3, "2025 Q3": 30})
    _beds(place)
    paper = _paper(place, "partners")
    assert _of(paper, ETE) == (5.0, "2025-04..2025-06", "less than a month old"), "none from later on"
    assert _of(paper, HOMES) == (85.0, "2025-04..2025-06", "less than a month old")
    assert {"indicator.school", "indicator.beds"} <= {s.dataset for s in paper.sources}
    assert verify(place, to_json(paper)).differences == ()
    (page,) = render(paper, tmp_path / "out", ("html",))
    words = "From Children in school or work (Virtual school), April to June 2025: less than a month old when this"
    assert words in page.read_text(encoding="utf-8")


def test_in_public_it_keeps_its_own_rule_and_what_is_for_partners_is_not_held(place: Workspace) -> None:
    _school(place, {WINTER: 40, SPRING: 3})
    _beds(place)
    paper = _paper(place, "public")
    assert _of(paper, ETE) == (66.7, "2025-01..2025-03", "three months old")
    assert _of(paper, HOMES) == (None, str(PERIOD), None)
    text = to_json(paper)
    assert "beds" not in text and "indicator.school" in text
    assert verify(place, text).differences == ()
    assert _paper(place, "partners").figure(ETE).value == 5.0, "there is a small number to hide"


def test_a_figure_corrected_by_few_since_a_public_paper_of_indicators_is_not_told(place: Workspace) -> None:
    _school(place, {WINTER: 40})
    before = indicators.figures(place, indicators.Request(PLACE, audience="public"))
    shown_before.keep(place, before)
    assert _of(_paper(place, "public"), ETE)[0] == 66.7
    _school(place, {WINTER: 42}, day=8)
    paper = _paper(place, "public")
    assert paper.figure(ETE).suppressed and _of(paper, ETE)[0] is None
    assert "42.0" not in json.dumps(paper.figure(ETE).parameters["history"])
    assert verify(place, to_json(paper)).differences == ()
    assert _paper(place, "partners").figure(ETE).value == 70.0


def test_two_indicators_of_one_name_are_both_left_and_it_is_said(place: Workspace) -> None:
    _list(place, "Children in school or work")
    _beds(place)
    assert _of(_paper(place, "partners"), HOMES)[0] == 85.0, "by its name"
    _take_in(place, {SPRING: 30}, name="other", audience="partners", key="in-a-home")
    paper = _paper(place, "partners")
    assert _of(paper, HOMES)[0] is None
    assert any("several indicators could stand for it" in note.text for note in paper.notes)


@pytest.mark.django_db
def test_the_portals_indicators_stand_there_too_for_those_who_may_read_them(
    world: World, place: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WORKSPACE = place
    monkeypatch.setattr(schedule, "_pieces", {})
    police = audiences.agencies([world.agencies["Police"].pk, world.agencies["Council"].pk])
    found = {}
    for name, audience in (("open", None), ("Whispered count", police)):
        row = public(world) if audience is None else kept(world, name, audience=audience)
        given(world, row, (18, 19, 17, 23))
        _list(place, row.name)
        for reach in ("partners", "public"):
            shown = _built(world, reach)
            figure = shown.figure(HOMES)
            found[name, reach] = figure.value
            assert (figure.parameters.get("called") == row.name) is (figure.value is not None)
            assert verify(place, to_json(shown)).differences == ()
            assert "Whispered" not in to_json(shown), "nor is it told that there is one of that name"
    assert found["open", "partners"] is not None and found["open", "partners"] == found["open", "public"]
    assert found["Whispered count", "partners"] is None and found["Whispered count", "public"] is None


def _built(world: World, audience: str) -> FigureSet:
    asked = {"partnership": "Tallow", "until": "2025-06", "late_reason": "", "audience": audience}
    page = world.client("analyst").post("/papers/new/report/youth-justice/", asked)
    assert page.status_code == 302, page.content.decode()
    worker.run(once=True)
    job = Job.objects.latest("asked_at")
    assert job.state == "done", job.problem
    with recording():
        version = newest(Paper.objects.latest("made_at"))
        return from_json(file_of(world.reader("analyst"), version.pk, "figures").decode())
