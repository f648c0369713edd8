"""Counting cases and reviews of a period that is over. The system's own work: nobody reads every case."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Max, Min

from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.cases import counted as cases_counted
from commonweal.portal.cases.counted import kind_name
from commonweal.portal.cases.counts.hiding import ROUNDED_TO, Told, protected
from commonweal.portal.cases.counts.models import CASES, REVIEWS, Tally
from commonweal.portal.cases.counts.refusals import NotOver, NotThePeriod
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.reviews.models import Recommendation, Review
from commonweal.portal.cases.reviews.procedure import years_of
from commonweal.portal.disclosures.counting import ALL, Counted, days_of, months_of, quarters_over
from commonweal.portal.disclosures.depersonalising import work_out

ONE_DAY = dt.timedelta(days=1)
LATE = dt.timedelta(days=28)  # an application that came by post on the last day is entered by then
MOST_OWED = 8  # periods: what is older was counted, or nobody asks for it any more
WHOLE = ("", "")
AGES = ((91, "less than three months"), (183, "three to six months"), (365, "six months to a year"))
LONGEST = "a year or more"
Figures = dict[str, Any]
Period = tuple[dt.date, dt.date]  # its first and last day


def last_quarter(day: dt.date) -> Period:
    """The quarter that was over last."""
    return days_of(quarters_over(day, most=1)[0])


def last_year(day: dt.date) -> Period:
    """The year from April to March that was over last."""
    this, _ = years_of(day)
    return years_of(this - ONE_DAY)


def take_all() -> None:
    """Once a day: every period that is over and was not counted, also those that were over while nothing ran.

    A year of reviews waits for what is entered late.
    """
    if (begun := Case.objects.aggregate(first=Min("opened_on"))["first"]) is not None:
        for first, last in owed(CASES, last_quarter(today()), begun, before=last_quarter):
            take(CASES, first, last)
    if (begun := Review.objects.aggregate(first=Min("received_on"))["first"]) is not None:
        for first, last in owed(REVIEWS, last_year(today() - LATE), begun, before=last_year):
            take(REVIEWS, first, last)


def owed(kind: str, newest: Period, begun: dt.date, *, before: Callable[[dt.date], Period]) -> list[Period]:
    """The newest period that is over, and those before it back to the last that was counted; the oldest first.

    Where none was counted yet they begin with the first day on which there was anything to count.
    """
    counted = Tally.objects.filter(kind=kind).aggregate(last=Max("last"))["last"]
    if counted is None and newest[1] < begun:
        return []
    found = [newest]
    while len(found) < MOST_OWED and (at := before(found[0][0]))[1] > (counted or begun - ONE_DAY):
        found.insert(0, at)
    return found


@recorded
def take(kind: str, first: dt.date, last: dt.date) -> Tally:
    """Count a period once. What is small is hidden before anything is kept; of case reviews whole years alone."""
    if kind == REVIEWS:
        _check_year(first, last)
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
    """Cases by kind, stage, age and lead agency, as they stand; opened and closed in the period as the data set has it.

    The stage and the lead agency are those of the day on which it is counted, which the paper names: the first after
    the period, or a later one where nothing ran then.
    """
    rows = Case.objects.filter(opened_on__lte=last).select_related("lead").order_by("pk")
    standing = _standing([row for row in rows if row.closed_on is None or row.closed_on > last], last)
    opened, closed = (
        _in_the_data_set(count(first, last), first) for count in (cases_counted.opened, cases_counted.closed)
    )
    kinds_open = {name: told for (of, name), told in standing.items() if of == "kinds"}
    names = sorted({*kinds_open, *opened, *closed} - {ALL})
    return {
        "open": standing[WHOLE], "opened": opened[ALL], "closed": closed[ALL],
        "kinds": [
            {"name": one, "open": kinds_open.get(one, 0), "opened": opened.get(one, 0), "closed": closed.get(one, 0)}
            for one in names
        ],
        **{of: [{"name": name, "open": told} for (list_, name), told in standing.items() if list_ == of]
           for of in ("stages", "ages", "agencies")},
    }  # fmt: skip


def _in_the_data_set(counts: Iterable[Counted], first: dt.date) -> dict[str, Told]:
    """Events by kind, each as the quarter's data set shows it: hidden here where it is hidden there."""
    worked = work_out("", counts, months_of(first), to=ROUNDED_TO)
    return {line.kind: line.count for line in worked.lines if not (line.month or line.area or line.agency)}


def _standing(rows: list[Case], day: dt.date) -> dict[tuple[str, str], Told]:
    """Open cases by each list, protected all together: each list adds up to the same whole, stages to their kind."""
    lists = {
        "kinds": [kind_name(row.kind) for row in rows], "stages": [_stage(row) for row in rows],
        "ages": [_age(row, day) for row in rows], "agencies": [row.lead.name for row in rows],
    }  # fmt: skip
    counts = {WHOLE: len(rows), **{("ages", words): 0 for words in (*(words for _, words in AGES), LONGEST)}}
    for of, names in lists.items():
        for name in sorted(names):
            counts[of, name] = counts.get((of, name), 0) + 1
    totals = [(WHOLE, [key for key in counts if key[0] == of]) for of in ("kinds", "ages", "agencies")]
    within: dict[str, set[str]] = {}
    for kind, stage in zip(lists["kinds"], lists["stages"], strict=True):
        within.setdefault(kind, set()).add(stage)
    totals += [(("kinds", kind), [("stages", stage) for stage in sorted(within[kind])]) for kind in sorted(within)]
    return protected(counts, totals)


def of_reviews(first: dt.date, last: dt.date) -> Figures:
    """The four numbers that section 104 has published, exact as it has them."""
    recommended = Recommendation.objects.values("review")
    held = Review.objects.filter(reviewed_on__range=(first, last))
    return {
        "applications": Review.objects.filter(received_on__range=(first, last)).count(),
        "not met": Review.objects.filter(met=False, decided_on__range=(first, last)).count(),
        "reviews": held.count(),
        "recommended": held.filter(pk__in=recommended).count(),
    }


def _check_year(first: dt.date, last: dt.date) -> None:
    """Exact numbers of two periods that share days would tell, one less the other, of the few days between."""
    if (first, last) != years_of(first):
        raise NotThePeriod("Case reviews are counted by whole years alone, April to March.", "Count the whole year.")
    if last >= today():
        raise NotOver("This year is not over.", "It is counted once it is.")


def _stage(row: Case) -> str:
    kind = kinds().kinds.get(row.kind)
    return f"{kind.name}: {kind.stage(row.stage).name}" if kind else f"{kind_name(row.kind)}: {row.stage}"


def _age(row: Case, day: dt.date) -> str:
    days = (day - row.opened_on).days
    return next((words for most, words in AGES if days < most), LONGEST)
