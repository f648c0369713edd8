"""Compose the youth justice summary: ask, suppress where it is public, render, keep what verify needs."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.analysis.youth_justice import REPORT as REPORT
from commonweal.analysis.youth_justice import Names, Question, Truth, answer, answer_totals
from commonweal.analysis.youth_justice.held_indicators import Elsewhere
from commonweal.errors import MethodRefused, NotHeld, PeriodRefused
from commonweal.figures import Area, Audience, Cover, FigureSet, Period, Source
from commonweal.geography import Gazetteer
from commonweal.papers import same_place, shown_before, youth_held, youth_totals
from commonweal.papers.youth_justice_edition import public_edition
from commonweal.rendering import render
from commonweal.sources.youth_justice.lists import Lists, read_lists
from commonweal.store import Store, View
from commonweal.workspace import Workspace

FORMATS = ("html", "pdf", "docx", "xlsx", "json")
RECOMMENDATION = (
    "Members are asked to note the summary, and to say which differences they want the team to look into. A quarter "
    "that is no clear change asks for no explanation."
)
STATED = "youth_justice.totals"
PART_OF_ANOTHER = (
    "A public paper was made of a larger or smaller place, some of whose districts are this one's: less this one, it "
    "would tell of the children in the rest.",
    "Ask for --audience partners, or for the place that the earlier public papers are of.",
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for: a partnership or district, and a financial year to date.

    `totals` is the text of a file of totals that stands in place of returns. `beside`: names of published areas that
    are to stand beside this one, where a file of benchmarks holds several of a kind. `extract`: the SHA-256 of what the
    portal gave of its own indicators that stand for some of the board's.
    """

    partnership: str
    period: Period | None = None
    as_at: date | None = None
    audience: Audience = "partners"
    beside: tuple[str, ...] = ()
    totals: str = ""
    extract: str | None = None


def build(
    workspace: Workspace,
    request: Request,
    out: Path,
    formats: Collection[str] = FORMATS,
    template: Path | None = None,
) -> list[Path]:
    """The finished paper in each format, and the files it became."""
    paper = figures(workspace, request)
    if request.totals:
        youth_totals.keep(workspace, request.totals)
    shown_before.keep(workspace, paper)
    return render(paper, out, formats, template=template)


def figures(workspace: Workspace, request: Request) -> FigureSet:
    """All figures that the paper shows, suppressed where it is public."""
    lists = read_lists(workspace.root)
    names = Names.of(lists)
    store = Store(workspace)
    view, indicators = store.view(as_at=request.as_at), None
    if request.totals:
        page = youth_totals.name_of(workspace, request.totals)
        asked, truth = _stated(_place(view, request), request, page, names, lists), Truth.none()
    else:
        indicators = youth_held.view(store, request.as_at, request.extract, request.audience)
        asked, truth = _counted(view, request, names, indicators)
    if request.audience != "public":
        return asked
    the_same = same_place.the_same(workspace)

    def finish(mine: FigureSet, earlier: tuple[FigureSet, ...]) -> FigureSet:
        if not all(the_same(one, mine) for one in earlier if one.report == REPORT):
            raise MethodRefused(*PART_OF_ANOTHER)
        return _in_public(mine, earlier, truth, indicators)

    return shown_before.beside(workspace, asked, finish)


def again(workspace: Workspace, shown: FigureSet) -> FigureSet:
    """The same paper worked out anew, from the very files that its figures name and from nothing else."""
    names = Names.written(shown.parameters["names"])
    earlier = shown_before.named(workspace, shown.parameters["shown_before"])
    if shown.parameters["totals"]:
        page = shown.sources[0].sha256
        request = replace(_request_of(shown), totals=youth_totals.kept(workspace, page))
        asked = _stated(shown.partnership, request, page, names, read_lists(workspace.root))
        return _as_shown(asked, shown, earlier, Truth.none(), None)
    store = Store(workspace)
    view, indicators = store.view(sha256s=[s.sha256 for s in shown.sources]), youth_held.view_of(store, shown)
    view.check()
    request = _request_of(shown)
    asked, truth = _counted(view, request, names, indicators)
    return _as_shown(asked, shown, earlier, truth, indicators)


def _as_shown(
    asked: FigureSet, shown: FigureSet, earlier: tuple[FigureSet, ...], truth: Truth, indicators: View | None
) -> FigureSet:
    """To the audience of the paper that is worked out again, and under its number."""
    if shown.audience != "public":
        return asked
    return _in_public(shown_before.numbered_as(asked, shown), earlier, truth, indicators)


def _counted(view: View, request: Request, names: Names, indicators: View | None) -> tuple[FigureSet, Truth]:
    """From the returns held, and of the board's other indicators from those that partners follow."""
    if request.period is None:
        raise PeriodRefused("The summary is not asked for any months.", "Ask for --period ytd:2025-06.")
    places = Gazetteer.of(view)
    found = places.partnership(request.partnership)
    question = Question(found.area, found.districts, request.period, request.audience, beside=request.beside)
    paper = answer(question, view, places, names, indicators=indicators, as_at=request.as_at, cover=_cover(question))
    told = Elsewhere.of(indicators, question).told(names)
    return replace(paper, parameters=_parameters(request, told)), Truth.of(view, found.districts)


def _place(view: View, request: Request) -> Area:
    """Of a page of totals the place may be one that no lookup held knows."""
    try:
        return Gazetteer.of(view).partnership(request.partnership).area
    except NotHeld:
        return Area("", request.partnership, "csp")


def _stated(area: Area, request: Request, page: str, names: Names, lists: Lists) -> FigureSet:
    """From a page of totals."""
    account = youth_totals.account(request.totals, names, lists)
    if request.period not in (None, account.now.months):
        raise PeriodRefused(
            f"The totals are of {account.now.months.words}, and the summary is asked for another time.",
            f"Leave --period out, or ask for {account.now.months}.",
        )
    question = Question(area, (), account.now.months, request.audience)
    source = Source(f"{STATED}/{page[:8]}", area.name, STATED, None, page, "as stated by the team")
    paper = answer_totals(question, account, names, source, cover=_cover(question))
    return replace(paper, parameters=_parameters(request, names))


def _in_public(asked: FigureSet, earlier: tuple[FigureSet, ...], truth: Truth, indicators: View | None) -> FigureSet:
    if asked.marking:
        raise MethodRefused(
            f"A source is marked {asked.marking}, and the paper asked for is public.", "Ask for --audience partners."
        )
    paper = youth_held.in_public(shown_before.standing_beside(asked, earlier), earlier, indicators)
    return public_edition(paper, [one for one in earlier if one.report == REPORT], truth)


def _cover(question: Question) -> Cover:
    purpose = (
        f"This paper says what offences by children of {question.area.name} had an outcome in {question.period.words}, "
        f"how many children that was, and how entrants, reoffending and custody stand; and what of it is a change."
    )
    return Cover(purpose, RECOMMENDATION)


def _parameters(request: Request, names: Names) -> dict[str, Any]:
    """Everything beside the editions that the figures depend on, so that they can be worked out again."""
    return {
        "beside": list(request.beside),
        "totals": bool(request.totals),
        "names": names.plain(),
        "shown_before": [],
    }


def _request_of(shown: FigureSet) -> Request:
    return Request(
        partnership=shown.partnership.code,
        period=shown.period,
        as_at=date.fromisoformat(shown.as_at) if shown.as_at else None,
        audience=shown.audience,
        beside=tuple(shown.parameters["beside"]),
    )
