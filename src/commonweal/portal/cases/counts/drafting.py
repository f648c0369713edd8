"""A paper of counts in words."""

from typing import Any

from django.utils import timezone

from commonweal.portal.cases.counts.hiding import ROUNDED_TO, words
from commonweal.portal.cases.counts.models import CASES, REVIEWS, Tally
from commonweal.portal.cases.reviews.public import TITLE
from commonweal.portal.disclosures.depersonalising import LEAST

REVIEW_LINES = {
    "applications": "Applications for a case review",
    "not met": "Times when the threshold was decided not to be met",
    "reviews": "Case reviews carried out",
    "recommended": "Case reviews carried out that resulted in recommendations",
}


def title_of(tally: Tally) -> str:
    """What it is called."""
    if tally.kind == CASES:
        return f"Cases, {tally.first:%B %Y} to {tally.last:%B %Y}"
    return f"{TITLE}, {tally.first:%B %Y} to {tally.last:%B %Y}"


def draft(tally: Tally) -> str:
    """Its text, in the library's way of writing."""
    return _cases(tally) if tally.kind == CASES else _reviews(tally)


def hides_what_the_act_asks_for(tally: Tally) -> bool:
    """Whether a number that section 104 has published is not shown."""
    return tally.kind == REVIEWS and any(tally.figures[key] is None for key in REVIEW_LINES)


def _cases(tally: Tally) -> str:
    figures = tally.figures
    told = {name: words(figures[name]) for name in ("open", "opened", "closed")}
    parts = [
        f"{told['open']} cases were open at the end of the quarter; {told['opened']} were opened in it and "
        f"{told['closed']} closed.",
        "## By kind",
        _points([_kind(one) for one in figures["kinds"]]),
        "## How long they have been open",
        _points([f"{one['name']}: {words(one['open'])}" for one in figures["ages"]]),
        "## By stage",
        _points([f"{one['name']}: {words(one['open'])}" for one in figures["stages"]]),
        "## By lead agency",
        _points([f"{one['name']}: {words(one['open'])}" for one in figures["agencies"]]),
        "## How to read this",
        f"Every count is rounded to the nearest {ROUNDED_TO}. Counts from one to {LEAST - 1}, and others that would "
        "give them away, are not shown. Parts need not add up to their total. A case counts once, for the agency that "
        "leads it; opened and closed are as in the quarter's data set." + _counted_on(tally),
        "## What is asked",
        "Members are asked to note the counts, and to say where cases stand open for long.",
    ]
    return "\n\n".join(parts)


def _kind(one: dict[str, Any]) -> str:
    return f"{one['name']}: {words(one['open'])} open, {words(one['opened'])} opened, {words(one['closed'])} closed"


def _reviews(tally: Tally) -> str:
    figures = tally.figures
    least = figures["least"]
    parts = [
        "Section 104 of the Anti-social Behaviour, Crime and Policing Act 2014 has these numbers published.",
        _points([f"{line}: {words(figures[key])}" for key, line in REVIEW_LINES.items()]),
        "## How to read this",
        "Each is counted by the day on which it happened: an application of one year may be decided in the next."
        + _counted_on(tally),
    ]
    if hides_what_the_act_asks_for(tally):
        parts.append(f"Numbers from one to {least - 1}, and others that would give them away, are not shown.")
    return "\n\n".join(parts)


def _points(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines) or "None."


def _counted_on(tally: Tally) -> str:
    day = timezone.localdate(tally.taken_at) if tally.taken_at else None
    return f" Counted on {day:%-d %B %Y}; what was entered later is not in it." if day else ""
