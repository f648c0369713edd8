"""Ropner and Stockton Town Centre, October 2024 to March 2025, over real published files and a plain count of them."""

import csv
import io
import json
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import shapely
from typer.testing import CliRunner

from commonweal.cli import app
from commonweal.errors import MappingRefused, NoDataForPeriod, UnknownPlace
from commonweal.figures import FigureSet, Period
from commonweal.figures.document import to_json
from commonweal.papers import evaluation
from commonweal.papers.verification import verify
from commonweal.records.offences import POLICE_UK_CATEGORIES
from commonweal.records.operation import Operation
from commonweal.workspace import Workspace
from real_data import SHARED

AFTER, BEFORE = Period.parse("2024-10..2025-03"), Period.parse("2023-10..2024-03")
OPERATION = Operation(
    name="Operation Heron",
    partnership="Stockton-on-Tees",
    period=AFTER,
    before=BEFORE,
    targets=("Ropner", "Stockton Town Centre"),
    at_risk=("Newtown",),
)
TOML = """
name = "Operation Heron"
partnership = "Stockton-on-Tees"
period = "2024-10..2025-03"
targets = ["Ropner", "Stockton Town Centre"]
"""


@pytest.fixture(scope="module")
def workspace(real_workspace: Path) -> Workspace:
    return Workspace(real_workspace)


@pytest.fixture(scope="module")
def paper(workspace: Workspace) -> FigureSet:
    return evaluation.figures(workspace, evaluation.Request(OPERATION))


@cache
def wards() -> dict[str, shapely.Geometry]:
    text = (SHARED / "boundaries" / "stockton-wards-2025.geojson").read_text(encoding="utf-8")
    return {
        next(v for k, v in f["properties"].items() if k.upper().endswith("NM")): shapely.geometry.shape(f["geometry"])
        for f in json.loads(text)["features"]
    }


@cache
def plain_count(ward: str, period: Period) -> Counter[str]:
    """Rows by category whose own point lies in a ward's published outline; no lookup and nothing of ours."""
    shape = wards()[ward]
    shapely.prepare(shape)
    found: Counter[str] = Counter()
    with zipfile.ZipFile(SHARED / "police-uk" / "cleveland.zip") as archive:
        for month in period:
            text = archive.read(f"{month}/{month}-cleveland-street.csv").decode("utf-8")
            rows = [r for r in csv.DictReader(io.StringIO(text)) if r["Longitude"]]
            points = shapely.points([float(r["Longitude"]) for r in rows], [float(r["Latitude"]) for r in rows])
            found.update(
                r["Crime type"] for r, inside in zip(rows, shapely.covers(shape, points), strict=True) if inside
            )
    return found


@pytest.mark.parametrize("category", ["Anti-social behaviour", "Drugs", "Robbery", "Violence and sexual offences"])
def test_the_counts_equal_a_plain_count_of_the_rows(paper: FigureSet, category: str) -> None:
    figure = paper.figure(f"target/{POLICE_UK_CATEGORIES[category]}/count")
    now, then = (sum(plain_count(w, span)[category] for w in OPERATION.targets) for span in (AFTER, BEFORE))
    assert now > 0
    assert (figure.value, figure.baseline_value) == (now, then)


def test_a_place_at_risk_is_counted_too(paper: FigureSet) -> None:
    harm = next(
        f for f in paper.figures if f.id.startswith("people/at-risk-") and f.id.endswith("harm-to-people/count")
    )
    kinds = ("Violence and sexual offences", "Robbery", "Theft from the person")
    assert harm.value == sum(plain_count("Newtown", AFTER)[kind] for kind in kinds)


def test_nearby_shares_an_edge_and_the_areas_are_told_apart(paper: FigureSet) -> None:
    parts = {f.area.name: f.parameters["part"] for f in paper.figures if f.id.startswith("place/")}
    assert len(parts) == 27
    own = shapely.union_all([wards()[name] for name in OPERATION.targets])
    for name, part in parts.items():
        beside = wards()[name].boundary.intersection(own.boundary).length > 1e-5
        assert (part == "nearby") == (beside and name not in OPERATION.targets), name
    map_of_parts = paper.map("places")
    assert map_of_parts is not None
    assert len(map_of_parts.shapes) == 27


def test_what_so_short_a_before_allows_is_said(paper: FigureSet) -> None:
    said = " ".join(n.text for n in paper.notes)
    assert "21 months before it began are held from January 2023" in said
    assert "short time to know what is usual by" in said
    assert "no drift apart seen before the operation" in said
    effect = paper.figure("target/all-crime/effect")
    assert effect.verdict == "no clear change"
    assert effect.parameters["detectable_fall"] < -20
    moved = paper.figure("moved-nearby/all-crime/wdd")
    assert moved.parameters["smallest_detectable"] > 100
    assert moved.parameters["phi"] > 1
    assert moved.parameters["allowed_for"] is True


def test_every_figure_is_reproduced_and_the_kept_controls_are_kept(workspace: Workspace, paper: FigureSet) -> None:
    found = verify(workspace, to_json(paper))
    assert found.same > 200
    assert not found.differences
    kept = evaluation.frozen_choice(paper)
    later = replace(OPERATION, period=Period.parse("2024-10..2025-02"), before=Period.parse("2023-10..2024-02"))
    again = evaluation.figures(workspace, evaluation.Request(later, frozen=kept))
    assert again.parameters["choice"] == paper.parameters["choice"]


def test_a_drawn_area_is_its_lsoas(workspace: Workspace) -> None:
    """Ropner's own outline, drawn: the LSOAs whose middle lies in it, and controls of that size."""
    drawn = json.loads(shapely.to_geojson(wards()["Ropner"]))
    operation = replace(OPERATION, targets=(), area=drawn, at_risk=(), offences=("anti-social-behaviour",))
    found = evaluation.figures(workspace, evaluation.Request(operation))
    choice = found.parameters["choice"]
    assert choice["level"] == "lsoa"
    assert 2 <= len(choice["target"]) <= 8
    assert all(code.startswith("E01") for code in (*choice["target"], *choice["controls"], *choice["nearby"]))
    asb = plain_count("Ropner", AFTER)["Anti-social behaviour"]
    assert found.figure("target/anti-social-behaviour/count").value == pytest.approx(asb, rel=0.5)
    assert any("whose middle" in n.text for n in found.notes)


def test_the_command_writes_keeps_the_controls_and_refuses_in_one_sentence(
    real_workspace: Path, tmp_path: Path
) -> None:
    file, out = tmp_path / "heron.toml", tmp_path / "paper"
    file.write_text(TOML, encoding="utf-8")

    def run(*words: str):
        return CliRunner().invoke(app, ["--workspace", str(real_workspace), "evaluate", *words])

    made = run(str(file), "--out", str(out), "--formats", "json", "--json")
    assert made.exit_code == 0, made.output
    assert [Path(f).name for f in json.loads(made.stdout)["files"]] == ["figures.json", "controls.toml"]
    kept = (out / "controls.toml").read_text(encoding="utf-8")
    again = run(str(file), "--out", str(tmp_path / "two"), "--formats", "json", "--freeze", str(out / "controls.toml"))
    assert "chosen before" in again.stderr
    assert (out / "controls.toml").read_text(encoding="utf-8") == kept
    first, second = (json.loads((tmp_path / p / "figures.json").read_text("utf-8")) for p in ("paper", "two"))
    assert first == second
    file.write_text(TOML.replace("Ropner", "Roper"), encoding="utf-8")
    assert isinstance(run(str(file), "--out", str(out)).exception, MappingRefused), "the controls were another's"
    wrong = run(str(file), "--out", str(tmp_path / "three"))
    assert isinstance(wrong.exception, UnknownPlace)
    assert "Did you mean Ropner" in str(wrong.exception)
    file.write_text(TOML.replace("2024-10..2025-03", "2031-10..2032-03"), encoding="utf-8")
    assert isinstance(run(str(file), "--out", str(tmp_path / "four")).exception, NoDataForPeriod)
