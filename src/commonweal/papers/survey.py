"""Compose a survey's report: ask, suppress where it is public, render, keep what verify needs."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from commonweal.analysis.survey import REPORT, Question, answer
from commonweal.analysis.survey.waves import chosen_waves
from commonweal.figures import Audience, Cover, FigureSet
from commonweal.geography import Gazetteer
from commonweal.papers import shown_before
from commonweal.papers.survey_edition import public_edition
from commonweal.rendering import render
from commonweal.store import Store, View
from commonweal.workspace import Workspace

FORMATS = ("html", "pdf", "docx", "xlsx", "json")
RECOMMENDATION = (
    "Members are asked to note what residents said, and to agree which answers the next plan takes up, and how those "
    "who answered are told."
)
__all__ = ["REPORT", "Request", "again", "build", "figures"]


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for. `wave` None is the newest; `against` None takes every wave before it, "" none."""

    partnership: str
    survey: str
    wave: str | None = None
    against: str | None = None
    as_at: date | None = None
    audience: Audience = "partners"


def build(
    workspace: Workspace,
    request: Request,
    out: Path,
    formats: Collection[str] = FORMATS,
    template: Path | None = None,
) -> list[Path]:
    """The finished paper in each format, and the files it became."""
    paper = figures(workspace, request)
    shown_before.keep(workspace, paper)
    return render(paper, out, formats, template=template)


def figures(workspace: Workspace, request: Request) -> FigureSet:
    """All figures that the paper shows, suppressed where it is public."""
    asked = _ask(Store(workspace).view(as_at=request.as_at), request)
    return asked if request.audience != "public" else shown_before.beside(workspace, asked, _in_public)


def again(workspace: Workspace, shown: FigureSet) -> FigureSet:
    """The same paper worked out anew, from the very files that its figures name and from nothing else."""
    view = Store(workspace).view(sha256s=[s.sha256 for s in shown.sources])
    view.check()
    p = shown.parameters
    request = Request(
        partnership=shown.partnership.code,
        survey=p["survey"]["key"],
        wave=p["wave"],
        against=None if p["before"] else "",
        as_at=date.fromisoformat(shown.as_at) if shown.as_at else None,
        audience=shown.audience,
    )
    asked = shown_before.numbered_as(_ask(view, request), shown)
    if request.audience != "public":
        return asked
    return _in_public(asked, shown_before.named(workspace, p["shown_before"]))


def _in_public(asked: FigureSet, earlier: tuple[FigureSet, ...]) -> FigureSet:
    return public_edition(shown_before.standing_beside(asked, earlier), earlier)


def _ask(view: View, request: Request) -> FigureSet:
    places = Gazetteer.of(view)
    question = Question(
        partnership=places.partnership(request.partnership),
        survey=request.survey,
        wave=request.wave,
        against=request.against,
        audience=request.audience,
    )
    paper = answer(question, view, places, as_at=request.as_at, cover=_cover(view, request))
    return replace(paper, audience=request.audience, parameters={**paper.parameters, "shown_before": []})


def _cover(view: View, request: Request) -> Cover:
    survey = chosen_waves(view, request.survey, request.wave, request.against, request.as_at)[0].survey
    purpose = (
        f"This paper tells what people answered to {survey.name} ({survey.wave}), weighted to the residents of "
        f"{survey.place} as far as they are known, with how sure one can be of each share."
    )
    return Cover(purpose, RECOMMENDATION, survey.asked_by)
