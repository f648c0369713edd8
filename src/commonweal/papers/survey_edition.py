"""The public edition of a survey: answers of fewer than five people hidden, and whatever would tell them.

A share with the number who answered is a count, nearly: so each is taken for one. What adds up, in the paper and with
those before it, is in `survey_sums`; `suppression.counts` does the rest.

Where answers are weighted by one thing alone (wards, say), anyone can work the weights out, and with them a share of
everyone is a second sum of the hidden counts: so it is told in whole percent, without what was worked out of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from commonweal.analysis.survey.notes import COSTS, untold
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
OF_WEIGHTS = ("size", "effective")
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
    public = replace(paper, audience="public", figures=figures, notes=notes, tables=tables)
    return _blunt(public) if paper.parameters["by_one_alone"] else public


def _blunt(paper: FigureSet) -> FigureSet:
    """Without what tells, by weights that anyone can work out, how a hidden count of a group is made up."""
    figures = tuple(_blunted(figure) for figure in paper.figures)
    notes = tuple(note for note in paper.notes if not note.text.startswith(COSTS))
    return replace(paper, figures=figures, notes=notes, parameters={**paper.parameters, "effective": None})


def _blunted(figure: Figure) -> Figure:
    """Everyone's share in whole percent; a group's without that of all others, which tells everyone's again."""
    if figure.value is None or figure.offence == WHO:
        return figure
    if figure.id.split("/")[2] in SLICES:
        return replace(figure, baseline_value=None, p=None, q=None)
    return _rounded(figure)


def _rounded(figure: Figure) -> Figure:
    """In whole percent or points, as its page prints it too."""
    left = {name: value for name, value in figure.parameters.items() if name not in OF_WEIGHTS}
    low, high = (None if end is None else float(round(end)) for end in figure.interval or (None, None))
    return replace(
        figure, value=float(round(figure.value or 0.0)), interval=figure.interval and (low, high), p=None, q=None,
        parameters={**left, "whole": True},
    )  # fmt: skip


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
