import pytest

from commonweal.errors import MappingRefused
from commonweal.figures import Month, Period
from commonweal.records.register import parse

TEXT = """
[[change]]
month = "2023-05"
offence = "public-order"
text = "Some offences left notifiable crime."

[[gap]]
from = "2022-03"
to = "2022-05"
force = "Wharfshire"
text = "Nothing was published."
"""


def test_changes_and_gaps_are_read():
    register = parse(TEXT)
    assert register.changes[0].month == Month(2023, 5)
    assert register.gaps[0].period == Period(Month(2022, 3), Month(2022, 5))
    assert register.gaps[0].force == "Wharfshire"


def test_a_change_touches_the_offence_what_it_lies_in_and_nothing_beside_it():
    register = parse(TEXT)
    period = Period(Month(2023, 1), Month(2023, 12))
    assert register.touching("public-order", period)
    assert register.touching("all-crime", period)
    assert not register.touching("drugs", period)
    assert not register.touching("public-order", period.shift(12))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[[change]]\nmonth = '2023-05'", "'offence'"),
        ("[[change]]\nmonth = '2023-13'\noffence='drugs'\ntext='x'", "2023-13"),
        ("[[change]]\nmonth = '2023-05'\noffence='murderous'\ntext='x'", "murderous"),
        ("[[chance]]\nmonth = '2023-05'", "chance"),
        ("[[change", "TOML"),
    ],
)
def test_what_is_wrong_is_named(text, word):
    with pytest.raises(MappingRefused, match=word):
        parse(text)
