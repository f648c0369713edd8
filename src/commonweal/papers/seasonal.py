"""Compose the seasonal report: ask, suppress where it is public, render, keep what verify needs."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.analysis.seasonal import Question, answer, window
from commonweal.errors import MethodRefused, PeriodRefused
from commonweal.figures import Audience, Cover, FigureSet, Period
from commonweal.geography import Gazetteer
from commonweal.papers.seasonal_edition import public_edition
from commonweal.records import register
from commonweal.records.activity import Activity
from commonweal.records.season import Season
from commonweal.rendering import render
from commonweal.sources.season import of_table, written
from commonweal.store import Store, View
from commonweal.workspace import Workspace

REPORT = "seasonal"
FORMATS = ("html", "pdf", "docx", "xlsx", "json")
RECOMMENDATION = (
    "Members are asked to note what the season brought, and to agree what each agency will do before the next one."
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for. `year`: in which the window begins.

    `audience` None makes it for partners where it rests on an extract. `activities` are added to those of the season's
    file: what the portal knows of operations, which no public paper tells of.
    """

    partnership: str
    season: Season
    year: int
    as_at: date | None = None
    audience: Audience | None = None
    register: str = ""
    activities: tuple[Activity, ...] = ()


def build(
    workspace: Workspace,
    request: Request,
    out: Path,
    formats: Collection[str] = FORMATS,
    template: Path | None = None,
) -> list[Path]:
    """The finished paper in each format, and the files it became."""
    return render(figures(workspace, request), out, formats, template=template)


def figures(workspace: Workspace, request: Request) -> FigureSet:
    """All figures that the paper shows, suppressed where it is public."""
    return _ask(Store(workspace).view(as_at=request.as_at), request)


def again(workspace: Workspace, shown: FigureSet) -> FigureSet:
    """The same paper worked out anew, from the very files that its figures name and from nothing else."""
    view = Store(workspace).view(sha256s=[s.sha256 for s in shown.sources])
    view.check()
    return _ask(view, _request_of(shown))


def year_of(season: Season, period: Period) -> int:
    """The year of the window that touches these months and no others. PeriodRefused where there is none."""
    touched = window(season, period.start.year).months
    if touched != period:
        raise PeriodRefused(
            f"{season.name} touches {touched.words}, not {period.words}.",
            f"Ask for --year {period.start.year}, or for --period {touched}.",
        )
    return period.start.year


def _ask(view: View, request: Request) -> FigureSet:
    places = Gazetteer.of(view)
    more = request.activities if request.audience != "public" else ()  # the portal's: no public paper tells of them
    season = replace(request.season, activities=(*request.season.activities, *more))
    question = Question(
        partnership=places.partnership(request.partnership),
        season=season,
        year=request.year,
        audience=request.audience or "public",
        register=register.parse(request.register),
    )
    paper = answer(question, view, places, as_at=request.as_at, cover=_cover(question))
    restricted = any(figure.audience == "partners" for figure in paper.figures)
    audience: Audience = request.audience or ("partners" if restricted else "public")
    paper = replace(paper, audience=audience, parameters=_parameters(question, request))
    if audience == "public" and paper.marking:
        raise MethodRefused(
            f"A source is marked {paper.marking}, and the paper asked for is public.", "Ask for --audience partners."
        )
    return public_edition(paper) if audience == "public" else paper


def _cover(question: Question) -> Cover:
    purpose = (
        f"This paper sets what was recorded in {question.partnership.area.name} in {question.season.name}, "
        f"{question.window.words}, against what earlier years and the weeks around led one to expect, and says what "
        f"the next season may bring."
    )
    return Cover(purpose, RECOMMENDATION)


def _parameters(question: Question, request: Request) -> dict[str, Any]:
    """Everything beside the editions that the figures depend on, so that they can be worked out again."""
    return {
        "season": written(question.season),
        "year": question.year,
        "window": question.window.words,
        "register": request.register,
    }


def _request_of(shown: FigureSet) -> Request:
    p = shown.parameters
    return Request(
        partnership=shown.partnership.code,
        season=of_table(p["season"]),
        year=p["year"],
        as_at=date.fromisoformat(shown.as_at) if shown.as_at else None,
        audience=shown.audience,
        register=p["register"],
    )
