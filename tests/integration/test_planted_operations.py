"""The fictional borough's two operations: what was planted next door is found, its absence told with its size."""

from dataclasses import replace

import numpy as np
import pytest

from commonweal.analysis.cube import UNPLACED, Cube
from commonweal.analysis.evaluation import Question
from commonweal.analysis.evaluation.answer import worked_out
from commonweal.analysis.evaluation.ground import Ground
from commonweal.analysis.evaluation.proposal import propose
from commonweal.analysis.sources import SourceBook
from commonweal.demo import truth
from commonweal.demo.build import imagine
from commonweal.demo.expectation import ring
from commonweal.demo.plan import FULL
from commonweal.demo.street import CATEGORIES, Scene
from commonweal.figures import Area, FigureSet
from commonweal.geography import Gazetteer, Partnership
from commonweal.geography.outlines import Outlines
from commonweal.records.offences import POLICE_UK_CATEGORIES
from commonweal.records.operation import Operation
from commonweal.rendering.compose import compose
from commonweal.rendering.sentences import plain

TALLOW = Area("E06990004", "Tallow", "district")
NODES = tuple(POLICE_UK_CATEGORIES[category] for category in CATEGORIES)


@pytest.fixture(scope="module")
def borough() -> Scene:
    return imagine(FULL)


def ground(scene: Scene) -> Ground:
    """What happened in each ward of the borough, as the evaluation's ground."""
    wards = scene.places.wards
    ours = [n for n, district in enumerate(wards.district) if district == 0]
    rows = scene.incidents
    ward = scene.places.ward_of[rows.area]
    counts = np.zeros((len(wards.names), len(CATEGORIES), len(scene.plan.months)), dtype=np.int64)
    np.add.at(counts, (ward, rows.category, rows.month), 1)
    codes = tuple(f"E0599{n:04d}" for n in ours)
    held = np.ones(len(scene.plan.months), dtype=bool)
    whole = np.concatenate([counts[ours], np.zeros((1, *counts.shape[1:]), dtype=np.int64)])
    cube = Cube((*codes, UNPLACED), NODES, scene.plan.period, whole, held)
    areas = tuple(Area(code, wards.names[n], "ward") for code, n in zip(codes, ours, strict=True))
    none = Outlines("ward", "2025", (), (), (), np.array([], dtype=object))
    return Ground(areas, "ward", "2025", cube, none, SourceBook(()), "as it happened")


def evaluated(scene: Scene, planted: truth.Operation) -> FigureSet:
    operation = Operation(
        name=planted.name,
        partnership="Tallow",
        period=planted.period,
        targets=(planted.ward,),
        nearby=ring(scene.places, planted.ward),
        offences=(POLICE_UK_CATEGORIES[planted.category],),
    )
    partnership = Partnership(TALLOW, (TALLOW,), None, None, (), ())
    question = Question(operation, partnership, planted.period.shift(-12))
    place = ground(scene)
    choice = propose(question, place)
    found = worked_out(question, place, choice, Gazetteer.from_tables({}))
    return replace(found, parameters={**found.parameters, "choice": choice.written(), "operation": {"name": "x"}})


def test_lanterns_displacement_is_found(borough: Scene) -> None:
    lantern = truth.OPERATIONS[0]
    assert lantern.name == "Operation Lantern"
    assert lantern.moved > 0
    paper = evaluated(borough, lantern)
    node = POLICE_UK_CATEGORIES[lantern.category]
    effect, near = paper.figure(f"target/{node}/effect"), paper.figure(f"moved-nearby/{node}/wdd")
    assert effect.verdict == "fall"
    assert effect.interval is not None
    assert effect.interval[0] < 100 * (lantern.target - 1) < effect.interval[1]
    assert near.verdict == "rise"
    assert near.interval is not None
    assert near.interval[0] < lantern.moved * len(lantern.period) < near.interval[1]
    assert "moved: nearby had about" in plain(compose(paper).headline)


def test_thimbles_absence_is_told_with_what_would_have_been_seen(borough: Scene) -> None:
    thimble = truth.OPERATIONS[1]
    assert thimble.name == "Operation Thimble"
    assert (thimble.ring, thimble.moved) == (1.0, 0.0)
    paper = evaluated(borough, thimble)
    node = POLICE_UK_CATEGORIES[thimble.category]
    effect, near = paper.figure(f"target/{node}/effect"), paper.figure(f"moved-nearby/{node}/wdd")
    assert effect.verdict == "fall"
    assert effect.interval is not None
    assert effect.interval[0] < 100 * (thimble.target - 1) < effect.interval[1]
    assert near.verdict == "no clear change"
    least = round(near.parameters["smallest_detectable"])
    assert f"only one of {least:,} crimes or more would have been seen" in plain(compose(paper).headline)
