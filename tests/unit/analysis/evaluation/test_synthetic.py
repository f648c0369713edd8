"""The synthetic control: pysyncon's weights beside an independent solver, what it refuses, what it warns of."""

import numpy as np
import pytest

from commonweal.analysis.evaluation.synthetic import LEAST_BEFORE, fitted_weights, synthetic_control
from commonweal.errors import MethodRefused
from commonweal.stats.mixture import nearest_mixture

BEFORE, AFTER = 24, 6
SEASON = 1 + 0.2 * np.sin(np.arange(BEFORE + AFTER) * np.pi / 6)


def _made(seed=1, controls=20, change=1.0, before=BEFORE):
    rng = np.random.default_rng(seed)
    season = SEASON[: before + AFTER]
    others = rng.poisson(np.linspace(20, 70, controls)[:, None] * season)
    had = np.arange(before + AFTER) >= before
    return rng.poisson(80 * season * np.where(had, change, 1.0)), others


@pytest.mark.parametrize("seed", range(4))
def test_pysyncon_and_the_plain_solver_agree(seed):
    """Months enough for one answer: weights within 0.002, the squares left within a hundred-thousandth."""
    rng = np.random.default_rng(seed)
    controls, target = 100 * rng.poisson(40, (8, 24)) / 40, 100 * rng.poisson(40, 24) / 40
    ours, theirs = nearest_mixture(target, controls), fitted_weights(target, controls)
    left = [np.sum((target - w @ controls) ** 2) for w in (ours, theirs)]
    assert theirs == pytest.approx(ours, abs=0.002) and left[1] == pytest.approx(left[0], rel=1e-5)


def test_a_target_that_is_a_mixture_is_met_and_its_fall_is_measured():
    _, controls = _made()
    target = 0.5 * controls[3] + 0.5 * controls[7] + 0.5 * (-1.0) ** np.arange(BEFORE + AFTER)  # nearly one
    fallen = target * np.where(np.arange(BEFORE + AFTER) >= BEFORE, 0.6, 1.0)
    found = synthetic_control(fallen, controls, BEFORE)
    assert found.rmspe_before < 2 and found.change_percent == pytest.approx(-40, abs=1)
    assert found.prevented == pytest.approx(0.4 * target[BEFORE:].sum(), rel=0.02)
    assert set(np.argsort(found.weights)[-2:].tolist()) == {3, 7} and found.weights[[3, 7]].sum() > 0.9
    assert found.test.p == found.as_published.p == pytest.approx(1 / 21) == found.test.least_p


def test_no_effect_is_no_finding_and_gaps_are_actual_less_synthetic():
    found = synthetic_control(*_made(3), BEFORE)
    assert found.test.p > 0.05
    assert found.gap == pytest.approx(found.actual - found.synthetic) and found.actual[:BEFORE].mean() == pytest.approx(
        100
    )
    assert found.placebo_gaps.shape == (20, BEFORE + AFTER) and found.months_before == BEFORE
    assert found.weights.sum() == pytest.approx(1, abs=0.05)


def test_six_months_before_are_refused():
    target, controls = _made(before=6)
    with pytest.raises(MethodRefused, match="6 months before") as refused:
        synthetic_control(target, controls, 6)
    assert str(LEAST_BEFORE) in refused.value.next_step


def test_more_areas_than_months_are_warned_of_and_so_are_few_placebos():
    target, controls = _made(controls=16, before=12)
    cautions = " ".join(synthetic_control(target, controls, 12).cautions)
    assert "16 areas to weigh and 12 months" in cautions and "no p below 0.06 is possible" in cautions
    assert "No mixture" not in cautions


def test_a_target_that_went_its_own_way_is_said_to():
    _, controls = _made()
    target = 80 * (1 + 0.8 * np.sin(np.arange(BEFORE + AFTER) * 2.5))
    assert any("No mixture" in words for words in synthetic_control(target, controls, BEFORE).cautions)


def test_a_control_without_events_before_is_left_out():
    target, controls = _made()
    controls[4, :BEFORE] = 0
    found = synthetic_control(target, controls, BEFORE)
    assert np.isnan(found.placebo_gaps[4]).all() and found.weights[4] == 0 and found.test.placebos == 19


def test_months_in_which_all_are_alike_tell_nothing():
    same = np.full((3, 12), 100.0)
    assert fitted_weights(same[0], same) == pytest.approx(np.full(3, 1 / 3))


@pytest.mark.parametrize("spoil", ["unknown", "none after", "two controls", "nothing before"])
def test_what_cannot_be_made_is_refused(spoil):
    target, controls = (part.astype(float) for part in _made())
    if spoil == "unknown":
        target[2] = np.nan
    if spoil == "none after":
        target, controls = target[:BEFORE], controls[:, :BEFORE]
    if spoil == "two controls":
        controls = controls[:2]
    if spoil == "nothing before":
        target[:BEFORE] = 0
    with pytest.raises(MethodRefused):
        synthetic_control(target, controls, BEFORE)
