"""What was put into a made-up borough comes out: effects, movement, steps, places, months that are missing."""

from dataclasses import replace

import numpy as np
import pytest

from commonweal.analysis.evaluation import Question
from commonweal.errors import PeriodRefused
from commonweal.figures import FigureSet, Month, Period
from commonweal.records import offences
from commonweal.records.operation import Step
from evaluated_place import AFTER, CATEGORIES, HORIZON, PARTNERSHIP, Place, of_counts, place

ASB = offences.ASB


@pytest.fixture(scope="module")
def moved() -> Place:
    return place(effect=0.5, moved=1.5)


@pytest.fixture(scope="module")
def paper(moved: Place) -> FigureSet:
    return moved.paper(offences=(ASB,), at_risk=("Ward 21",))


def test_the_counts_are_the_rows_of_the_wards(moved: Place, paper: FigureSet) -> None:
    target = paper.figure(f"target/{ASB}/count")
    counts = moved.ground.cube.counts[:, CATEGORIES.index(ASB)]
    at = [i for i, a in enumerate(moved.ground.areas) if a.name in ("Ward 22", "Ward 23")]
    since = AFTER.start.index - HORIZON.start.index
    assert target.value == counts[at, since:].sum()
    assert target.baseline_value == counts[at, since - 12 : since - 6].sum()


def test_a_fall_and_what_it_moved_are_found(paper: FigureSet) -> None:
    effect, near = paper.figure(f"target/{ASB}/effect"), paper.figure(f"moved-nearby/{ASB}/wdd")
    assert effect.verdict == "fall"
    assert effect.interval is not None
    assert effect.interval[0] < -50 < effect.interval[1]
    assert (near.verdict, near.value > 0) == ("rise", True)
    assert near.parameters["smallest_detectable"] > 0
    assert near.parameters["allowed_for"] is True


def test_a_benefit_that_spread_is_found() -> None:
    found = place(effect=0.5, moved=0.6).paper(offences=(ASB,))
    assert found.figure(f"moved-nearby/{ASB}/wdd").verdict == "fall"
    assert found.figure(f"moved-total/{ASB}/wdd").verdict == "fall"


def test_the_whole_is_target_and_nearby_together(paper: FigureSet) -> None:
    own, near, both = (paper.figure(f"moved-{name}/{ASB}/wdd") for name in ("target", "nearby", "total"))
    assert both.value == pytest.approx(own.value + near.value)


def test_places_at_risk_are_told_and_kept_for_partners(paper: FigureSet) -> None:
    found = [f for f in paper.figures if f.id.startswith("people/at-risk-")]
    assert {f.area.name for f in found} == {"Ward 21"}
    assert {f.audience for f in found} == {"partners"}
    assert {f.offence for f in found} == {"enforcement", "harm-to-people", ASB}
    rest = [f for f in paper.figures if not f.id.startswith("people/at-risk-")]
    assert {f.audience for f in rest} == {"public"}


def test_periods_of_unequal_length_are_weighed(moved: Place) -> None:
    """Twice the months before, at the same level, make no change of their own."""
    year = Period(AFTER.start - 12, AFTER.start - 1)
    found = moved.paper(offences=(ASB,), before=year)
    count, effect = found.figure(f"target/{ASB}/count"), found.figure(f"target/{ASB}/effect")
    assert count.change_percent is None
    assert -70 < effect.value < -30
    wdd = found.figure(f"moved-target/{ASB}/wdd")
    assert -1.6 * count.value < wdd.value < -0.4 * count.value
    assert any(n.kind == "seasonal" for n in found.notes)


def test_a_missing_month_is_not_available_and_leaves_both_periods(moved: Place) -> None:
    cube = moved.ground.cube
    held = cube.held.copy()
    gone = Month(2024, 9).index - HORIZON.start.index
    held[gone] = False
    found = Place(replace(moved.ground, cube=replace(cube, held=held))).paper(offences=(ASB,))
    count = found.figure(f"target/{ASB}/count")
    assert count.parameters["months_left_out"] == ["2024-09"]
    whole = moved.paper(offences=(ASB,)).figure(f"target/{ASB}/count")
    assert count.value < whole.value
    assert count.baseline_value < whole.baseline_value
    assert any(n.kind == "gap" and "September 2024" in n.text and "not available" in n.text for n in found.notes)
    series = found.one_series(f"target/{ASB}/months")
    assert next(p for p in series.points if p.month == Month(2024, 9)).value is None


def test_steps_are_told_against_areas_not_yet_reached(moved: Place) -> None:
    steps = (Step(("Ward 22",), Month(2024, 7)), Step(("Ward 23",), Month(2024, 9)))
    found = moved.paper(offences=(ASB,), steps=steps)
    effect = found.figure(f"steps/{ASB}/effect")
    assert effect.verdict in ("fall", "too few to say", "no clear change")
    assert effect.value < 0
    assert effect.parameters["least_p"] > 0
    assert [f for f in found.figures if f.id.startswith(f"steps/{ASB}/since-")]


def test_without_months_enough_a_synthetic_control_is_refused_in_a_sentence(moved: Place) -> None:
    cube = moved.ground.cube
    late = np.arange(len(cube.held)) >= AFTER.start.index - HORIZON.start.index - 12
    held = cube.held & late
    held[-18:-12] &= np.array([True] * 5 + [False])
    found = Place(replace(moved.ground, cube=replace(cube, held=held))).paper(offences=(ASB,))
    assert not [f for f in found.figures if f.id.startswith("made/")]
    assert any(n.text.startswith("No synthetic control of anti-social behaviour is made") for n in found.notes)


def test_a_period_that_cannot_be_judged_is_refused(moved: Place) -> None:
    operation = moved.question().operation
    with pytest.raises(PeriodRefused, match="do not end before"):
        Question(operation, PARTNERSHIP, AFTER)
    with pytest.raises(PeriodRefused, match="outside"):
        Question(replace(operation, steps=(Step(("Ward 22",), Month(2023, 1)),)), PARTNERSHIP, AFTER.shift(-12))


def test_no_effect_is_no_finding() -> None:
    """Of many offences in a borough where nothing happened hardly any is called a change."""
    found = of_counts(np.random.default_rng(4).poisson(20, (36, len(CATEGORIES), len(HORIZON)))).paper()
    called = [f.id for f in found.figures if f.id.endswith(("/effect", "/wdd")) and f.verdict in ("rise", "fall")]
    assert len(called) <= 2
