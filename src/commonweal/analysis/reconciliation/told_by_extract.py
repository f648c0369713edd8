"""What a partner's extract tells: its rows in the place, month by month."""

import numpy as np

from commonweal.analysis.cube import Cube
from commonweal.analysis.reconciliation.question import GROUPS, PARTNER, Question
from commonweal.analysis.reconciliation.told import Told
from commonweal.analysis.reconciliation.told_by_police_uk import LATER
from commonweal.analysis.recorded_crime import Question as RecordedCrime
from commonweal.analysis.recorded_crime import year_before
from commonweal.analysis.recorded_crime.material import count_again
from commonweal.analysis.sources import SourceBook
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer
from commonweal.records import offences
from commonweal.store import View


def told_by_extract(
    view: View, places: Gazetteer, question: Question, dataset: str, horizon: Period, book: SourceBook
) -> Told | None:
    """The extract's rows, counted as the recorded crime report counts them; None where it covers no month here."""
    counted = RecordedCrime(
        partnership=question.partnership,
        period=question.period,
        against=year_before(question.period),
        source=dataset,
        audience=question.audience,
        register=question.register,
    )
    cube = count_again(view, places, counted, horizon)
    if cube is None:
        return None
    publisher = next(e.publisher for e in view.editions if e.dataset == dataset)
    reasons = tuple(_why(month, bool(held), question) for month, held in zip(horizon, cube.held, strict=True))
    there = np.array([not reason for reason in reasons])
    return Told(
        key=f"extract-{dataset.removeprefix(PARTNER)}",
        name=f"the extract of {publisher}",
        head=publisher,
        area=question.partnership.area,
        months=1,
        horizon=horizon,
        series={node: np.where(there, cube.series(node), np.nan) for node in GROUPS if _tells(cube, node)},
        reasons=reasons,
        sources=book.ids(dataset, Period(horizon.start, question.period.end)),
        audience="partners",
    )


def _why(month: Month, held: bool, question: Question) -> str:
    if month > question.period.end:
        return LATER
    return "" if held else f"the extract does not cover {month.words}"


def _tells(cube: Cube, node: str) -> bool:
    """Whether it records a group at all; all crime only where it records each group of crime."""
    recorded = set(cube.offences)
    if node == offences.ALL_CRIME:
        return all(_tells(cube, group) for group in GROUPS if group not in (offences.ALL_CRIME, offences.ASB))
    return cube.countable(node) and bool(recorded & offences.descendants(node))
