"""What is held and what is missing in between."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from commonweal.figures import Month
from commonweal.store import Store, holdings, runs
from commonweal.workspace import Workspace
from store_samples import JANUARY, edition


def test_a_gap_is_a_month_between_the_first_and_the_last(tmp_path: Path) -> None:
    store = Store(Workspace(tmp_path))
    with store.ingest() as ingest:
        for n in (0, 1, 4):
            ingest.add(edition(str(n), {JANUARY + n: n + 1}))
        ingest.add(edition("wards", {}, dataset="lookup.wards"))
    wards, street = holdings(store.editions())
    assert (street.editions, street.rows) == (3, 8)
    assert street.gaps == (JANUARY + 2, JANUARY + 3)
    assert wards.gaps == wards.months == ()


@given(st.sets(st.integers(2000 * 12, 2002 * 12)))
def test_runs_hold_the_same_months(indices: set[int]) -> None:
    months = {Month(i // 12, i % 12 + 1) for i in indices}
    folded = runs(months)
    assert {first + n for first, last in folded for n in range(last.index - first.index + 1)} == months
    assert all(one[1] + 1 < other[0] for one, other in pairwise(folded))
