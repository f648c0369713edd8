"""Sentences held against a place whose every month is known (tests/claimed.py)."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import alder
import claimed
from commonweal.analysis.claims import Archive
from commonweal.figures import Month, Period
from commonweal.figures.period import NAMES
from commonweal.records.register import parse
from commonweal.store import Store


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return Archive(Store(claimed.made(tmp_path_factory.mktemp("claims"))))


def verdicts(archive, sentence, **more):
    return [j.verdict for j in claimed.ask(archive, sentence, **more)]


def test_the_known_truth_is_what_the_sentences_below_are_written_from():
    year = Period(Month(2024, 1), Month(2024, 12))
    assert claimed.burglaries(year) == claimed.BURGLARIES_2024
    assert claimed.burglaries(year.shift(-12)) == claimed.BURGLARIES_2023
    assert round(100 * (claimed.BURGLARIES_2024 / claimed.BURGLARIES_2023 - 1), 1) == -19.8


@pytest.mark.parametrize(
    "sentence",
    [
        "Burglary fell by 19.8% in 2024.",
        "Burglary fell by 20 per cent in 2024.",
        "Burglary fell by twenty percent in 2024.",
        "Burglaries were down 19.8% in 2024 compared with 2023.",
        "A 19.8% fall in burglary was seen in 2024.",
        "There were 385 burglaries in 2024.",
        "There were 385 burglaries in 2024, down from 480 in 2023.",
        "Burglary fell from 480 in 2023 to 385 in 2024.",
        "Burglaries fell from 480 to 385 in the year to December 2024.",
        "There were 95 fewer burglaries in 2024.",
        "Burglary fell by 95 in 2024.",
        "Burglary fell to 385 in 2024.",
        "Burglary doubled between 2022 and 2023.",
        "Burglary rose two-fold from 2022 to 2023.",
        "Burglary fell by a fifth in 2024.",
        "Burglary fell by nearly 20% in 2024.",
        "Burglary fell by more than 15% in 2024.",
        "Burglary fell by between 15% and 25% in 2024.",
        "Burglary fell by 15-25% in 2024.",
        "Burglary fell by about 20% in 2024.",
        "Burglary, 2024: -19.8%",
        "In Alder burglary fell by 19.8% in 2024.",
        "Alder's police recorded 685 crimes in 2024.",
        "There were 985 crimes and ASB incidents in 2024.",
        "Anti-social behaviour: 300 incidents in 2024.",
        "There were 300 ASB reports in 2024.",
        "Violence stood at 180 offences in 2024.",
        "Burglary was 56% of all crime in 2024.",
        "One in six crimes was robbery in 2024.",
        "There were 384.6 burglaries per 1,000 residents in 2024.",
        "There were 38,462 burglaries per 100,000 people in 2024.",
    ],
)
def test_whole_years(archive, sentence):
    assert set(verdicts(archive, sentence)) == {"agrees"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Burglary fell 19.8% last year.",
        "Burglary was 19.8% lower in the year to December.",
        "Burglary fell by 19.8% over the past 12 months.",
        "Burglary fell by 19.8% from December 2023 to December 2024.",
        "Burglary fell by 0% between December 2023 and December 2024.",
        "Burglary fell 19.8% year on year.",
        "Break-ins were down 19.8% on last year.",
        "Burglary fell by 19.8% this year.",
        "Burglary rose by 33% in December 2024 on the previous month.",
        "Burglary fell by 12.5% over the summer.",
        "There were 105 burglaries over the summer.",
        "There were 105 burglaries last summer.",
        "There were 105 burglaries in the summer of 2024.",
        "There were 105 burglaries between June and August.",
        "There were 105 burglaries between June and August 2024.",
        "There were 100 burglaries in the fourth quarter of 2024.",
        "There were 100 burglaries in Q3 2024/25.",
        "There were 95 burglaries in Q2 2024.",
        "There were 185 burglaries in the first half of 2024.",
        "Burglary fell by 16.7% this quarter against the same quarter last year.",
        "There were 345 burglaries between January and November 2024.",
        "There were 865 burglaries between 2023 and 2024.",
        "There were 40 burglaries in December.",
        "There were 425 burglaries between December 2023 and December 2024.",
        "There were 450 burglaries in 2023/24.",
        "There were 100 burglaries in the three months to December 2024.",
        "Burglary fell by 19.8% since December 2023.",
        "Burglary rose by 60.4% in two years.",
        "Burglary rose by 5.3% in Q4 of 2024 on Q2 of 2024.",
        "Burglary rose by 5.3% in Q3 on Q2.",
        "Burglary rose to 240 in 2022.",
    ],
)
def test_times_as_the_press_writes_them(archive, sentence):
    assert verdicts(archive, sentence) == ["agrees"]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Burglary fell by 19% in 2024.", "near"),
        ("There were 387 burglaries in 2024.", "near"),
        ("Burglary rose by 19.8% in 2024.", "contradicted"),
        ("Burglary fell by 40% in 2024.", "contradicted"),
        ("There were 500 burglaries in 2024.", "contradicted"),
        ("Burglary rose from 480 in 2023 to 385 in 2024.", "contradicted"),
        ("Burglary rose to 385 in 2024.", "contradicted"),
        ("Burglary halved in 2024.", "contradicted"),
        ("There were 1,385 burglaries in 2024.", "contradicted"),
        ("There were 480 burglaries last year.", "stale"),
        ("There were 480 burglaries in 2024.", "stale"),
        ("Burglary rose by 100%.", "stale"),
        ("Residential burglary fell by 19.8% in 2024.", "cannot be told"),
        ("Rape fell by 19.8% in 2024.", "cannot be told"),
        ("Domestic abuse fell by 19.8% in 2024.", "cannot be told"),
        ("Burglary fell in 2024.", "cannot be told"),
        ("It fell by 19.8% in 2024.", "cannot be told"),
        ("Burglary fell by 19.8% in 2021.", "cannot be told"),
        ("There were 40 burglaries in January 2025.", "cannot be told"),
        ("Burglary fell by 19.8% since the pandemic.", "cannot be told"),
        ("Burglary fell by 19.8% in recent years.", "cannot be told"),
        ("Burglary fell by 19.8% in three years.", "cannot be told"),
        ("Burglary will fall by 19.8% in 2024.", "cannot be told"),
        ("Burglary did not fall by 19.8% in 2024.", "cannot be told"),
        ("Burglary was 19.8% above the national average in 2024.", "cannot be told"),
        ("Burglary was 19.8% lower than in Birch in 2024.", "cannot be told"),
        ("Burglary fell by 19.8% in Ash & Elm in 2024.", "cannot be told"),
        ("Burglary fell by 19.8% in England and Wales in 2024.", "cannot be told"),
        ("There were 12 burglaries on 5 November 2024.", "cannot be told"),
        ("12 officers looked into burglary in 2024.", "cannot be told"),
        ("Burglary cost residents £385 in 2024.", "cannot be told"),
        ("Burglary moved by 3 percentage points in 2024.", "cannot be told"),
        ("", "cannot be told"),
        ("burglary " * 2_000 + "fell by 19.8%", "cannot be told"),
        ("Burglary fell by 999999999999% in 2024.", "contradicted"),
        ("Burglary fell by 9999999999999999999999% in 2024.", "cannot be told"),
        ("Burglary: " + ", ".join("5%" for _ in range(40)), "cannot be told"),
    ],
)
def test_other_verdicts(archive, sentence, verdict):
    assert set(verdicts(archive, sentence)) == {verdict}


def test_two_figures_of_one_sentence_are_each_judged(archive):
    found = claimed.ask(archive, "In 2024 burglary fell by 19.8% to 385, while robbery rose by 12% to 120 offences.")
    assert [(j.claim.offence.text, j.claim.text, j.verdict) for j in found] == [
        ("burglary", "19.8%", "agrees"),
        ("burglary", "385", "agrees"),
        ("robbery", "12%", "contradicted"),
        ("robbery", "120", "contradicted"),
    ]
    assert found[3].nearest.value == 120, "the number is right, the rise is not"


def test_december_to_december_is_tried_as_every_sensible_window(archive):
    (found,) = claimed.ask(archive, "Burglary fell by 19.8% from December 2023 to December 2024.")
    tried = {(str(t.reading.period), str(t.reading.against)) for t in found.tried}
    assert {
        ("2024-01..2024-12", "2023-01..2023-12"),
        ("2024-12..2024-12", "2023-12..2023-12"),
        ("2023-12..2024-12", "2022-12..2023-12"),
    } <= tried
    assert found.because == "1 of 4 readings gives it."


def test_a_reading_names_its_sources_and_its_likely_range(archive):
    (found,) = claimed.ask(archive, "Burglary fell by 19.8% in 2024.")
    low, high = found.nearest.interval
    assert low < -19.8 < high
    assert len(found.nearest.sources) == 24
    assert "police_uk.street/forest-and-heath/2024-01" in found.nearest.sources


def test_other_months_of_the_year_have_no_likely_range(archive):
    (found,) = claimed.ask(archive, "Burglary rose by 33% in December 2024 on the previous month.")
    assert (found.verdict, found.nearest.interval) == ("agrees", None)


def test_crimes_that_hold_anti_social_behaviour_are_said_so(archive):
    (found,) = claimed.ask(archive, "There were 985 crimes in 2024.")
    assert (found.verdict, found.nearest.counted.nodes) == ("agrees", ("all-crime", "anti-social-behaviour"))
    assert "not crime" in found.because


def test_what_agrees_with_earlier_months_says_which(archive):
    (found,) = claimed.ask(archive, "There were 480 burglaries last year.")
    assert found.because == "It agrees with January to December 2023; the months held go to December 2024."


def test_a_place_in_the_sentence_counts_before_the_one_asked_about(archive):
    (found,) = claimed.ask(archive, "There were 84 burglaries in Birch in 2023.")
    assert (found.verdict, found.place.code) == ("agrees", "P2")
    assert verdicts(archive, "There were 84 burglaries in 2023.") == ["contradicted"]
    assert verdicts(archive, "There were 385 burglaries in 2024.", partnership="") == ["cannot be told"]
    assert verdicts(archive, "Moor Police recorded 84 burglaries in 2023.") == ["agrees"]


def test_a_missing_month_is_not_available_never_zero(archive):
    (found,) = claimed.ask(archive, "There were 77 burglaries in Birch in 2024.")
    assert 11 * claimed.BIRCH_BURGLARIES == 77, "what eleven months hold"
    assert found.verdict == "cannot be told"
    assert "March 2024 is not held for Birch" in found.because
    assert {t.value for t in found.tried} == {None}


def test_a_gap_of_the_register_is_not_available(archive):
    rules = parse('[[gap]]\nfrom = "2024-05"\nto = "2024-05"\ntext = "The system changed."\n')
    (found,) = claimed.ask(Archive(archive.store, register=rules), "There were 385 burglaries in 2024.")
    assert (found.verdict, found.tried[0].why) == ("cannot be told", "The system changed.")


def test_last_year_is_counted_from_the_day_it_was_said(archive):
    then = Archive(archive.store, said=date(2024, 2, 10))
    assert verdicts(then, "There were 480 burglaries last year.") == ["agrees"]
    assert verdicts(then, "There were 385 burglaries last year.") == ["contradicted"]


def test_what_agrees_with_an_edition_since_replaced_is_stale(tmp_path):
    first = alder.steady(claimed.ALL, {("L1", "burglary", alder.HOME): 30}, released=date(2025, 1, 31))
    place = alder.workspace(tmp_path, first)
    month = Month(2024, 7)
    alder.add(place, [alder.street(month, {("L1", "burglary", alder.HOME): 50}, "forest-and-heath", date(2025, 6, 1))])
    archive = Archive(Store(place))
    (found,) = claimed.ask(archive, "There were 30 burglaries in July 2024.")
    assert (found.verdict, found.nearest.edition) == ("stale", "released 2025-01-31")
    assert verdicts(archive, "There were 50 burglaries in July 2024.") == ["agrees"]
    shas = {s.id: s.sha256 for s in archive.book.sources()}
    assert len({shas[i] for i in found.nearest.sources}) == 1


RUNS = st.tuples(st.integers(12, 35), st.integers(0, 11)).map(
    lambda ends: Period(claimed.ALL.start + max(12, ends[0] - ends[1]), claimed.ALL.start + ends[0])
)


def _when(period: Period) -> str:
    first = f"{NAMES[period.start.month - 1]} {period.start.year}"
    return f"in {first}" if len(period) == 1 else f"from {first} to {period.end.words}"


@settings(deadline=None)  # a busy machine is no fault
@given(RUNS, st.integers(0, 2))
def test_a_sentence_made_from_a_known_change_agrees_and_one_far_off_is_contradicted(archive, period, decimals):
    now, before = claimed.burglaries(period), claimed.burglaries(period.shift(-12))
    change = 100 * (now / before - 1)
    said = f"{abs(change):.{decimals}f}%"
    words = "rose" if change > 0 else "fell"
    assert verdicts(archive, f"Burglary {words} by {said} {_when(period)} on the year before.") == ["agrees"]
    off = f"{abs(change) + 400:.{decimals}f}%"
    assert verdicts(archive, f"Burglary {words} by {off} {_when(period)} on the year before.") == ["contradicted"]


@settings(deadline=None)  # a busy machine is no fault
@given(RUNS)
def test_a_sentence_made_from_a_known_count_agrees_and_one_far_off_is_contradicted(archive, period):
    count = claimed.burglaries(period)
    assert verdicts(archive, f"There were {count:,} burglaries {_when(period)}.") == ["agrees"]
    assert verdicts(archive, f"There were {count * 7 + 5_001:,} burglaries {_when(period)}.") == ["contradicted"]


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=300))
def test_any_text_at_all_gets_an_answer(archive, text):
    assert claimed.ask(archive, text)
    assert claimed.ask(archive, f"Burglary fell by 5% {text} in 2024")
