"""A country whose rates are known: ours, a group at ten a thousand a year, and what is said of them."""

import numpy as np
import pytest

from commonweal.analysis.comparison import Question, answer
from commonweal.errors import NoDataForPeriod, PeriodRefused
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer
from commonweal.store import Store
from many_districts import code, group, workspace

APRIL = Month(2024, 4)
HALF = Period(APRIL, APRIL + 5)
BEFORE = HALF.shift(-12)
SIZE = 15
PEOPLE = [120_000 + 6_000 * i for i in range(SIZE)]
BURGLARY, ASB = "burglary", "anti-social-behaviour"


def country(ours_after=10.0, ours_before=10.0, spread=0.05, seed=1):
    """Counts by month: the others at about ten a thousand a year, ours at what is said."""
    random = np.random.default_rng(seed)
    level = np.exp(random.normal(0, spread, SIZE))
    found = {}
    for period, ours in ((BEFORE, ours_before), (HALF, ours_after)):
        for month in period:
            rate = [ours, *(10 * level[1:])]
            found[month] = {
                (i, node): int(random.poisson(PEOPLE[i] * rate[i] / 12_000))
                for i in range(SIZE)
                for node in (BURGLARY, ASB)
            }
    return found


def asked(tmp_path, counts, *, period=HALF, alternatives=(), without=frozenset()):
    view = Store(workspace(tmp_path, PEOPLE, counts, without)).view()
    places = Gazetteer.of(view)
    question = Question(places.partnership(code(0)), group(SIZE), period, period.shift(-12), alternatives=alternatives)
    return answer(question, view, places)


def rate(paper, node=BURGLARY, i=0):
    return paper.figure(f"{code(i)}/{node}/rate")


def test_rates_are_events_over_residents_with_the_group_s_own(tmp_path):
    counts = country()
    paper = asked(tmp_path, counts)
    ours = sum(counts[m][0, BURGLARY] for m in HALF)
    everyone = sum(counts[m][i, BURGLARY] for m in HALF for i in range(SIZE))
    assert rate(paper).value == pytest.approx(1000 * ours / PEOPLE[0])
    assert paper.figure("group/burglary/rate").value == pytest.approx(1000 * everyone / sum(PEOPLE))
    assert rate(paper).baseline_value == paper.figure("group/burglary/rate").value
    low, high = rate(paper).interval
    assert low < rate(paper).value < high


@pytest.mark.parametrize(("ours", "word", "place"), [(14.0, "above", 1), (10.0, "within", None), (6.5, "below", SIZE)])
def test_where_we_stand(tmp_path, ours, word, place):
    paper = asked(tmp_path, country(ours, ours))
    assert rate(paper).standing == word
    assert rate(paper, ASB).standing == word
    if place:
        assert rate(paper).parameters["rank"] == place
        assert rate(paper).parameters["rank_interval"] == [place, place]
    assert sum(rate(paper, i=i).standing != "within" for i in range(1, SIZE)) <= 2  # of 14 by chance


@pytest.mark.parametrize(("ours", "word"), [(15.0, "above"), (10.0, "within"), (7.0, "below")])
def test_which_way_we_go_against_the_group(tmp_path, ours, word):
    figure = asked(tmp_path, country(ours, 10.0)).figure(f"{code(0)}/{BURGLARY}/direction")
    assert figure.standing == word
    assert figure.value == pytest.approx(100 * (ours / 10 - 1), abs=8)
    assert figure.baseline_value == pytest.approx(0, abs=5)
    assert figure.parameters["members"] == SIZE - 1


def test_a_force_that_did_not_publish_is_not_available_never_zero(tmp_path):
    paper = asked(tmp_path, country(), without={"Dale"})
    figure = rate(paper, i=1)
    assert (figure.value, figure.standing, figure.interval) == (None, "not available", None)
    assert figure.notes == ("no file of Dale is held for April 2024",)
    assert paper.groupings[0].note == "5 of 15 partnerships are not available."
    assert any("Place 01, Place 04, Place 07, Place 10 and Place 13 are not available" in n.text for n in paper.notes)
    there = [i for i in range(SIZE) if i % 3 != 1]
    counts = country()
    everyone = sum(counts[m][i, BURGLARY] for m in HALF for i in there)
    assert paper.figure("group/burglary/rate").value == pytest.approx(1000 * everyone / sum(PEOPLE[i] for i in there))


def test_our_own_force_missing_is_refused_in_words(tmp_path):
    with pytest.raises(NoDataForPeriod, match="no file of Hill is held for April 2024"):
        asked(tmp_path, country(), without={"Hill"})


def test_without_the_earlier_months_no_direction_is_told(tmp_path):
    paper = asked(tmp_path, {m: c for m, c in country().items() if m in HALF})
    figure = paper.figure(f"{code(0)}/{BURGLARY}/direction")
    assert (figure.value, figure.standing, figure.notes) == (
        None,
        "not available",
        ("the earlier months are not available",),
    )
    assert any("No direction is told against April to September 2023" in note.text for note in paper.notes)


def test_our_months_lie_in_the_group_s_band(tmp_path):
    series = asked(tmp_path, country()).one_series(f"{code(0)}/{BURGLARY}/trend")
    held = [p for p in series.points if p.value is not None]
    assert (len(series.points), len(held)) == (18, 12)  # the months between the two periods are not held
    assert all(p.lower < p.expected < p.upper for p in held)
    assert all(0.5 < p.value < 1.2 for p in held)
    assert all(p.upper is None for p in series.points if p not in held)


def test_the_word_is_tried_with_other_groups(tmp_path):
    few = group(8)
    paper = asked(tmp_path, country(14.0, 14.0), alternatives=(few, group(12)))
    told = [n.text for n in paper.notes if n.offence == BURGLARY]
    assert told == ["Burglary: above the group; 2 of 2 other groups say so."]
    other = paper.figure(f"{code(0)}/{ASB}/beside/0")
    assert (other.standing, other.parameters["of"]) == ("above", 8)


def test_the_funnel_s_limits_narrow_with_size(tmp_path):
    limits = asked(tmp_path, country()).groupings[0].limits
    widths = [one.high_95 - one.low_95 for one in limits]
    assert widths == sorted(widths, reverse=True)
    assert all(one.low_998 <= one.low_95 < one.high_95 <= one.high_998 for one in limits)


def test_more_than_a_year_is_refused(tmp_path):
    with pytest.raises(PeriodRefused, match="13 months"):
        asked(tmp_path, country(), period=Period(APRIL, APRIL + 12))
