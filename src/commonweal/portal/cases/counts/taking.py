"""Counting cases and reviews of a period that is over. The system's own work: nobody reads every case."""

import datetime as dt
import hashlib
import json
from collections import Counter
from typing import Any

from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases.counts.hiding import hidden, rounded
from commonweal.portal.cases.counts.models import CASES, REVIEWS, Tally
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.reviews.models import Recommendation, Review
from commonweal.portal.cases.reviews.procedure import procedure, years_of

ONE_DAY = dt.timedelta(days=1)
AGES = ((91, "less than three months"), (183, "three to six months"), (365, "six months to a year"))
LONGEST = "a year or more"
Figures = dict[str, Any]


def last_quarter(day: dt.date) -> tuple[dt.date, dt.date]:
    """The quarter that was over last."""
    this = dt.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    last = this - ONE_DAY
    return dt.date(last.year, last.month - 2, 1), last


def last_year(day: dt.date) -> tuple[dt.date, dt.date]:
    """The year from April to March that was over last."""
    this, _ = years_of(day)
    return years_of(this - ONE_DAY)


def take_all() -> None:
    """Once a day: whatever period is over and was not counted."""
    if Case.objects.exists():
        take(CASES, *last_quarter(today()))
    if Review.objects.exists():
        take(REVIEWS, *last_year(today()))


@recorded
def take(kind: str, first: dt.date, last: dt.date) -> Tally:
    """Count a period once. What is small is hidden before anything is kept."""
    found = Tally.objects.filter(kind=kind, first=first).first()
    if found is not None:
        return found
    figures = of_cases(first, last) if kind == CASES else of_reviews(first, last)
    said = json.dumps(figures, sort_keys=True).encode()
    return things.make(
        Tally, home=None, audience=audiences.partners(), by=None, kind=kind, first=first, last=last, figures=figures,
        sha256=hashlib.sha256(said).hexdigest(), taken_at=now(),
    )  # fmt: skip


def of_cases(first: dt.date, last: dt.date) -> Figures:
    """Cases by kind, stage, age and lead agency, as they stood on the last day; opened and closed in the period."""
    known = kinds().kinds
    rows = list(Case.objects.filter(opened_on__lte=last).select_related("lead").order_by("pk"))
    open_then = [row for row in rows if row.closed_on is None or row.closed_on > last]
    name = {key: kind.name for key, kind in known.items()}
    opened = Counter(name.get(row.kind, row.kind) for row in rows if row.opened_on >= first)
    closed = Counter(name.get(row.kind, row.kind) for row in rows if row.closed_on and first <= row.closed_on <= last)
    stands = Counter(name.get(row.kind, row.kind) for row in open_then)
    return {
        "open": rounded(len(open_then)), "opened": rounded(sum(opened.values())),
        "closed": rounded(sum(closed.values())),
        "kinds": [
            {"name": one, "open": rounded(stands[one]), "opened": rounded(opened[one]), "closed": rounded(closed[one])}
            for one in sorted({*stands, *opened, *closed})
        ],
        "stages": _parts(Counter(_stage(row, known) for row in open_then)),
        "ages": _parts(Counter(_age(row, last) for row in open_then), [words for _, words in AGES] + [LONGEST]),
        "agencies": _parts(Counter(row.lead.name for row in open_then)),
    }  # fmt: skip


def of_reviews(first: dt.date, last: dt.date) -> Figures:
    """The four numbers that section 104 has published, small ones hidden as the procedure says."""
    recommended = Recommendation.objects.values("review")
    held = Review.objects.filter(reviewed_on__range=(first, last))
    counts = {
        "applications": Review.objects.filter(received_on__range=(first, last)).count(),
        "not met": Review.objects.filter(met=False, decided_on__range=(first, last)).count(),
        "reviews": held.count(),
        "recommended": held.filter(pk__in=recommended).count(),
    }
    least = procedure().smallest
    return {**hidden(counts, least), "least": least}


def _parts(counts: "Counter[str]", order: list[str] | None = None) -> list[dict[str, Any]]:
    return [{"name": one, "open": rounded(counts[one])} for one in (order or sorted(counts))]


def _stage(row: Case, known: Any) -> str:
    kind = known.get(row.kind)
    return f"{kind.name}: {kind.stage(row.stage).name}" if kind else row.stage


def _age(row: Case, day: dt.date) -> str:
    days = (day - row.opened_on).days
    return next((words for most, words in AGES if days < most), LONGEST)
