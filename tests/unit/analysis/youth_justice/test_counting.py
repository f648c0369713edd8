"""Rows counted: each child once, each occasion once, a gap never crossed, unknown apart."""

from datetime import date

from commonweal.analysis.youth_justice import counting
from commonweal.analysis.youth_justice.rows import Returns, Row
from commonweal.analysis.youth_justice.truth import Truth
from commonweal.figures import Month, Period

JUNE = Month(2024, 6)
ALL = Period(Month(2022, 4), Month(2025, 3))


def row(child, outcome, *, offence=None, tier="pre-court", first=None, ethnicity="white", sex="male", age=15,
        kind="robbery"):  # fmt: skip
    day = date.fromisoformat(outcome)
    committed = date.fromisoformat(offence) if offence else None
    return Row(child, day, committed, age, age, sex, ethnicity, kind, tier, first, None)


def returns(*rows, held=ALL) -> Returns:
    return Returns(tuple(rows), frozenset(held))


def test_a_child_counts_once_whatever_its_offences():
    rows = [row("a", "2024-04-03"), row("a", "2024-05-03"), row("b", "2024-05-04", sex="female", ethnicity=None)]
    found = counting.tally(rows, Period(Month(2024, 4), JUNE))
    assert (found.offences, found.children) == (3, 2)
    assert found.slices["sex"] == {"male": 1.0, "female": 1.0}
    assert found.slices["ethnicity"] == {"white": 1.0, "not-recorded": 1.0}
    assert found.slices["offence-ethnicity"] == {"white": 2.0, "not-recorded": 1.0}
    assert found.spread == 5 / 3


def test_an_ethnicity_told_once_is_the_childs():
    rows = [row("a", "2024-04-03", ethnicity=None, tier="informal"), row("a", "2024-05-03", ethnicity="asian")]
    assert counting.tally(rows, Period(JUNE, JUNE)).slices["ethnicity"] == {"asian": 1.0}


def test_ages_are_those_at_the_first_offence_in_the_published_bands():
    rows = [row(str(n), "2024-04-03", age=n) for n in (10, 14, 15, 16, 17, 18)]
    found = counting.tally(rows, Period(JUNE, JUNE)).slices["age"]
    assert found == {"10-14": 2.0, "15": 1.0, "16": 1.0, "17": 1.0, "18-at-outcome": 1.0}


def test_an_entrant_enters_once_and_informal_outcomes_are_no_entry():
    found = counting.entrants_by_month(returns(
        row("a", "2024-05-03", first=True), row("a", "2024-06-03", first=True), row("b", "2024-05-03", first=False),
        row("c", "2024-05-03", first=True, tier="informal"), row("d", "2024-06-01", first=None),
    ))  # fmt: skip
    assert {m: n for m, n in found.items() if n} == {Month(2024, 5): 1}


def test_two_offences_sentenced_on_one_day_are_one_occasion():
    found = counting.sentences_by_month(returns(
        row("a", "2024-05-03", tier="custody"), row("a", "2024-05-03", tier="custody"),
        row("a", "2024-05-09", tier="custody"),
    ))  # fmt: skip
    assert found[Month(2024, 5)] == 2


def test_a_rolling_year_crosses_no_gap():
    held = [*Period(Month(2022, 4), Month(2023, 3)), *Period(Month(2024, 4), Month(2025, 3))]
    months = dict.fromkeys(held, 2)
    found = counting.rolling(months, Month(2025, 3), 4)
    assert [(str(w.period.end), w.count) for w in found] == [("2023-03", 24), ("2025-03", 24)]
    assert counting.window(months, Period(Month(2023, 3), Month(2023, 4))) is None


def test_a_cohort_is_followed_for_a_year_and_half_a_year_for_the_outcome():
    """Child a comes back in time; b's reoffence is a day late; c's ends informally; d's outcome comes too late."""
    found = counting.cohort(returns(
        row("a", "2022-05-10", offence="2022-05-01"), row("a", "2023-06-01", offence="2023-05-10"),
        row("b", "2022-05-10", offence="2022-05-01"), row("b", "2023-06-01", offence="2023-05-11"),
        row("c", "2022-05-10", offence="2022-05-01"), row("c", "2022-08-01", offence="2022-07-01", tier="informal"),
        row("d", "2022-05-10", offence="2022-05-01"), row("d", "2023-12-01", offence="2023-04-01"),
        row("e", "2022-05-10", tier="informal"),
    ), Period(Month(2022, 4), Month(2023, 3)))  # fmt: skip
    assert (found.children, found.reoffenders, found.reoffences, found.each) == (4, 1, 1, (0, 0, 0, 1))


def test_a_cohort_that_was_not_followed_for_long_enough_is_not_told():
    assert counting.cohort(returns(row("a", "2023-05-10")), Period(Month(2023, 10), Month(2024, 9))) is None


def test_offences_that_come_several_to_a_child_vary_more():
    single = [row(str(n), "2023-05-03" if n % 2 else "2023-11-03") for n in range(20)]
    several = [row(str(n % 4), "2023-05-03" if n % 4 < 2 else "2023-11-03") for n in range(20)]
    assert counting.clustered(returns(*single), [2023], 3) == 1.0
    assert counting.clustered(returns(*several), [2023], 3) == 5.0
    assert counting.clustered(returns(), [2023], 3) is None


def test_a_child_is_new_once_in_each_financial_year():
    found = counting.new_children_by_month(returns(
        row("a", "2024-03-30"), row("a", "2024-04-02"), row("a", "2024-06-02"), row("b", "2024-06-02"),
    ))  # fmt: skip
    assert {str(m): n for m, n in found.items() if n} == {"2024-03": 1, "2024-04": 1, "2024-06": 1}


def test_the_truth_answers_by_name_and_knows_no_more_than_is_held():
    truth = Truth(
        returns(row("a", "2024-05-03"), row("a", "2024-05-04", kind="arson", tier="informal", ethnicity=None))
    )
    spring = Period(Month(2024, 4), JUNE)
    assert [truth.count(n, spring) for n in ("offences", "children", "offence/arson", "sex/male")] == [2, 1, 1, 1]
    assert [truth.count(n, spring) for n in ("unrecorded/informal", "outcomes/formal")] == [1, 1]
    assert truth.count("offences", Period(Month(2025, 3), Month(2025, 4))) is None
    assert Truth.none().count("offences", spring) is None


def test_a_month_in_which_nobody_was_asked_whether_it_was_the_first_is_silent_and_one_without_rows_is_not():
    found = counting.silent_months(returns(
        row("a", "2024-04-03"), row("b", "2024-04-03", first=True, tier="informal"), row("a", "2024-05-03"),
        row("b", "2024-05-04", first=False), row("c", "2024-06-03", tier="informal"),
    ))  # fmt: skip
    assert found == {Month(2024, 4)}, "an informal outcome is no entry, whatever it is marked as"


def test_a_cohort_bears_a_tenth_of_offences_without_a_day_and_no_more():
    year = Period(Month(2022, 4), Month(2023, 3))
    dated = [row(str(n), "2022-05-10", offence="2022-05-01") for n in range(18)]
    undated = [row("u", "2024-09-10"), row("v", "2022-05-10"), row("w", "2022-06-10", tier="informal")]
    assert not counting.lacks_offence_dates(returns(*dated, *undated), year)
    assert counting.lacks_offence_dates(returns(*dated[:17], *undated), year)
    assert not counting.lacks_offence_dates(returns(), year)
