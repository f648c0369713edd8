"""Reports from the public in the season's paper, beside nothing else's counts, and as hot spots."""

import random
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import shapely

from commonweal.demo.council_server import serving
from commonweal.errors import MethodRefused
from commonweal.figures import FigureSet, Period
from commonweal.figures.document import to_json
from commonweal.geography import Gazetteer
from commonweal.ingest.open311 import poll
from commonweal.papers import hotspots, seasonal
from commonweal.papers.verification import verify
from commonweal.sources.season import parse
from commonweal.store import Store
from commonweal.workspace import Workspace
from reporting_council import SAID, client, council, endpoint, middle_of_wards, report, tiny_places  # noqa: F401

SEASON = """
name = "Bonfire season"
window = "10-22..11-05"
[[look]]
dataset = "reports.public"
title = "Reports of bonfire material"
kinds = ["Bonfire material"]
"""
YEARS, PERIOD = (2022, 2023, 2024, 2025), Period.parse("2024-12..2025-11")


def _planted(workspace: Path) -> list[Any]:
    """Bonfire material before each 5 November in the first ward, and a little all year; fly-tipping in one LSOA."""
    chance = random.Random(5)  # noqa: S311  made-up places, no secrets
    (_, first), (_, second), *_ = middle_of_wards(workspace)
    places = Gazetteer.of(Store(Workspace(workspace)).view())
    lsoas = places.outlines("lsoa", "2021")
    ours = places.lsoas(str(SAID["partnership"]))
    middles = [shapely.point_on_surface(p) for c, p in zip(lsoas.codes, lsoas.polygons, strict=True) if c in ours]
    found: list[Any] = []

    def add(day: date, code: str, point: tuple[float, float]) -> None:
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).isoformat()
        found.append(report(len(found) + 1, moment, code, point))

    for year in YEARS:
        for n in range(40 + 5 * (year % 3)):
            add(date(year, 10, 22) + timedelta(days=n % 15), "bonfire", first)
        for week in range(-5, 8):
            for n in range(3):
                add(date(year, 10, 20) + timedelta(days=7 * week + n), "bonfire", first)
                add(date(year, 10, 20) + timedelta(days=7 * week + 2 * n), "bonfire", second)
    for n in range(400):
        spot = middles[0] if n % 3 else chance.choice(middles)
        add(date(2024, 1, 1) + timedelta(days=chance.randrange(690)), "017", (spot.x, spot.y))
    return found


@pytest.fixture(scope="module")
def workspace(tiny_places: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:  # noqa: F811
    place = Workspace(Path(shutil.copytree(tiny_places, tmp_path_factory.mktemp("reports") / "ws")))
    made = council(*_planted(place.root))
    with serving(made):
        poll(place, endpoint(made, since="2022-09-01"), today=date(2025, 12, 1), client=client())
    return place


@pytest.fixture(scope="module")
def season(workspace: Workspace) -> FigureSet:
    return seasonal.figures(workspace, seasonal.Request(str(SAID["partnership"]), parse(SEASON), 2025))


def test_the_planted_ward_stands_out_of_the_season(workspace: Workspace, season: FigureSet) -> None:
    (planted, _), (other, _), *_ = middle_of_wards(workspace.root)
    found = {f.area.code: f for f in season.figures if "/ward/" in f.id and f.id.endswith("/around")}
    assert found[planted.code].value == 40 + 7 and found[planted.code].verdict == "rise"
    assert found[other.code].value < 10 and found[other.code].verdict != "rise"
    assert season.audience == "partners"
    assert any("Reports from the public" in note.text for note in season.notes)


def test_it_stands_beside_recorded_incidents_and_is_never_added_to_them(season: FigureSet) -> None:
    assert {f.id.split("/")[0] for f in season.figures} == {"reports-of-bonfire-material"}
    assert {s.dataset for s in season.sources if not s.dataset.startswith(("lookup", "boundary", "pop"))} == {
        "reports.public"
    }


def test_the_seasons_figures_are_worked_out_again(workspace: Workspace, season: FigureSet) -> None:
    assert not verify(workspace, to_json(season)).differences


def test_fly_tipping_is_hot_where_it_was_planted(workspace: Workspace) -> None:
    request = hotspots.Request(
        str(SAID["partnership"]), PERIOD, source="reports.public", kind="Fly-tipping", audience="partners", quarters=4
    )
    paper = hotspots.figures(workspace, request)
    cells = {f.area.code: f.parameters["count"] for f in paper.figures if f.id.endswith("/gi-star")}
    most = max(cells, key=lambda code: cells[code])
    assert cells[most] > 0.6 * sum(cells.values()) > 50
    assert paper.parameters["offence_name"] == "fly-tipping" and "as the public reported it" in paper.cover.purpose
    assert any("reports from the public" in note.text for note in paper.notes)
    assert not verify(workspace, to_json(paper)).differences


def test_the_public_edition_has_no_number_below_a_ward(workspace: Workspace) -> None:
    paper = hotspots.figures(
        workspace,
        hotspots.Request(str(SAID["partnership"]), PERIOD, source="reports.public", kind="Fly-tipping", quarters=4),
    )
    small = [f for f in paper.figures if f.area.kind not in ("ward", "district", "partnership")]
    assert all(f.value is None and "count" not in f.parameters for f in small)
    assert not [f for f in paper.figures if f.value in (1, 2, 3, 4) and f.unit == "incidents"]


def test_services_are_told_one_at_a_time(workspace: Workspace) -> None:
    for kind, words in (("", "one kind at a time"), ("Graffiti", "no kind 'Graffiti'")):
        with pytest.raises(MethodRefused, match=words):
            hotspots.figures(
                workspace, hotspots.Request(str(SAID["partnership"]), PERIOD, source="reports.public", kind=kind)
            )
