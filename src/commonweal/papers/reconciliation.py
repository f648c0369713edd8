"""Compose the reconciliation of sources: ask, render, keep what verify needs."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.analysis.reconciliation import REPORT, Question, answer, restricted, sources_held
from commonweal.analysis.sources import REFERENCE
from commonweal.errors import MethodRefused
from commonweal.figures import Audience, Cover, FigureSet, Month, Period
from commonweal.geography import Gazetteer
from commonweal.records import register
from commonweal.rendering import render
from commonweal.store import Store, View
from commonweal.workspace import Workspace

__all__ = ["FORMATS", "REPORT", "Request", "again", "build", "figures"]

FORMATS = ("html", "pdf", "docx", "xlsx", "json")
RECOMMENDATION = (
    "Members are asked to note how far the sources agree, and to have the breaks explained by those who publish them."
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for. `audience` None: partners where a source is restricted, else public. No `sources`: all.

    `since`: the month from which to learn what is usual, by default the first held.
    """

    partnership: str
    period: Period
    as_at: date | None = None
    audience: Audience | None = None
    sources: tuple[str, ...] = ()
    register: str = ""
    since: Month | None = None


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
    """All figures that the paper shows."""
    return _ask(Store(workspace).view(as_at=request.as_at), request)


def again(workspace: Workspace, shown: FigureSet) -> FigureSet:
    """The same paper worked out anew, from the very files that its figures name and from nothing else."""
    view = Store(workspace).view(sha256s=[s.sha256 for s in shown.sources])
    view.check()
    return _ask(view, _request_of(shown))


def _ask(view: View, request: Request) -> FigureSet:
    places = Gazetteer.of(view)
    partnership = places.partnership(request.partnership)
    found = sources_held(view, partnership, request.sources, public=request.audience == "public")
    for name in request.sources:
        if request.audience == "public" and name not in found and name.startswith("partner."):
            raise MethodRefused(
                f"{name} is for partners only, and the paper asked for is public.", "Ask for --audience partners."
            )
    audience: Audience = "partners" if any(restricted(view, d) for d in found) else request.audience or "public"
    question = Question(partnership, request.period, found, audience, register.parse(request.register), request.since)
    paper = answer(question, view, places, as_at=request.as_at, cover=_cover(question))
    return replace(paper, parameters=_parameters(request, paper))


def _cover(question: Question) -> Cover:
    purpose = (
        f"This paper lays what several sources say of recorded crime in {question.partnership.area.name} in "
        f"{question.period.words} side by side, says how far they usually lie apart, and names the months or quarters "
        f"in which they part more than that."
    )
    return Cover(purpose, RECOMMENDATION)


def _parameters(request: Request, paper: FigureSet) -> dict[str, Any]:
    """Everything beside the editions that the figures depend on, so that they can be worked out again."""
    used = {source.dataset for source in paper.sources}
    return {"sources": sorted(d for d in used if not d.startswith(REFERENCE)), "register": request.register}


def _request_of(shown: FigureSet) -> Request:
    return Request(
        partnership=shown.partnership.code,
        period=shown.period,
        as_at=date.fromisoformat(shown.as_at) if shown.as_at else None,
        audience=shown.audience,
        sources=tuple(shown.parameters["sources"]),
        register=shown.parameters["register"],
        since=shown.against.start,
    )
