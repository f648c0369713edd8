"""The rule by which a status is proposed, at its edges."""

import datetime as dt

import pytest

from commonweal.portal.plan.statuses import (
    AT_RISK,
    DONE,
    LATE,
    LATE_ACTION_DAYS,
    ON_TIME,
    SOON_DAYS,
    Gauge,
    Proposal,
    Step,
    of_action_days,
    of_measure,
    of_milestone,
    worst,
)

TODAY = dt.date(2026, 3, 2)


def day(days: int) -> dt.date:
    """So many days from today."""
    return TODAY + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("step", "status"),
    [
        (Step("Lamps", day(-1), day(-1)), LATE),
        (Step("Lamps", day(0), day(0)), ON_TIME),  # its day has not passed yet
        (Step("Lamps", day(SOON_DAYS), day(0)), AT_RISK),
        (Step("Lamps", day(SOON_DAYS + 1), day(0)), ON_TIME),
        (Step("Lamps", day(-9), day(-9), done_on=day(-1)), DONE),
    ],
)
def test_a_milestone(step: Step, status: str) -> None:
    assert of_milestone(step, TODAY).status == status


@pytest.mark.parametrize(
    ("late", "status"),
    [([0, 0], ON_TIME), ([1], AT_RISK), ([LATE_ACTION_DAYS], AT_RISK), ([0, LATE_ACTION_DAYS + 1], LATE)],
)
def test_late_actions(late: list[int], status: str) -> None:
    assert of_action_days(late).status == status


def gauge(value: float | None, **said: object) -> Gauge:
    """From 100 a year ago to 80 in a year, less is better: 90 would be on the line."""
    given = {"baseline": 100.0, "baseline_on": day(-365), "target": 80.0, "target_on": day(365), "value_on": TODAY}
    return Gauge("Calls", "less", value, **{**given, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("measure", "status"),
    [
        (gauge(92.0), ON_TIME),  # 8 of the 10 that the line asks
        (gauge(92.1), AT_RISK),
        (gauge(110.0), AT_RISK),
        (gauge(79.0), ON_TIME),
        (gauge(81.0, target_on=day(-1)), LATE),
        (gauge(80.0, target_on=day(-1)), ON_TIME),
        (gauge(99.0, baseline=None, baseline_on=None), ON_TIME),  # no line to hold it against
    ],
)
def test_a_measure_against_a_straight_line(measure: Gauge, status: str) -> None:
    assert of_measure(measure, TODAY).status == status


def test_more_is_better_the_other_way_round() -> None:
    rising = Gauge("Met", "more", 50, TODAY, 40, day(-365), 80, day(365))
    assert of_measure(rising, TODAY).status == AT_RISK
    assert of_measure(Gauge("Met", "more", 80, TODAY, target=80, target_on=day(-1)), TODAY).status == ON_TIME


@pytest.mark.parametrize("measure", [gauge(None), gauge(110.0, value_on=day(-500))])
def test_what_cannot_be_told_is_said_and_proposes_nothing(measure: Gauge) -> None:
    found = of_measure(measure, TODAY)
    assert found.status == ON_TIME
    assert len(found.untold) == 1


def test_the_worst_is_proposed_with_all_reasons_late_ones_first() -> None:
    found = worst([Proposal(AT_RISK, ("a",)), Proposal(DONE, ("d",)), Proposal(LATE, ("b",)), Proposal(ON_TIME)])
    assert (found.status, found.reasons) == (LATE, ("b", "a"))
    assert worst([Proposal(DONE)]).status == DONE
    assert worst([]).status == ON_TIME
