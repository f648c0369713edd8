"""What police.uk tells: the rows of the place's own force, month by month."""

import numpy as np
import pyarrow as pa

from commonweal.analysis.cube import month_indices
from commonweal.analysis.published import published
from commonweal.analysis.reconciliation.question import GROUPS, POLICE_UK, Question
from commonweal.analysis.reconciliation.told import Floats, Told
from commonweal.analysis.sources import SourceBook
from commonweal.figures import Area, Period
from commonweal.geography import Gazetteer, Partnership
from commonweal.records import offences
from commonweal.store import View

LATER = "it lies after the period asked for"


def told_by_police_uk(
    view: View, places: Gazetteer, question: Question, horizon: Period, book: SourceBook, *, whole_force: bool = False
) -> Told | None:
    """Rows of the home force in the partnership, or with `whole_force` all that it published, placed or not.

    None where the home force is not known.
    """
    partnership = question.partnership
    if partnership.force is None:
        return None
    force = view.counts(POLICE_UK, by=("month", "falls_within"), period=horizon)
    known = published(view, places, (partnership,), horizon, question.register, force)
    reasons = tuple(LATER if month > question.period.end else known.why(0, t) for t, month in enumerate(horizon))
    there = np.array([not reason for reason in reasons])
    rows = _rows(view, places, partnership, horizon, whole_force)
    return Told(
        key="police-uk",
        name="police.uk",
        head="police.uk",
        area=Area(partnership.force.code, partnership.force.name, "force") if whole_force else partnership.area,
        months=1,
        horizon=horizon,
        series={node: np.where(there, _series(rows, node, horizon), np.nan) for node in GROUPS},
        reasons=reasons,
        sources=book.ids(POLICE_UK, Period(horizon.start, question.period.end), partnership.is_home_force),
    )


def _rows(view: View, places: Gazetteer, partnership: Partnership, horizon: Period, whole_force: bool) -> pa.Table:
    lsoas = sorted(frozenset[str]().union(*(places.lsoas(d.code) for d in partnership.districts)))
    where = {} if whole_force else {"lsoa": lsoas}
    rows = view.counts(POLICE_UK, by=("month", "offence", "falls_within"), where=where, period=horizon)
    names = rows["falls_within"].cast(pa.string()).to_pylist()
    home = {name for name in set(names) if partnership.is_home_force(name)}
    return rows.filter(pa.array([name in home for name in names], pa.bool_()))


def _series(rows: pa.Table, node: str, horizon: Period) -> Floats:
    below = offences.descendants(node)
    mine = np.array([code in below for code in rows["offence"].to_pylist()], dtype=bool)
    month = month_indices(rows["month"]) - horizon.start.index
    inside = mine & (month >= 0) & (month < len(horizon))
    total = np.zeros(len(horizon))
    np.add.at(total, month[inside], rows["count"].to_numpy()[inside])
    return total
