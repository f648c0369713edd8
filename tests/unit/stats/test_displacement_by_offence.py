"""Displacement offence by offence: words, families of tests, and all together."""

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.displacement import ROLES, displacement
from commonweal.stats.displacement_by_offence import displacement_by_offence
from commonweal.stats.false_discovery import benjamini_hochberg

CALM = [200, 200, 200, 200]


def _words(before, after, **options):
    return displacement_by_offence(before, after, ROLES, **options)


def test_a_rise_next_door_is_displacement_only_where_the_target_fell():
    found = _words([CALM, CALM, CALM], [[100, 200, 300, 200], [100, 200, 100, 200], [200, 200, 300, 200]])
    assert [one.target_word for one in found.offences] == ["fall", "fall", "not seen"]
    assert [one.nearby_word for one in found.offences] == ["displacement", "diffusion of benefits", "rise"]
    assert found.offences[2].found.target.smallest_detectable > 0


def test_each_effect_has_its_own_family_and_too_few_are_in_none():
    after = [[150, 200, 230, 200], [170, 200, 210, 200], [2, 1, 2, 1]]
    before = [CALM, CALM, [3, 4, 2, 3]]
    found = _words(before, after)
    p = [displacement(b, a, ROLES).target.p for b, a in zip(before[:2], after[:2], strict=True)]
    assert [one.target_q for one in found.offences[:2]] == pytest.approx(benjamini_hochberg(p))
    assert np.isnan(found.offences[2].target_q) and found.offences[2].total_word == "too few to say"


def test_all_together_are_the_sums_and_one_test():
    before, after = np.array([CALM, CALM]), np.array([[150, 200, 230, 200], [170, 200, 210, 200]])
    found = _words(before, after).together
    assert found.found.total == displacement(before.sum(axis=0), after.sum(axis=0), ROLES).total
    assert found.total_q == found.found.total.p


def test_without_a_ring_nothing_is_said_of_it():
    found = displacement_by_offence([[100, 100]], [[60, 100]], ROLES[:2])
    assert found.offences[0].nearby_word == "too few to say" and found.offences[0].target_word == "fall"


def test_dispersion_is_allowed_for_unless_told_otherwise():
    role = [name for name in ROLES for _ in range(4)]
    rng = np.random.default_rng(1)
    before, after = rng.poisson(rng.gamma(5, 20, (2, 1, 16)))
    assert displacement_by_offence(before, after, role).together.found.allowed_for
    assert not displacement_by_offence(before, after, role, dispersion="none").together.found.allowed_for


def test_counts_without_offences_are_refused():
    with pytest.raises(MethodRefused):
        displacement_by_offence([1, 2, 3, 4], [1, 2, 3, 4], ROLES)
