from dataclasses import replace

import pytest

from commonweal.rendering.charts.months import months_shown
from commonweal.rendering.findings import alternative, change_of_average, finding, point_words, spark_words
from commonweal.rendering.lookup import Lookup
from sample_figures import NOW, tallow

LOOKUP = Lookup.of(tallow())


def months(offence):
    return LOOKUP.months(offence)


def test_a_chart_is_titled_by_what_is_seen():
    assert finding(months("vehicle-crime"), NOW) == (
        "Vehicle crime was below its usual range in three of the 12 months tested"
    )
    inside = tuple(replace(p, value=p.expected) for p in months("burglary").points)
    assert finding(replace(months("burglary"), points=inside), NOW) == (
        "Burglary stayed within its usual range in all of the 12 months tested"
    )


def test_a_month_seen_outside_without_being_sure_is_not_said_to_lie_within():
    assert finding(months("burglary"), NOW) == "No month of burglary was surely outside its usual range"


def test_a_sure_change_can_be_the_finding():
    series = months("robbery")
    assert change_of_average(series, NOW, NOW.shift(-12)) == "Robbery rose from 17 to 23 a month"
    assert change_of_average(replace(series, points=()), NOW, NOW.shift(-12)) == ""


def test_the_analysts_own_finding_comes_first():
    assert (
        finding(replace(months("burglary"), finding="Burglary is back to normal"), NOW) == "Burglary is back to normal"
    )


def test_without_a_band_nothing_is_claimed():
    bare = replace(months("burglary"), points=tuple(replace(p, upper=None) for p in months("burglary").points))
    assert finding(bare, NOW) == "Burglary, month by month"


@pytest.mark.parametrize(
    ("alarm", "words"),
    [("above", "was above its usual range in one month"), (None, "stayed within its usual range in the month tested")],
)
def test_one_month_tested_is_said_in_the_singular(alarm, words):
    last = replace(months("burglary").points[-1], alarm=alarm)
    assert words in finding(replace(months("burglary"), points=(last,)), NOW)


def test_alternative_text_tells_span_ends_unusual_months_gaps_and_rule_changes():
    series = months("vehicle-crime")
    text = alternative(series, NOW, months_shown(series, NOW, NOW.shift(-12)))
    for part in (
        "below its usual range in three",
        "from October 2023 to September 2025",
        "January 2025: 70 offences, below",
        "Not available: March 2024.",
        "June 2024: Vehicle interference counted apart.",
    ):
        assert part in text


def test_a_missing_month_is_never_a_zero():
    gap = next(p for p in months("robbery").points if p.value is None)
    assert point_words(gap, "offences") == "March 2024: not available"


def test_a_sparkline_says_its_span_and_its_ends():
    series = months("robbery")
    words = spark_words(series, months_shown(series, NOW, NOW.shift(-12)))
    assert words.startswith("Months of robbery, October 2023 to September 2025: lowest ")
