"""Exceptions only: offences with a sure change or an alarm get detail; nothing else does."""

from collections.abc import Sequence

import numpy as np

from commonweal.analysis.recorded_crime.figures_of_change import change_figures
from commonweal.analysis.recorded_crime.material import Material
from commonweal.analysis.recorded_crime.offence_table import label, subject
from commonweal.analysis.recorded_crime.question import DISCOVERY_RATE, Question
from commonweal.figures import Area, Figure, Row, Series, Table
from commonweal.records import offences
from commonweal.stats.decomposition import decompose

HEADINGS = {offences.ALL_CRIME, offences.PUBLICLY_REPORTED, offences.POLICE_GENERATED}
BEYOND = "more of the change than its share by chance"


def exceptional(figures: Sequence[Figure], series: Sequence[Series]) -> tuple[str, ...]:
    """Offences that need detail, in the tree's order. Headings never: what stands below them explains them."""
    moved = {f.offence for f in figures if f.verdict in ("rise", "fall")}
    moved |= {s.offence for s in series if any(p.alarm for p in s.points)}
    return tuple(code for code in offences.by_code() if code in moved - HEADINGS)


def carried_by(
    node: str, material: Material, question: Question, sources: tuple[str, ...]
) -> tuple[list[Figure], Table]:
    """Which wards carry an offence's change: an exact decomposition, whose lines add up to the change."""
    cube = material.home
    places = [*material.wards]
    if len(places) < 2:
        return [], Table(f"carried-by/{node}", "", "Ward", (), question.period, question.against)
    unplaced = Area("unplaced", "in no ward", "ward")
    places.append(unplaced)
    subjects = [subject(cube, w, node, question, sources, ward=w.code) for w in places]
    before = np.array([s.before[s.paired].sum() for s in subjects])
    after = np.array([s.after[s.paired].sum() for s in subjects])
    if before[-1] == after[-1] == 0:
        subjects, before, after = subjects[:-1], before[:-1], after[:-1]
    if not (before.sum() + after.sum()):
        return [], Table(f"carried-by/{node}", "", "Ward", (), question.period, question.against)
    split = decompose(before, after, alpha=DISCOVERY_RATE)
    figures = change_figures(subjects, question)
    direction = np.sign(split.total_change) or 1
    order = np.argsort(-direction * split.contribution, kind="stable")
    rows = tuple(Row(figures[i].id, note=BEYOND if split.beyond_chance[i] else "") for i in order)
    title = f"Which wards carry the change in {label(node).lower()}"
    note = "The wards' changes add up to the whole change."
    return figures, Table(f"carried-by/{node}", title, "Ward", rows, question.period, question.against, note)
