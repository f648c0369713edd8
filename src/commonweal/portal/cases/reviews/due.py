"""What comes next in a case review, and by when. From the dates of the row and the procedure alone."""

import datetime as dt
from dataclasses import dataclass

from commonweal.portal.cases.reviews.models import (
    ACKNOWLEDGED,
    APPEALED,
    MET,
    NOT_MET,
    NOT_UPHELD,
    RECEIVED,
    REVIEWED,
    Review,
)
from commonweal.portal.cases.reviews.procedure import procedure
from commonweal.portal.cases.reviews.threshold import working_days_after


@dataclass(frozen=True, slots=True)
class Due:
    """The next step."""

    key: str
    words: str
    on: dt.date


def due_of(row: Review) -> Due | None:
    """The next step of an application; None once it ended."""
    days = procedure().days
    received = row.received_on
    if row.state == RECEIVED:
        return Due(
            "acknowledge", "Tell the applicant that it is here", working_days_after(received, days["acknowledge"])
        )
    if row.state == ACKNOWLEDGED:
        return Due("decide", "Decide whether the threshold is met", working_days_after(received, days["decide"]))
    if row.state == MET:
        begun = row.appeal_decided_on or received
        return Due("review", "Hold the review", working_days_after(begun, days["review"]))
    if row.state in (NOT_MET, REVIEWED, NOT_UPHELD):
        return _last_steps(row)
    if row.state == APPEALED and row.appealed_on:
        return Due("appeal", "Decide the appeal", working_days_after(row.appealed_on, days["appeal"]))
    return None


def _last_steps(row: Review) -> Due:
    """Something was decided: the applicant is told, and it is closed once no appeal can come any more."""
    days = procedure().days
    appealed = row.state == NOT_UPHELD
    decided = row.appeal_decided_on if appealed else row.reviewed_on or row.decided_on
    if row.told_on is None:
        by = working_days_after(decided or row.received_on, days["acknowledge"])
        return Due("tell", "Tell the applicant what was decided", by)
    if appealed:
        return Due("close", "Close it", working_days_after(row.told_on, days["acknowledge"]))
    return Due("close", "Close it, if there is no appeal", working_days_after(row.told_on, days["appeal"]))
