import pytest

from commonweal.portal.meetings.quoting import quoted_numbers


@pytest.mark.parametrize(
    ("text", "value", "decimals", "percent", "direction", "is_change"),
    [
        ("Public order offences had decreased by 18.8%.", 18.8, 1, True, "down", True),
        ("Theft had a 41.6% drop.", 41.6, 1, True, "down", True),
        ("Vehicle crime saw a reduction of 13 per cent.", 13, 0, True, "down", True),
        ("There were 5,051 incidents of disorder.", 5051, 0, False, None, False),
        ("Robbery rose by 74.", 74, 0, False, "up", True),
        ("Burglary was up -3.5%.", 3.5, 1, True, "down", True),
        ("A third, 34 %, were violent.", 34, 0, True, None, False),
    ],
)  # fmt: skip
def test_numbers_with_unit_direction_and_precision(
    text: str, value: float, decimals: int, percent: bool, direction: str | None, is_change: bool
) -> None:
    (found,) = quoted_numbers(text)
    assert (found.value, found.decimals, found.percent, found.direction, found.is_change) == (
        value, decimals, percent, direction, is_change,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The meeting was held on 15 October 2019.",
        "Between March 2023 and 2024 nothing changed.",
        "Item SSP/4/23 was deferred.",
        "The review of 2018/19 was noted.",
        "It began at 10:30.",
        "A grant of £5,000 was made.",
    ],
)
def test_dates_years_codes_times_and_money_are_no_figures(text: str) -> None:
    assert quoted_numbers(text) == ()


def test_clauses_that_move_in_two_directions_are_read_apart() -> None:
    found = quoted_numbers("Robbery rose by 36.7%, while vehicle crime fell by 30.9%.")
    assert [(q.value, q.direction) for q in found] == [(36.7, "up"), (30.9, "down")]


def test_a_clause_that_names_both_directions_says_neither() -> None:
    (found,) = quoted_numbers("The rise was lower at 4.5%.")
    assert found.direction is None


def test_words_before_a_number_make_it_approximate() -> None:
    assert [q.approximate for q in quoted_numbers("Around 400 offences. Some 30 more. Exactly 12.")] == [
        True,
        True,
        False,
    ]


def test_half_of_the_last_printed_place_is_allowed() -> None:
    whole, tenth = quoted_numbers("It fell by 13%. It fell by 13.0%.")
    assert whole.tolerance == pytest.approx(0.5) and tenth.tolerance == pytest.approx(0.05)
