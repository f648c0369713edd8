"""What a sentence claims, before anything is counted."""

import pytest

from commonweal.analysis.claims import read
from commonweal.analysis.claims.amounts import rounded
from commonweal.analysis.claims.offence_words import find_offences
from commonweal.analysis.claims.windows import find_windows
from commonweal.records import offences


def claims(sentence):
    return [(c.text, c.measure, c.direction, c.offence.text if c.offence else None) for c in read(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Robberies rose from 202 to 276.", [("202 to 276", "from-to", "rise", "Robberies")]),
        (
            "A 12% fall in shoplifting and a 5% rise in burglary.",
            [("12%", "change", "fall", "shoplifting"), ("5%", "change", "rise", "burglary")],
        ),
        (
            "Burglary and robbery fell by 5% and 8% respectively.",
            [("5%", "change", "fall", "Burglary"), ("8%", "change", "fall", "robbery")],
        ),
        ("ASB was up 13.6%, at 5,051.", [("13.6%", "change", "rise", "ASB"), ("5,051", "count", None, "ASB")]),
        ("One in five crimes was violence.", [("One in five", "share", None, "violence")]),
        ("Vehicle crime has almost halved.", [("almost halved", "change", "fall", "Vehicle crime")]),
        (
            "12.3 drug offences per 1,000 people",
            [("12.3 drug offences per 1,000 people", "rate", None, "drug offences")],
        ),
        ("Shop theft rose by a third.", [("by a third", "change", "rise", "Shop theft")]),
        ("There were 74 more burglaries.", [("74", "difference", "rise", "burglaries")]),
        ("Drugs +5.4 per cent", [("+5.4 per cent", "change", "rise", "Drugs")]),
    ],
)
def test_figures_with_what_they_are_of(sentence, expected):
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("December 2023 to December 2024", ["range"]),
        ("Dec 23 to Dec 24", ["range"]),
        ("between April and June", ["months"]),
        ("in the year to March", ["rolling"]),
        ("Q2 2024", ["quarter"]),
        ("Q1 2024/25", ["quarter"]),
        ("2023/24", ["financial"]),
        ("over the summer", ["season"]),
        ("this quarter against the same quarter last year", ["this", "year before"]),
        ("in 2024 compared with 2023", ["year", "year"]),
        ("on 5 November 2024", ["day"]),
        ("Crime may fall in May", ["bare month"]),
        ("correct at 03.07.19", ["day"]),
    ],
)
def test_times(text, rules):
    assert [w.rule for w in find_windows(text)] == rules


@pytest.mark.parametrize(
    ("digits", "whole", "low", "high"),
    [("5", False, 4.5, 5.5), ("5.4", False, 5.35, 5.45), ("276", True, 276, 276), ("25,600", True, 25_550, 25_650)],
)
def test_rounding(digits, whole, low, high):
    said = rounded(digits, whole=whole)
    assert (said.low, said.high) == (pytest.approx(low), pytest.approx(high))


def test_every_name_of_the_tree_is_read_as_itself():
    for one in offences.TREE:
        if one.parent == offences.ASB or one.code in (offences.UNMAPPED, "other-crime"):
            continue
        name = one.name.removesuffix(" (not crime)")
        (found,) = find_offences(f"{name} 5%")
        assert found.text == name
        assert found.meanings[0].nodes == (one.code,)


def test_no_figure_no_offence_and_too_long_say_so():
    assert read("Burglary fell.")[0].trouble == "It holds no figure."
    assert read("It fell by 5%.")[0].trouble == "It names no offence."
    assert read("a " * 5_000)[0].trouble.startswith("It is longer than")


def test_a_number_of_something_else_is_not_a_count_of_crimes():
    assert read("12 officers worked on burglary.")[0].trouble == "It counts officers, not recorded crimes."
