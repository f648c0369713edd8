"""Cohen's kappa against a published table, and where it cannot be told."""

import numpy as np
import pytest

from commonweal.errors import MethodRefused
from commonweal.stats.agreement import cohen_kappa


def test_the_published_example_comes_out() -> None:
    """Cohen's own table of frequencies (1960): three categories, 200 things; .70 agree, .41 by chance: kappa .492."""
    counts = np.array([[88, 10, 2], [14, 40, 6], [18, 10, 12]])
    first = np.repeat(np.repeat(np.arange(3), 3), counts.ravel())
    second = np.repeat(np.tile(np.arange(3), 3), counts.ravel())
    found = cohen_kappa(first, second)
    assert (found.observed, round(found.expected, 2), round(found.kappa or 0.0, 3)) == (0.7, 0.41, 0.492)


def test_full_agreement_opposites_and_chance() -> None:
    assert cohen_kappa([1, 0, 1], [1, 0, 1]).kappa == 1
    assert cohen_kappa([1, 0], [0, 1]).kappa == -1
    assert cohen_kappa([1, 1, 0, 0], [1, 0, 1, 0]).kappa == 0
    assert cohen_kappa([True, True], [True, True]).kappa is None  # nothing but one category: no chance to beat


def test_codings_of_different_things_are_refused() -> None:
    with pytest.raises(MethodRefused):
        cohen_kappa([1, 0], [1])
    with pytest.raises(MethodRefused):
        cohen_kappa([], [])
