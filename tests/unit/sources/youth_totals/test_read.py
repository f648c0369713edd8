"""A page of totals is read as it stands, and refused in words where it cannot be true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.errors import MappingRefused
from commonweal.figures import Period
from commonweal.records.youth_account import year_months
from commonweal.sources.youth_totals import of_table, parse

PAGE = 'period = "2024-04..2024-06"\noffences = 80\nchildren = 41\n'
YEAR = '[[year]]\nname = "2022/23"\noffences = 430\nchildren = 180\n'


def test_what_a_page_says():
    found = parse(
        PAGE + '[children_by_sex]\nmale = 35\nfemale = 6\n[[year]]\nname = "2021/22"\noffences = 430\nchildren = 180\n'
        "same_months = { offences = 90, children = 44 }\n[first_time_entrants]\nquarter = 9\n"
        "same_quarter_a_year_before = 12\nrolling_year = 44\n"
    )
    assert (found.now.offences, found.now.children, found.by_row) == (80, 41, False)
    assert found.now.slices == {"sex": {"male": 35.0, "female": 6.0}}
    assert [y.name for y in found.years] == ["2021/22", "2022/23", "2023/24"]
    assert [y.held for y in found.years] == [True, False, False], "what lies between is a gap, not nought"
    first = found.years[0]
    assert first.to_date.offences == 90 and first.whole.months == year_months(2021)
    assert found.entrants.quarter.count == 9 and found.entrants.before.period == Period.parse("2023-04..2023-06")
    assert found.entrants.rolling[0].period == Period.parse("12m:2024-06")


def test_percents_are_turned_into_counts_and_marked():
    found = parse(PAGE + '[offences_by_kind]\nunit = "percent"\nRobbery = 25\nnone = ["Arson"]\n')
    assert found.now.slices["offence"] == {"Robbery": 20.0}
    assert found.now.shares == ("offence",) and found.now.none == ("Arson",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("offences = 3", "over which months"),
        ('period = "2024-05..2024-06"\noffences = 3', "not a financial year to date"),
        ('period = "ytd:2024-06"', "how many offences"),
        (PAGE + "ofences = 3", "not a name"),
        ('period = "ytd:2024-06"\noffences = 3\nchildren = 4', "4 children are said to have committed 3"),
        ('period = "ytd:2024-06"\noffences = 3\nchildren = 0', "0 children"),
        ('period = "ytd:2024-06"\noffences = -3', "not a count"),
        ('period = "ytd:2024-06"\noffences = true', "not a count"),
        (PAGE + "[children_by_sex]\nmale = 40\nfemale = 7", "more than the whole"),
        (PAGE + "[children_by_sex]\nmale = 3.5", "a count is whole"),
        (PAGE + '[offences_by_kind]\nArson = 3\nnone = ["Arson"]', "'Arson' of [offences_by_kind] is said not to have"),
        ('period = "ytd:2024-06"\nchildren = 41', "the children are told, and not how many offences"),
        (PAGE + '[[year]]\nname = "2022/23"\nchildren = 120', "the children are told, and not how many offences"),
        (PAGE + YEAR + "same_months = { children = 30 }", "Of April to June 2022 the children are told"),
        (PAGE + YEAR + "same_months = { offences = 431 }", "431 offences, and 430 in all of that year"),
        (PAGE + YEAR + "same_months = { offences = 400, children = 181 }", "181 children, and 180 in all of that year"),
        (PAGE + "[first_time_entrants]\nquarter = 20\nrolling_year = 14", "20 first-time entrants"),
        (PAGE + "[children_by_sex]\nmale = nan", "not a number from 0 to 41"),
        (PAGE + '[children_by_sex]\nunit = "share"\nmale = 1', "has the unit 'share'"),
        (PAGE + '[offences_by_kind]\nnone = "Arson"', "list of names"),
        (PAGE + 'year = "2023/24"', "[[year]]"),
        (PAGE + '[[year]]\nname = "2023-24"\noffences = 3', "not a financial year"),
        (PAGE + '[[year]]\nname = "2023/25"\noffences = 3', "not a financial year"),
        (PAGE + '[[year]]\nname = "2024/25"\noffences = 3', "not an earlier year"),
        (PAGE + 2 * '[[year]]\nname = "2022/23"\noffences = 3\n', "stands there twice"),
        (PAGE + "first_time_entrants = 3", "a section of the totals"),
        ("a = ", "not TOML"),
        ("#" * 200_001, "too large"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(text, said):
    with pytest.raises(MappingRefused, match=said.replace("[", r"\[").replace("]", r"\]")):
        parse(text)


@given(st.dictionaries(st.text(max_size=8), st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=5),
                                                      st.lists(st.integers(), max_size=2)), max_size=4))  # fmt: skip
def test_whatever_stands_in_it_is_read_or_refused(said):
    try:
        of_table({"period": "ytd:2024-06", "offences": 80, **said})
    except MappingRefused as refused:
        assert refused.next_step
