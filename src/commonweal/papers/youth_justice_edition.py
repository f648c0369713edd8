"""The public edition of the youth justice summary: no count of one to four children or offences can be worked out.

Small counts are hidden, then whatever would give them away: by adding up categories, by taking one run of months from
another, by a rate of a known population, by what is worked out from them, and by what earlier public papers showed. The
protection itself is `stats.suppression`.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from commonweal.analysis.youth_justice import Truth
from commonweal.figures import Figure, FigureSet, Note, Row, Table
from commonweal.papers.suppression.counts import to_hide
from commonweal.papers.suppression.strip import hidden_figure, settings_only
from commonweal.papers.youth_justice_counts import Key, compared_with, rests_on
from commonweal.papers.youth_justice_sums import THRESHOLD, Ledger, ledger_of

HIDDEN = Note(
    "quality",
    "Small counts of children and offences are not shown, to protect children, nor are counts and rates that would "
    "give one away, here or beside an earlier paper.",
)
REFUSAL = (
    "Beside the public papers made before, this one would give a small count of children away.",
    "Ask for --audience partners, or make the public paper of another run of months.",
)
BY_SINGLE_CHILDREN = ("reoffending/frequency/", "reoffending/parts/", "beside/reoffences-per-reoffender/")
"""Whose ranges tell how offences are spread over single children: too much of a few."""
TOLD = ("definition", "better", "group", "years", "too_little", "residents", "level", "months", "of")
LAST = "not-recorded"
OWN_TEAM = "team"  # the kind of area of a published figure of this very team


def public_edition(paper: FigureSet, earlier: Sequence[FigureSet], truth: Truth) -> FigureSet:
    """The paper as anyone may read it. Published figures of other areas stay as they are; the team's own are not in it:
    they count the very children whose counts may be hidden here.
    """
    gone = _gone(ledger_of(paper, earlier, truth))
    figures = tuple(_shown(figure, paper, gone) for figure in paper.figures if figure.area.kind != OWN_TEAM)
    hidden = {f.id for f in figures if f.suppressed}
    names = {f.id: f.label for f in figures}
    tables = tuple(_ordered(table, hidden, names) for table in paper.tables)
    notes = (*paper.notes, HIDDEN) if hidden else paper.notes
    return replace(paper, audience="public", figures=figures, tables=tables, series=(), notes=notes)


def _gone(ledger: Ledger) -> frozenset[Key]:
    """The counts that must not be shown: of few children, or what would tell one of few."""
    goes = to_hide(ledger, THRESHOLD, REFUSAL)
    return frozenset(key for key, number in ledger.number.items() if goes[number])


def _shown(figure: Figure, paper: FigureSet, gone: frozenset[Key]) -> Figure:
    if figure.audience == "public":
        return figure
    if gone & set(rests_on(figure, paper)):
        return hidden_figure(figure)
    kept = replace(figure, parameters=_settings(figure), audience="public", q=None)
    if gone & set(compared_with(figure)):
        kept = replace(
            kept, baseline_value=None, change_percent=None, interval=None, level=None, p=None, verdict=None,
        )  # fmt: skip
    return _without_single_children(kept, figure)


def _without_single_children(kept: Figure, figure: Figure) -> Figure:
    """A range or p that was widened by how offences hang together by child says how they do."""
    spread = "phi" in figure.parameters or figure.id.startswith(("mix/offence", *BY_SINGLE_CHILDREN))
    if spread:
        return replace(kept, interval=None, level=None, p=None)
    if figure.id.endswith("/projected") and figure.interval is not None:
        low, high = figure.interval
        return replace(kept, interval=(low and float(floor(low)), high and float(ceil(high))))
    return kept


def _settings(figure: Figure) -> dict[str, object]:
    """How it was worked out, and nothing that was counted."""
    return {name: value for name, value in figure.parameters.items() if name in TOLD} | settings_only(figure.parameters)


def _ordered(table: Table, hidden: set[str], names: dict[str, str]) -> Table:
    """Categories in an order by size would tell a hidden one's size: those stand after the others, by name."""
    if not table.id.startswith("mix/"):
        return table
    shown = [row for row in table.rows if row.figure not in hidden and not row.figure.endswith(LAST)]
    unseen = [row for row in table.rows if row.figure in hidden and not row.figure.endswith(LAST)]
    last = [row for row in table.rows if row.figure.endswith(LAST)]

    def by_name(row: Row) -> str:
        return names[row.figure]

    return replace(table, rows=(*shown, *sorted(unseen, key=by_name), *last))
