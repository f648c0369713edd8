"""Public papers of indicators held against each other: corrections by few, parts of a year, what a share leaves."""

from datetime import date

import pytest

from commonweal.analysis.indicators import HIDDEN, Held
from commonweal.figures import Area, Figure, FigureSet, Period
from commonweal.papers.indicators_sums import not_shown
from commonweal.records.indicator import OWN, Indicator, Reading

YEAR = Period.parse("2025-01..2025-12")
QUARTERS = [Period.parse(f"2025-{first:02d}..2025-{first + 2:02d}") for first in (1, 4, 7, 10)]
ID = "table/fires"
PLACE = Area("E06990004", "Tallow", "district")
Counts = dict[Period, float]


def held(counts: Counts, unit: str = "count", of: float | None = None) -> Held:
    """An indicator whose readings these are; of a percentage the counts are numerators."""
    one = Indicator("fires", "Fires", "Fires.", unit, "A brigade", "Tallow")
    readings = tuple(
        Reading("fires", OWN, p, n if of is None else 100 * n / of, n if of else None, of) for p, n in counts.items()
    )
    return Held("indicator.table", one, readings, "public", date(2026, 1, 1))


def paper(one: Held, periods: list[Period], hidden: frozenset[Period] = frozenset()) -> FigureSet:
    """A public paper that prints these periods of it but those hidden."""
    history = [
        {
            "period": str(r.period), "value": None if r.period in hidden else r.value,
            "numerator": None if r.period in hidden else r.numerator, "denominator": r.denominator,
            "mark": HIDDEN if r.period in hidden else "",
        }
        for r in one.readings if r.period in periods
    ]  # fmt: skip
    figure = Figure(f"{ID}/last", "Fires", "", PLACE, 1.0, one.indicator.unit, YEAR, parameters={"history": history})
    return FigureSet("indicators", PLACE, YEAR, YEAR, None, "public", "", (), (figure,))


def gone(one: Held, periods: list[Period], *earlier: FigureSet) -> set[Period]:
    found = not_shown(paper(one, periods), [one], earlier)
    assert {id for id, _ in found} <= {ID}
    return {period for _, period in found}


def test_small_numbers_go_and_nothing_else_where_nothing_was_shown_before() -> None:
    one = held(dict(zip(QUARTERS, (3, 9, 0, 12), strict=True)))
    assert gone(one, QUARTERS) == {QUARTERS[0]}


@pytest.mark.parametrize(("now", "hides"), [(14, True), (12, False), (40, False)])
def test_a_figure_that_was_corrected_by_few_is_not_shown_again(now: float, hides: bool) -> None:
    before = held({QUARTERS[0]: 12, QUARTERS[1]: 9})
    later = held({QUARTERS[0]: now, QUARTERS[1]: 9})
    assert (QUARTERS[0] in gone(later, QUARTERS[:2], paper(before, QUARTERS[:2]))) is hides


def test_a_share_of_which_the_others_changed_by_few_is_not_shown_again() -> None:
    before, later = held({YEAR: 50}, "percent", 100), held({YEAR: 50}, "percent", 103)
    assert gone(later, [YEAR], paper(before, [YEAR])) == {YEAR}
    assert gone(before, [YEAR], paper(before, [YEAR])) == set()


def test_a_year_that_was_shown_does_not_give_its_smallest_quarter_away() -> None:
    counts = {**dict(zip(QUARTERS, (3, 9, 11, 12), strict=True)), YEAR: 35}
    one = held(counts)
    assert gone(one, QUARTERS) == {QUARTERS[0]}, "alone, hiding the small one is enough"
    found = gone(one, QUARTERS, paper(one, [YEAR]))
    assert QUARTERS[0] in found and len(found) > 1, "beside the year, another must go"


def test_quarters_that_were_shown_keep_a_year_back_that_would_tell_a_hidden_one() -> None:
    one = held({**dict(zip(QUARTERS, (3, 9, 11, 12), strict=True)), YEAR: 35})
    assert gone(one, [YEAR], paper(one, QUARTERS, frozenset(QUARTERS[:1]))) == {YEAR}


def test_counts_that_do_not_add_up_over_time_tell_nothing() -> None:
    """Pupils who were absent in a term may be absent in the next: the year holds each once."""
    one = held({**dict(zip(QUARTERS, (9, 9, 11, 12), strict=True)), YEAR: 20})
    assert gone(one, QUARTERS, paper(one, [YEAR])) == set()
