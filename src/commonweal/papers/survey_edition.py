"""The public edition of a survey: answers of fewer than five people hidden, and whatever would tell them.

A share with the number who answered is a count, nearly: so each is taken for one. What adds up, in the paper and with
those before it, is in `survey_sums`; `suppression.counts` does the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from commonweal.analysis.survey.notes import untold
from commonweal.figures import Figure, FigureSet, Note, Row, Table
from commonweal.papers.suppression.counts import to_hide
from commonweal.papers.suppression.strip import hidden_figure
from commonweal.papers.survey_sums import SLICES, WHO, ledger_of

THRESHOLD = 5
REFUSAL = (
    "Beside the public papers of this survey made before, this one would give single answers away.",
    "Ask for --audience partners, or leave the earlier public paper as it stands.",
)
HIDDEN = Note(
    "quality",
    "Answers of fewer than five people are not shown, to protect them, nor are shares that would give one away, here "
    "or beside an earlier paper.",
)
KEPT_IN_GROUPS = ("answered", "size", "effective")


def public_edition(paper: FigureSet, earlier: Sequence[FigureSet] = (), threshold: int = THRESHOLD) -> FigureSet:
    """The paper as anyone may read it, who has read the `earlier` public ones of the same survey too."""
    ledger = ledger_of(paper, earlier, threshold)
    gone = {int(n) for n in np.flatnonzero(to_hide(ledger, threshold, REFUSAL))}
    hidden = {id for id, cells in ledger.of_figure.items() if gone & set(cells)}
    hidden |= {f.id for f in paper.figures if {f.parameters.get("now"), f.parameters.get("before")} & hidden}
    figures = tuple(_shown(figure, figure.id in hidden, hidden) for figure in paper.figures)
    notes = (*_notes(paper, hidden), HIDDEN) if hidden else paper.notes
    tables = tuple(_quiet(table, hidden) for table in paper.tables)
    return replace(paper, audience="public", figures=figures, notes=notes, tables=tables)


def _notes(paper: FigureSet, hidden: set[str]) -> Iterator[Note]:
    """All but those that say how many did not tell what, where that is hidden."""
    told = tuple(untold(name) for name in SLICES if f"{WHO}/{name}/untold" in hidden)
    yield from (note for note in paper.notes if not (told and note.text.endswith(told)))


def _shown(figure: Figure, gone: bool, hidden: set[str]) -> Figure:
    """Hidden with every number; or without its exact counts where it is of a group, and q where a test is hidden."""
    if gone:
        return hidden_figure(figure)
    *_, where, group = figure.id.split("/")
    parameters = dict(figure.parameters)
    if where in SLICES and figure.offence != WHO:
        parameters = {name: value for name, value in parameters.items() if name in KEPT_IN_GROUPS}
    shown = replace(figure, parameters=parameters, audience="public")
    family = figure.id.removesuffix(group) if where in SLICES else ""
    tested_with_hidden = family and any(id.startswith(family) for id in hidden)
    return replace(shown, baseline_value=None, p=None, q=None) if tested_with_hidden and shown.offence != WHO else shown


def _quiet(table: Table, hidden: set[str]) -> Table:
    """Rows keep their order, which is the survey's own; a hidden one's note goes."""
    rows = tuple(Row(r.figure, r.depth, r.group) if r.figure in hidden else r for r in table.rows)
    return replace(table, rows=rows)
