"""The pictures of a highlight report: what there is to do and how it stands, and how far measures are on their way.

Each is a table with its chart, as any paper that is written here may hold (`portal.library.tabled`); exceptions first.
"""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from commonweal.portal.library import tabled
from commonweal.portal.plan.quarters import Quarter
from commonweal.portal.plan.queries.measures import MeasureLine
from commonweal.portal.plan.queries.priorities import PriorityLine
from commonweal.portal.plan.rules import PARTNERS_ALONE
from commonweal.portal.plan.statuses import AT_RISK, DONE, LATE, ON_TIME, ORDER

DATE = "%-d %B %Y"
ROWS = {LATE: "Late", AT_RISK: "At risk", ON_TIME: "On time", DONE: "Done this quarter"}
WHOLE = 100
MET = "target met"


def steps(priorities: Iterable[PriorityLine], quarter: Quarter) -> Iterator[str]:
    """How many milestones and actions are late, at risk, on time, and were done in the quarter."""
    known = list(priorities)
    reached = list(_milestones(known, quarter))
    acted = list(_actions(known, quarter))
    every = [*reached, *acted]
    if not every:
        return
    still = [status for status in every if status != DONE]
    yield f"## {_late(still.count(LATE), len(still))}"
    yield tabled.text_of(
        ("How it stands", "Milestones", "Actions", "Together"),
        [(words, *(f"{of.count(status)}" for of in (reached, acted, every))) for status, words in ROWS.items()],
        title="Milestones and actions", chart="bars of Together",
        under="Milestones and actions that are open, as they stand; and those that were done in the quarter.",
    )  # fmt: skip


def measures(priorities: Iterable[PriorityLine], closed: Collection[UUID]) -> Iterator[str]:
    """Each measure with its newest figure, its target, and how much of the way to it was gone."""
    found = [(line.name, one) for line in priorities for one in line.measures]
    if not found:
        return
    found.sort(key=lambda pair: (ORDER.index(pair[1].standing.status), bool(pair[1].standing.untold)))
    aimed = [one for _, one in found if one.target is not None]
    met = sum(one.met == MET for one in aimed)
    alone = f" ({PARTNERS_ALONE})" if any(one.id in closed for one in aimed) else ""  # for the count tells of them
    yield f"## Measures: {_met(met, len(aimed))}{alone}" if aimed else "## Measures"
    yield tabled.text_of(
        ("Measure", "At the start", "Newest", "Of", "Target", "Of the way"),
        [_measure(priority, one, one.id in closed) for priority, one in found],
        title="Measures, each with its newest figure", chart="shares of Of the way",
        under="How much of the way from where it began to its target each measure has gone.",
    )  # fmt: skip


def _milestones(priorities: Iterable[PriorityLine], quarter: Quarter) -> Iterator[str]:
    for one in (one for line in priorities for one in line.milestones if not one.dropped):
        if one.done_on is None:
            yield one.stands.shown
        elif quarter.holds(one.done_on):
            yield DONE


def _actions(priorities: Iterable[PriorityLine], quarter: Quarter) -> Iterator[str]:
    for one in (one for line in priorities for one in line.actions):
        if one.state == "open":
            yield LATE if one.lateness else ON_TIME
        elif one.state == "done" and quarter.holds(one.closed_on):
            yield DONE


def _late(late: int, of: int) -> str:
    if not of:
        return "Every milestone and action is done"
    if not late:
        return "No milestone or action is late"
    return f"{late} of {of} milestones and actions {'is' if late == 1 else 'are'} late"


def _met(met: int, of: int) -> str:
    if of == 1:
        return "the target is met" if met else "the target is not met yet"
    return f"{met or 'none'} of {of} targets {'is' if met < 2 else 'are'} met"


def _measure(priority: str, one: MeasureLine, alone: bool) -> tuple[str, ...]:
    return (
        f"{priority}: {one.name}{f' ({PARTNERS_ALONE})' if alone else ''}",
        f"{one.baseline:g}" if one.baseline is not None else "not told",
        one.newest.words,
        one.newest.period or "not told",
        f"{one.target:g} by {one.target_on.strftime(DATE)}" if one.target is not None and one.target_on else "none",
        _way(one),
    )


def _way(one: MeasureLine) -> str:
    """`62%`, `100%, target met`, `0%, further off than at the start`; or why there is no share."""
    if one.target is None or one.newest.value is None:
        return one.met
    if one.met == MET:
        return f"{WHOLE}%, {MET}"
    if one.baseline is None or one.target == one.baseline:
        return "not met yet"
    gone = WHOLE * (one.newest.value - one.baseline) / (one.target - one.baseline)
    return f"{int(gone)}%" if gone >= 0 else "0%, further off than at the start"  # 99.9 is not the whole way
