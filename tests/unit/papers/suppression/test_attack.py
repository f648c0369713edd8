"""Public papers under attack: first that there is something to find, then that it cannot be found."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attacker import Attacker
from commonweal.figures import Area, FigureSet, Month, Period
from commonweal.figures.document import to_json
from commonweal.papers.suppression import suppress
from commonweal.stats.suppression import LEAST_SPREAD
from counted_paper import BOROUGH, GROUP, LEAVES, Counts, paper

NOW, THEN = Period.parse("2024-10..2025-09"), Period.parse("2023-10..2024-09")
START = Month(2023, 10)


def spread_out(cells: np.ndarray, months: int = 26) -> Counts:
    """Yearly counts (leaves, wards) laid over the months, by chance but always the same."""
    generator = np.random.default_rng(int(cells.sum()))
    yearly = np.full(months, 1 / 12)
    return Counts(np.stack([[generator.poisson(cell * yearly) for cell in row] for row in cells]), START)


def attacker(counts: Counts, *papers: FigureSet) -> Attacker:
    found = Attacker(LEAVES, [area.code for area in counts.areas()[1:]], counts.months)
    for one in papers:
        found.read(to_json(one))
    return found


def small(counts: Counts, *periods: Period) -> Iterator[tuple[str, Area, Period, int]]:
    """Every count of 1 to 4 that a paper on these periods would print."""
    for period in periods:
        for area in counts.areas():
            for code in (GROUP, *LEAVES):
                if 0 < (count := counts.count(code, area, period)) < 5:
                    yield code, area, period, count


def only_primary(whole: FigureSet) -> FigureSet:
    """What a careless publisher does: blanks the small numbers and nothing else."""

    def blank(value: float | None) -> float | None:
        return None if value is not None and 0 < value < 5 else value

    figures = tuple(
        replace(f, value=blank(f.value), baseline_value=blank(f.baseline_value), parameters={})
        for f in whole.figures
        if "per" not in f.unit
    )
    series = tuple(replace(s, points=tuple(replace(p, value=blank(p.value)) for p in s.points)) for s in whole.series)
    return replace(whole, figures=figures, series=series)


def pinned(found: Attacker, wanted: Iterator[tuple[str, Area, Period, int]]) -> list[tuple[str, str]]:
    """Which small counts the attacker is left with fewer than three values for, from zero up."""
    out = []
    for code, area, period, count in wanted:
        low, high = found.ranges(code, area.code, period)
        assert low <= count <= high
        if high - low < LEAST_SPREAD:
            out.append((code, area.code))
    return out


CELLS = np.array([[3, 60, 50], [36, 2, 45], [24, 30, 80]])


def test_margins_give_a_carelessly_hidden_count_away_and_not_a_suppressed_one():
    counts = spread_out(CELLS)
    whole = paper(counts, NOW, THEN)
    assert len(pinned(attacker(counts, only_primary(whole)), small(counts, NOW, THEN))) >= 2
    assert pinned(attacker(counts, suppress(whole)), small(counts, NOW, THEN)) == []


def test_rates_by_a_known_population_give_counts_away_and_suppressed_ones_do_not():
    counts = spread_out(CELLS)
    whole = paper(counts, NOW, THEN, rates=True)
    rates = replace(whole, figures=tuple(f for f in whole.figures if f.unit != "crimes"))
    assert pinned(attacker(counts, rates), small(counts, NOW, THEN))
    assert pinned(attacker(counts, suppress(whole)), small(counts, NOW, THEN)) == []


def test_months_give_a_hidden_year_away_and_do_not_once_suppressed():
    counts = spread_out(np.array([[30, 60, 50], [2, 1, 1], [90, 70, 80]]))
    whole = paper(counts, NOW, THEN, series=True)
    assert pinned(attacker(counts, only_primary(whole)), small(counts, NOW, THEN))
    out = attacker(counts, suppress(whole))
    assert pinned(out, small(counts, NOW, THEN)) == []
    months = (Period(month, month) for month in [*THEN, *NOW])
    district = (found for found in small(counts, *months) if found[1] == BOROUGH and found[0] in LEAVES)
    assert pinned(out, list(district)[:12]) == []


def rolling(counts: Counts, editions: int) -> list[FigureSet]:
    return [paper(counts, NOW.shift(n), THEN.shift(n)) for n in range(editions)]


def test_two_rolling_years_together_tell_nothing_that_either_hides():
    """Ward 0 has 5 in the first year and 3 in the second: the first year printed whole bounds the second."""
    counts = spread_out(np.array([[30, 60, 50], [40, 36, 45], [24, 30, 80]]))
    counts.cube[0, 0] = 0
    counts.cube[0, 0, [12, 13, 20, 21, 22]] = 1
    first, second = rolling(counts, 2)
    earlier = suppress(first)
    out = suppress(second, earlier=[earlier])
    periods = (NOW, THEN, NOW.shift(1), THEN.shift(1))
    assert pinned(attacker(counts, earlier, only_primary(second)), small(counts, *periods))
    assert pinned(attacker(counts, earlier, out), small(counts, *periods)) == []


def test_what_an_earlier_paper_hid_is_not_told_by_a_later_one_that_shows_its_partner():
    """The later paper has other figures cheap to hide; its choice must still cover what the first one covered."""
    counts = spread_out(np.array([[3, 60, 50], [36, 40, 45], [24, 30, 80]]))
    first = paper(counts, NOW, THEN)
    earlier = suppress(first)
    out = suppress(paper(counts, NOW.shift(0), THEN, rates=True), earlier=[earlier])
    assert pinned(attacker(counts, earlier, out), small(counts, NOW, THEN)) == []


def test_a_quarter_and_its_year_do_not_tell_the_small_rest_of_the_year():
    counts = spread_out(np.array([[30, 60, 50], [40, 36, 45], [24, 30, 80]]))
    counts.cube[0, 0] = 0
    counts.cube[0, 0, 12:15], counts.cube[0, 0, 20] = 7, 2
    quarter = Period.parse("2024-10..2024-12")
    rest = Period.parse("2025-01..2025-09")
    year, part = paper(counts, NOW, THEN), paper(counts, quarter, quarter.shift(-12))
    assert counts.count(LEAVES[0], counts.areas()[1], rest) == 2
    hidden_rest = [(LEAVES[0], counts.areas()[1], rest, 2)]
    assert pinned(attacker(counts, suppress(year), part), iter(hidden_rest))
    earlier = suppress(year)
    out = suppress(part, earlier=[earlier])
    assert pinned(attacker(counts, earlier, out), iter(hidden_rest)) == []


def test_a_revised_paper_does_not_stop_the_next():
    """An earlier figure that has been revised cannot be subtracted, and contradicts nothing."""
    counts = spread_out(CELLS)
    earlier = suppress(paper(counts, NOW, THEN))
    counts.cube[:, :, 13] += 9
    out = suppress(paper(counts, NOW.shift(1), THEN.shift(1)), earlier=[earlier])
    assert pinned(attacker(counts, out), small(counts, NOW.shift(1), THEN.shift(1))) == []


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.sampled_from([0, 1, 2, 3, 6, 15, 40]), min_size=9, max_size=9),
    st.booleans(),
)
def test_no_small_count_of_any_paper_can_be_narrowed_below_three_values(cells, rates):
    counts = spread_out(np.array(cells).reshape(3, 3), months=24)
    out = suppress(paper(counts, NOW, THEN, rates=rates))
    assert pinned(attacker(counts, out), small(counts, NOW, THEN)) == []


@settings(max_examples=6, deadline=None)
@given(st.lists(st.sampled_from([0, 2, 4, 6, 15, 40]), min_size=6, max_size=6))
@example([0, 40, 0, 2, 0, 4])  # a zero hidden beside its baseline of 1, which the next edition would print
def test_nor_of_three_rolling_editions_read_together(cells):
    counts = spread_out(np.array(cells).reshape(3, 2))
    shown: list[FigureSet] = []
    for whole in rolling(counts, 3):
        shown.append(suppress(whole, earlier=shown))
    periods = [p.shift(n) for p in (NOW, THEN) for n in range(3)]
    assert pinned(attacker(counts, *shown), small(counts, *periods)) == []


@pytest.mark.parametrize("threshold", [3, 4, 10])
def test_other_thresholds_hold_too(threshold):
    counts = spread_out(CELLS)
    out = suppress(paper(counts, NOW, THEN), threshold=threshold)
    found = attacker(counts, out)
    for figure in (f for f in paper(counts, NOW, THEN).figures if 0 < f.value < threshold):
        low, high = found.ranges(figure.offence, figure.area.code, NOW)
        assert high - low >= min(LEAST_SPREAD, threshold - 2)
