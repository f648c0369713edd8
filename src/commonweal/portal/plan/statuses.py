"""How a milestone or a priority stands, proposed by rule: one table, so that anyone can check it by hand.

| what is seen | proposed |
|---|---|
| a milestone whose day has passed, not reached | late |
| an action of the priority late by more than `LATE_ACTION_DAYS` | late |
| a measure whose target day has passed, its target not met | late |
| a milestone put off before, due within `SOON_DAYS` | at risk |
| an action of the priority that is late | at risk |
| a measure less than `ON_THE_WAY` of the way that a straight line from baseline to target would be | at risk |
| nothing of that | on time |

What cannot be told (a measure without figures, or whose newest is older than `STALE_MONTHS`) is said, and proposes
nothing. The worst of what is seen is proposed, with each of its reasons.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

ON_TIME, AT_RISK, LATE, DONE = "on time", "at risk", "late", "done"
ORDER = (LATE, AT_RISK, ON_TIME, DONE)  # exceptions first

SOON_DAYS = 28
LATE_ACTION_DAYS = 28
STALE_MONTHS = 15
ON_THE_WAY = 0.8
MORE = "more"
DATE = "%-d %B %Y"
MONTH_DAYS = 30.4375


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone as the rule sees it."""

    words: str
    due_on: dt.date
    first_due: dt.date
    done_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Gauge:
    """A measure as the rule sees it: its way from a baseline to a target, and the newest value."""

    name: str
    better: str
    value: float | None = None
    value_on: dt.date | None = None
    baseline: float | None = None
    baseline_on: dt.date | None = None
    target: float | None = None
    target_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rule proposes, why, and what it could not tell."""

    status: str
    reasons: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


def of_milestone(step: Step, today: dt.date) -> Proposal:
    """A milestone by itself."""
    if step.done_on is not None:
        return Proposal(DONE, (f"Reached on {step.done_on.strftime(DATE)}.",))
    if step.due_on < today:
        return Proposal(LATE, (f"Was due on {step.due_on.strftime(DATE)}: {step.words}.",))
    if step.due_on > step.first_due and (step.due_on - today).days <= SOON_DAYS:
        reason = f"Put off from {step.first_due.strftime(DATE)}, due on {step.due_on.strftime(DATE)}: {step.words}."
        return Proposal(AT_RISK, (reason,))
    return Proposal(ON_TIME)


def of_measure(gauge: Gauge, today: dt.date) -> Proposal:
    """A measure by itself, where its newest figure can tell."""
    if gauge.value is None:
        return Proposal(ON_TIME, untold=(f"{gauge.name}: no figure is available.",))
    if gauge.value_on is not None and (today - gauge.value_on).days > STALE_MONTHS * MONTH_DAYS:
        return Proposal(ON_TIME, untold=(f"{gauge.name}: its newest figure is of {gauge.value_on:%B %Y}.",))
    if gauge.target is None or gauge.target_on is None:
        return Proposal(ON_TIME)
    if reaches(gauge.value, gauge.target, gauge.better):
        return Proposal(ON_TIME)
    if gauge.target_on < today:
        return Proposal(LATE, (f"{gauge.name}: its target was not met by {gauge.target_on.strftime(DATE)}.",))
    if _behind(gauge, today):
        return Proposal(AT_RISK, (f"{gauge.name}: behind a straight line from its baseline to its target.",))
    return Proposal(ON_TIME)


def reaches(value: float, target: float, better: str) -> bool:
    """Whether a value is at its target or past it, in the direction that is better."""
    return value >= target if better == MORE else value <= target


def of_action_days(late_days: Iterable[int]) -> Proposal:
    """The open actions of a priority, by how many days each is late (0: it is not)."""
    late = [days for days in late_days if days > 0]
    if not late:
        return Proposal(ON_TIME)
    words = "1 action is late" if len(late) == 1 else f"{len(late)} actions are late"
    longest = max(late)
    status = LATE if longest > LATE_ACTION_DAYS else AT_RISK
    return Proposal(status, (f"{words}, the longest by {longest} day{'' if longest == 1 else 's'}.",))


def worst(found: Iterable[Proposal]) -> Proposal:
    """The worst of several, with the reasons of all that are not on time."""
    all_of = list(found)
    open_ones = [one for one in all_of if one.status != DONE]
    status = min((one.status for one in open_ones), key=ORDER.index, default=DONE if all_of else ON_TIME)
    known = sorted((one for one in open_ones if one.status in (LATE, AT_RISK)), key=lambda one: ORDER.index(one.status))
    return Proposal(
        status, tuple(r for one in known for r in one.reasons), tuple(u for one in all_of for u in one.untold)
    )


def _behind(gauge: Gauge, today: dt.date) -> bool:
    """Less than `ON_THE_WAY` of where a straight line would be on the day of the newest figure."""
    if gauge.baseline is None or gauge.baseline_on is None or gauge.target is None or gauge.target_on is None:
        return False
    on, whole = gauge.value_on or today, (gauge.target_on - gauge.baseline_on).days
    passed = min((on - gauge.baseline_on).days, whole)
    way = gauge.target - gauge.baseline
    if whole <= 0 or passed <= 0 or way == 0 or gauge.value is None:
        return False
    return (gauge.value - gauge.baseline) / way < ON_THE_WAY * passed / whole
