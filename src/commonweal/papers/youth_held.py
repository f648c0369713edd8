"""The indicators held here that a youth justice summary shows for some of the board's: from where, and in public."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from commonweal.analysis.indicators import id_of
from commonweal.analysis.indicators.material import gather
from commonweal.analysis.youth_justice.held_indicators import without_value
from commonweal.figures import Audience, Figure, FigureSet
from commonweal.papers.indicators_sums import HISTORY, NAMED, not_shown
from commonweal.records.indicator import EXTRACT, PREFIX
from commonweal.store import Store, View


def view(store: Store, as_at: date | None, extract: str | None, audience: Audience) -> View | None:
    """A view of the tables of indicators held, and of what the portal gave for this paper alone; None without any.

    For everyone the public editions alone: a table that was for partners once is not read for them.
    """
    speaking = store.view(as_at=as_at).editions
    tables = [e for e in speaking if e.dataset.startswith(PREFIX) and e.dataset != EXTRACT]
    wanted = [e.sha256 for e in tables if audience != "public" or e.audience == "public"]
    wanted += [extract] if extract else []
    return store.view(as_at=as_at, sha256s=wanted) if wanted else None


def view_of(store: Store, shown: FigureSet) -> View | None:
    """A view of the very files of indicators that a paper names."""
    wanted = [s.sha256 for s in shown.sources if s.dataset.startswith(PREFIX)]
    return store.view(sha256s=wanted) if wanted else None


def in_public(paper: FigureSet, earlier: Sequence[FigureSet], indicators: View | None) -> FigureSet:
    """The paper without the held figures that would tell a small number beside the `earlier` public papers."""
    mine = {f.parameters[NAMED] for f in paper.figures if _is_held(f)}
    if indicators is None or not mine:
        return paper
    held = [one for one in gather(indicators, "public") if id_of(one) in mine]
    gone = not_shown(paper, held, earlier)
    figures = tuple(
        without_value(f) if _is_held(f) and (f.parameters[NAMED], f.period) in gone else f for f in paper.figures
    )
    return replace(paper, figures=figures)


def _is_held(figure: Figure) -> bool:
    return NAMED in figure.parameters and HISTORY in figure.parameters
