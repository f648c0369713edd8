"""The youth justice summary: one question in, all its figures out."""

from datetime import date

import commonweal
from commonweal.analysis.sources import SourceBook
from commonweal.analysis.youth_justice.ahead import ahead_figures
from commonweal.analysis.youth_justice.beside import benchmark_figures, published
from commonweal.analysis.youth_justice.from_returns import counted
from commonweal.analysis.youth_justice.held_indicators import Elsewhere
from commonweal.analysis.youth_justice.indicators import indicator_figures
from commonweal.analysis.youth_justice.mix import mix_figures
from commonweal.analysis.youth_justice.names import Names
from commonweal.analysis.youth_justice.notes import all_notes
from commonweal.analysis.youth_justice.question import Question
from commonweal.analysis.youth_justice.reoffending import reoffending_figures
from commonweal.analysis.youth_justice.rolled import custody_figures, entrant_figures
from commonweal.analysis.youth_justice.sheet import Sheet
from commonweal.analysis.youth_justice.years import year_figures
from commonweal.figures import Cover, FigureSet, Source
from commonweal.geography import Gazetteer
from commonweal.records.youth_account import Account
from commonweal.records.youth_outcome import DATASET
from commonweal.store import View

REPORT = "youth-justice"


def answer(
    question: Question,
    view: View,
    places: Gazetteer,
    names: Names,
    *,
    indicators: View | None = None,
    as_at: date | None = None,
    cover: Cover,
) -> FigureSet:
    """Every figure of the summary from the returns held, unsuppressed. NotHeld where the months are not.

    `indicators`: a view of those that may stand for the board's that no returns tell; they keep their own rule.
    """
    account = counted(question, view, places)
    book = SourceBook.of(view)
    ids = book.ids_of((DATASET,))
    book.ids_of(places.children(question.area).datasets)
    sheet = Sheet(question, account, names, ids)
    beside = published(view, sheet, book)
    _work_out(sheet)
    benchmark_figures(sheet, beside, book)
    elsewhere = Elsewhere.of(indicators, question)
    indicator_figures(sheet, elsewhere)
    marking = "; ".join(filter(None, (book.marking(), elsewhere.marking()))) or None
    return _finished(sheet, (*book.sources(), *elsewhere.sources()), as_at, cover, marking)


def answer_totals(question: Question, account: Account, names: Names, source: Source, *, cover: Cover) -> FigureSet:
    """The same from a page of totals: every figure that they bear."""
    sheet = Sheet(question, account, names, (source.id,))
    _work_out(sheet)
    return _finished(sheet, (source,), None, cover, None)


def _work_out(sheet: Sheet) -> None:
    year_figures(sheet)
    ahead_figures(sheet)
    mix_figures(sheet)
    entrant_figures(sheet)
    reoffending_figures(sheet)
    custody_figures(sheet)


def _finished(
    sheet: Sheet, sources: tuple[Source, ...], as_at: date | None, cover: Cover, marking: str | None
) -> FigureSet:
    q = sheet.question
    return FigureSet(
        report=REPORT,
        partnership=q.area,
        period=q.period,
        against=q.period.shift(-12),
        as_at=as_at.isoformat() if as_at else None,
        audience=q.audience,
        software=f"commonweal {commonweal.__version__}",
        sources=sources,
        figures=tuple(sheet.figures),
        tables=tuple(sheet.tables),
        notes=all_notes(sheet),
        cover=cover,
        body=f"{q.area.name} Community Safety Partnership",
        marking=marking,
    )
