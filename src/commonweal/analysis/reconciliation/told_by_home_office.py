"""What the Home Office's tables tell: quarters, of the partnership where a table of partnerships is held, else of its
force.
"""

import numpy as np

from commonweal.analysis.published_counts import PublishedCounts, published_counts
from commonweal.analysis.reconciliation.question import CSP_TABLE, FORCE_TABLE, GROUPS, QUARTER, Question
from commonweal.analysis.reconciliation.told import Told
from commonweal.analysis.reconciliation.told_by_police_uk import LATER
from commonweal.analysis.sources import SourceBook
from commonweal.errors import UnknownPlace
from commonweal.figures import Area, Period
from commonweal.geography import Gazetteer
from commonweal.records import offences
from commonweal.store import View

KINDS = {CSP_TABLE: "csp", FORCE_TABLE: "force"}


def told_by_home_office(
    view: View, places: Gazetteer, question: Question, dataset: str, horizon: Period, book: SourceBook
) -> Told | None:
    """What one of the two tables tells; None where it has no rows of the place."""
    place = place_in(dataset, question, places)
    if place is None:
        return None
    table = published_counts(view, dataset, horizon, kind=KINDS[dataset], months=QUARTER, places=places)
    try:
        table.place(place.code)
    except UnknownPlace:
        return None
    last = [time + (QUARTER - 1) for time in table.times]
    reasons = tuple(
        LATER if end > question.period.end else table.why(place.code, time)
        for time, end in zip(table.times, last, strict=True)
    )
    there = np.array([not reason for reason in reasons])
    told = {node: table.series(node, place.code) for node in GROUPS if _counts(table, node)}
    return Told(
        key="home-office",
        name="the Home Office’s table",
        head="Home Office",
        area=question.partnership.area if KINDS[dataset] == "csp" else place,
        months=QUARTER,
        horizon=horizon,
        series={node: np.where(there, values, np.nan) for node, values in told.items()},
        reasons=reasons,
        sources=book.ids(dataset, Period(horizon.start, question.period.end)),
        audience="public" if all(e.audience == "public" for e in view.editions if e.dataset == dataset) else "partners",
    )


def place_in(dataset: str, question: Question, places: Gazetteer) -> Area | None:
    """What the table calls our place. A district of a partnership of several has no line of its own in it."""
    partnership = question.partnership
    if KINDS[dataset] == "force":
        return partnership.force
    if partnership.csp is None:
        return None
    whole = {d.code for d in places.partnership(partnership.csp.code).districts}
    return partnership.csp if whole == {d.code for d in partnership.districts} else None


def _counts(table: PublishedCounts, node: str) -> bool:
    """Whether the table counts a group whole: itself, or every part of it."""
    if node in table.offences:
        return True
    below = offences.children(node)
    return bool(below) and all(_counts(table, child) for child in below)
