"""An indicator judged by rule: its limits, its comparators, its target, its age."""

import datetime as dt
from dataclasses import replace

import pytest

from commonweal.analysis.indicators import judge, without_small
from commonweal.analysis.indicators.age import age_words, is_stale, next_due
from commonweal.figures import Month, Period
from commonweal.records.indicator import Comparator, Indicator, Reading

ON = dt.date(2026, 3, 2)
ONE = Indicator("x", "X", "What it is", "percent", "A source", "Tallow", better="lower", rhythm="quarterly",
                comparators=(Comparator("national", "England"),))  # fmt: skip


def quarter(nth: int) -> Period:
    first = Month(2022, 1) + 3 * nth
    return Period(first, first + 2)


def reading(nth: int, value: float | None, area: str = "", of: float | None = None) -> Reading:
    return Reading("x", area, quarter(nth), value, None if of is None or value is None else value * of / 100, of)


STEADY = [20.0, 21.0, 19.0, 20.5, 19.5, 20.0, 21.0, 19.0, 20.5, 19.5, 20.0, 20.5, 19.5]


def test_one_far_outside_is_worse_or_better_by_its_direction() -> None:
    rows = [reading(n, v) for n, v in enumerate([*STEADY, 40.0])]
    assert judge(ONE, rows, ON).need == "worse than usual"
    assert judge(replace(ONE, better="higher", rhythm="yearly"), rows, ON).need == "better than usual"
    assert judge(replace(ONE, better="neither", rhythm="yearly"), rows, ON).need == "unusual"
    assert judge(replace(ONE, better="higher"), rows, ON).need == "late", "which is said before what went well"
    assert judge(ONE, rows, ON).points[-1].unusual


def test_the_last_figure_is_no_part_of_its_own_limits() -> None:
    alone = judge(ONE, [reading(n, v) for n, v in enumerate(STEADY)], ON)
    beside = judge(ONE, [reading(n, v) for n, v in enumerate([*STEADY, 90.0])], ON)
    assert beside.points[0].high == pytest.approx(alone.points[0].high, rel=0.05)


def test_shares_with_their_counts_have_limits_of_their_own_size() -> None:
    found = judge(ONE, [reading(n, v, of=1000.0) for n, v in enumerate(STEADY)], ON)
    assert found.chart.startswith("proportions")
    assert found.points[0].centre == pytest.approx(20.0, abs=0.5), "in per cent, not a share"


def test_too_little_history_is_not_judged() -> None:
    found = judge(ONE, [reading(n, v) for n, v in enumerate((1.0, 99.0, 2.0))], ON)
    assert (found.signal, found.points[0].high) == ("", None)


def test_a_gap_stays_a_gap_and_is_never_nought() -> None:
    rows = [reading(n, v) for n, v in enumerate(STEADY) if n != 4] + [reading(13, None)]
    found = judge(ONE, rows, ON)
    assert found.last is not None and found.newest is not None
    assert (found.last.period, found.newest.period) == (quarter(12), quarter(13))
    assert found.points[0].centre == pytest.approx(20.0, abs=0.2)


def test_periods_that_share_months_have_no_limits() -> None:
    years = [Period(Month(2020, 1) + n, Month(2020, 12) + n) for n in range(14)]
    found = judge(ONE, [Reading("x", "", p, 20.0 + n % 2) for n, p in enumerate(years)], ON)
    assert found.overlap and found.signal == "" and found.points[0].high is None


@pytest.mark.parametrize(("theirs", "word"), [(20.0, "higher"), (29.0, "no clear difference"), (40.0, "lower")])
def test_a_share_is_held_against_another_with_both_sides_chance(theirs: float, word: str) -> None:
    rows = [reading(0, 30.0, of=500.0), reading(0, theirs, "national", of=90_000.0)]
    (found,) = judge(ONE, rows, ON).beside
    assert (found.word, found.points) == (word, pytest.approx(30.0 - theirs))


def test_without_counts_a_difference_is_not_tested() -> None:
    (found,) = judge(ONE, [reading(0, 30.0), reading(0, 20.0, "national")], ON).beside
    assert found.word == "not tested"
    (other,) = judge(ONE, [reading(1, 30.0, of=100.0), reading(0, 20.0, "national")], ON).beside
    assert (other.word, other.period) == ("not tested", quarter(0)), "of an earlier period, which is said"
    (none,) = judge(ONE, [reading(0, 30.0)], ON).beside
    assert none.word == "not available"


def test_small_numbers_go_before_anything_is_worked_out() -> None:
    rows = [reading(n, 20.0, of=100.0) for n in range(13)]
    small = [*rows, reading(13, 2.0, of=100.0), reading(14, 98.0, of=100.0), reading(15, 0.0, of=100.0)]
    shown = without_small(ONE, small)
    assert [r.value for r in shown[13:]] == [None, None, 0.0]
    assert shown[13].numerator is None and shown[13].mark == "[c]"
    other = replace(small[13], value=4.0, numerator=4.0)
    assert without_small(ONE, [*small[:13], other, *small[14:]]) == shown, "what is hidden changes nothing shown"
    count = replace(ONE, unit="count")
    assert without_small(count, [reading(0, 3.0)])[0].value is None
    assert without_small(count, [reading(0, 3.0, "national")])[0].value == 3.0


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (Month(2026, 2), "less than a month old"),
        (Month(2026, 1), "one month old"),
        (Month(2025, 3), "eleven months old"),
        (Month(2025, 2), "one year old"),
        (Month(2024, 1), "two years and one month old"),
        (Month(2026, 3), "not ended yet"),
    ],
)
def test_the_age_of_a_figure_is_said(end: Month, words: str) -> None:
    assert age_words(Period(end, end), ON) == words


def test_the_next_figure_is_due_by_its_rhythm() -> None:
    last = Period(Month(2025, 7), Month(2025, 9))
    assert next_due(ONE, last) == dt.date(2026, 2, 14)
    assert is_stale(ONE, last, dt.date(2026, 2, 15)) and not is_stale(ONE, last, dt.date(2026, 2, 14))
    assert not is_stale(replace(ONE, rhythm=""), last, ON)
    assert is_stale(replace(ONE, rhythm=""), last, dt.date(2026, 11, 2))


@pytest.mark.parametrize(
    ("target", "better", "standing"),
    [(20.0, "lower", "met"), (19.0, "lower", "not met"), (20.0, "higher", "met"), (21.0, "higher", "not met"),
     (20.0, "neither", "cannot be told"), (None, "lower", "no target")],
)  # fmt: skip
def test_a_target_is_met_on_its_better_side_or_on_it(target: float | None, better: str, standing: str) -> None:
    one = replace(ONE, target=target, better=better)  # type: ignore[arg-type]
    assert judge(one, [reading(0, 20.0)], ON).standing == standing
    if target is not None:
        assert judge(one, [reading(0, None)], ON).standing == "cannot be told"
