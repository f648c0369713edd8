"""The reconciliation: one question in, all its figures out."""

from collections.abc import Iterator, Sequence
from datetime import date

import commonweal
from commonweal.analysis.reconciliation.figures_of_pairs import broken, figures, series
from commonweal.analysis.reconciliation.notes import notes, nothing_at_all
from commonweal.analysis.reconciliation.pairs import Compared, Pair, compare, pairs_of
from commonweal.analysis.reconciliation.question import CSP_TABLE, FORCE_TABLE, GROUPS, PARTNER, POLICE_UK, Question
from commonweal.analysis.reconciliation.told import Told, whole_quarters
from commonweal.analysis.reconciliation.told_by_extract import told_by_extract
from commonweal.analysis.reconciliation.told_by_home_office import told_by_home_office
from commonweal.analysis.reconciliation.told_by_police_uk import told_by_police_uk
from commonweal.analysis.sources import SourceBook
from commonweal.errors import NoDataForPeriod, NotHeld
from commonweal.figures import Cover, FigureSet, Period, Row, Table
from commonweal.geography import Gazetteer
from commonweal.records import offences
from commonweal.store import View

REPORT = "reconciliation"
BESIDE = "beside/"
TIMES = "times/"
BREAKS = "breaks"


def answer(
    question: Question, view: View, places: Gazetteer, *, as_at: date | None = None, cover: Cover | None = None
) -> FigureSet:
    """Every figure of the reconciliation. NotHeld where fewer than two sources tell of the place, NoDataForPeriod where
    no two of them have a month or quarter of the period in common.
    """
    book = SourceBook.of(view)
    horizon = _horizon(view, question)
    pairs = _pairs(question, view, places, horizon, book)
    shown = [pair for pair in pairs if _inside(pair, question.period)]
    if not shown:
        raise NoDataForPeriod(
            nothing_at_all(pairs, question.period),
            "Ask for a period that two of them hold, or load more of one; `commonweal status` lists what is held.",
        )
    compared = [compare(pair, node, question) for pair in shown for node in GROUPS if _either(pair, node)]
    area = question.partnership.area
    told = tuple(figure for one in compared for figure in figures(one, question))
    found = notes(pairs, compared, question, view, book)
    book.reference_ids()
    return FigureSet(
        report=REPORT,
        partnership=area,
        period=question.period,
        against=Period(horizon.start, question.period.end),
        as_at=as_at.isoformat() if as_at else None,
        audience=question.audience,
        software=f"commonweal {commonweal.__version__}",
        sources=book.sources(),
        figures=told,
        series=tuple(series(one, question) for one in compared if one.known.any()),
        tables=tuple(_tables(shown, compared, question)),
        notes=found,
        cover=cover or Cover("", ""),
        body=f"{area.name} Community Safety Partnership",
    )


def _horizon(view: View, question: Question) -> Period:
    """Whole quarters from the first month held of any source to the period's end."""
    held = [m for d in question.sources for m in view.months(d) if m <= question.period.end]
    return whole_quarters(question.since or min(held, default=question.period.start), question.period.end)


def _pairs(question: Question, view: View, places: Gazetteer, horizon: Period, book: SourceBook) -> list[Pair]:
    """Every two sources of the partnership; of its whole force where that is what the Home Office's table tells."""
    told = list(_of_the_place(question, view, places, horizon, book))
    pairs = list(pairs_of(told))
    with_table = [p for p in pairs if {p.first.key, p.second.key} == {"police-uk", "home-office"}]
    if FORCE_TABLE in question.sources and not any(_inside(p, question.period) for p in with_table):
        pairs += _of_the_force(question, view, places, horizon, book)
    if not pairs:
        names = " and ".join(one.name for one in told)
        raise NotHeld(
            f"Only {names} tells of {question.partnership.area.name}: there is nothing to lay beside it."
            if told
            else f"No source that is held tells of {question.partnership.area.name}.",
            "Load the Home Office's tables or the force's extract; `commonweal status` lists what is held.",
        )
    return pairs


def _of_the_place(
    question: Question, view: View, places: Gazetteer, horizon: Period, book: SourceBook
) -> Iterator[Told]:
    for dataset in question.sources:
        if dataset == POLICE_UK:
            found = told_by_police_uk(view, places, question, horizon, book)
        elif dataset == CSP_TABLE:
            found = told_by_home_office(view, places, question, dataset, horizon, book)
        elif dataset.startswith(PARTNER):
            found = told_by_extract(view, places, question, dataset, horizon, book)
        else:
            continue
        if found is not None:
            yield found


def _of_the_force(
    question: Question, view: View, places: Gazetteer, horizon: Period, book: SourceBook
) -> Iterator[Pair]:
    table = told_by_home_office(view, places, question, FORCE_TABLE, horizon, book)
    if table is None or POLICE_UK not in question.sources:
        return
    police = told_by_police_uk(view, places, question, horizon, book, whole_force=True)
    if police is not None:
        yield Pair(police, table)


def _inside(pair: Pair, period: Period) -> bool:
    return any(time.start >= period.start and time.end <= period.end for time in pair.common)


def _either(pair: Pair, node: str) -> bool:
    """Whether one of the two tells a group: then its line stands, and says where the other tells nothing."""
    return node in pair.first.series or node in pair.second.series


def _tables(pairs: Sequence[Pair], compared: Sequence[Compared], question: Question) -> Iterator[Table]:
    """One a pair, of all groups; one of its times, of all crime and anti-social behaviour; one of the breaks."""
    for pair in pairs:
        mine = [c for c in compared if c.pair == pair]
        title = f"{pair.first.name} beside {pair.second.name}"
        rows = tuple(Row(_id(c, "whole"), depth=int(c.node not in (offences.ALL_CRIME, offences.ASB))) for c in mine)
        yield Table(f"{BESIDE}{pair.key}", title, "Offence", rows, question.period, None)
        for one in mine:
            times = [t for t in one.pair.times if t.start >= question.period.start and t.end <= question.period.end]
            known = [t for t, is_known in zip(one.pair.times, one.within(question.period), strict=True) if is_known]
            rows = tuple(Row(_id(one, str(t.start))) for t in times if t in known)
            if rows:
                name = offences.by_code()[one.node].name
                head = pair.unit.capitalize()
                yield Table(f"{TIMES}{pair.key}/{one.node}", name, head, rows, question.period, None)
    rows = tuple(Row(_id(c, str(t.start)), note=c.pair.key) for c in compared for t in broken(c, question))
    if rows:
        yield Table(BREAKS, "Outside the usual offset", "When", rows, question.period, None)


def _id(compared: Compared, what: str) -> str:
    return f"{compared.pair.first.area.code}/{compared.node}/{compared.pair.key}/{what}"
