"""What changed in already reported months since the edition that the last report used."""

from collections.abc import Collection
from datetime import date, datetime

import numpy as np

from commonweal.analysis.cube import Cube
from commonweal.analysis.recorded_crime.figures_of_change import finite
from commonweal.analysis.recorded_crime.offence_table import label, shown_nodes, unit
from commonweal.analysis.recorded_crime.question import Question
from commonweal.figures import Area, Figure, Month, Note, Period, Row, Table
from commonweal.store import Edition, View


def superseded(editions: Collection[Edition], view: View, question: Question) -> frozenset[str]:
    """SHA-256s of the editions that the view's replaced: for each month the newest older than the one chosen."""
    chosen = {(e.scope, m): e for e in view.editions if e.dataset == question.source for m in e.months}
    before: dict[tuple[str, Month], Edition] = {}
    for edition in editions:
        if edition.dataset != question.source:
            continue
        for month in edition.months:
            slot = (edition.scope, month)
            now = chosen.get(slot)
            if now is None or edition.sha256 == now.sha256 or _order(edition) >= _order(now):
                continue
            if slot not in before or _order(before[slot]) < _order(edition):
                before[slot] = edition
    return frozenset(e.sha256 for e in before.values())


def _order(edition: Edition) -> tuple[date, datetime]:
    return (edition.published, edition.received)


def revision_figures(now: Cube, last: Cube, area: Area, question: Question, sources: tuple[str, ...]) -> list[Figure]:
    """A figure for every offence whose count of the months reported before differs: now, and as reported then."""
    months = now.held & last.held
    reported = [m for m, there in zip(now.horizon, months, strict=True) if there]
    if not reported:
        return []
    figures = []
    for node in (n for n in shown_nodes(now) if now.countable(n) and last.countable(n)):
        new, old = now.series(node)[months], last.series(node)[months]
        if np.any(new != old):
            figures.append(_figure(node, new, old, reported, area, question, sources))
    return figures


def _figure(
    node: str,
    new: np.ndarray,
    old: np.ndarray,
    months: list[Month],
    area: Area,
    question: Question,
    sources: tuple[str, ...],
) -> Figure:
    changed = [str(m) for m, a, b in zip(months, new, old, strict=True) if a != b]
    return Figure(
        id=f"{area.code}/{node}/revision",
        label=label(node),
        offence=node,
        area=area,
        value=int(new.sum()),
        unit=unit(node),
        period=Period(min(months), max(months)),
        baseline_value=int(old.sum()),
        baseline_period=Period(min(months), max(months)),
        change_percent=finite(100 * (new.sum() / old.sum() - 1)) if old.sum() else None,
        method="count now against count as last reported",
        parameters={"months_revised": changed, "months_compared": len(months)},
        sources=sources,
        audience=question.rows_audience,
    )


def revision_table(figures: list[Figure], question: Question) -> Table:
    """Only offences that were revised stand in it."""
    rows = tuple(Row(f.id, note=_months_revised(f)) for f in figures)
    return Table(
        "revisions",
        "Revised since last reported",
        "Offence",
        rows,
        question.period,
        question.against,
        "This year is the count now; last year is the count of the same months as last reported.",
    )


def _months_revised(figure: Figure) -> str:
    months = len(figure.parameters["months_revised"])
    return f"{months} {'month' if months == 1 else 'months'} revised"


def revision_note(figures: list[Figure], months: int) -> Note:
    """In words, also where nothing changed: that is a result."""
    if not figures:
        return Note("revision", f"The counts of the {months} months reported before have not changed.")
    return Note("revision", f"{len(figures)} offences were revised in months reported before.")
