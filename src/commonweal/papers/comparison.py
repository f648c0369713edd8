"""Compose the comparison with similar partnerships: ask, render, keep what verify needs."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.analysis.comparison import Question, answer
from commonweal.analysis.country import POLICE_UK
from commonweal.errors import MethodRefused, NotHeld
from commonweal.figures import Audience, Cover, FigureSet, Period
from commonweal.geography import Gazetteer, NeighbourGroup
from commonweal.records import register
from commonweal.rendering import render
from commonweal.store import Store, View
from commonweal.workspace import Workspace

REPORT = "comparison"
FORMATS = ("html", "pdf", "docx", "xlsx", "json")
RECOMMENDATION = "Members are asked to note the comparison, and to say which of the differences they want looked into."


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for; `against` None is the same months a year before, `group` "" the statistical neighbours."""

    partnership: str
    period: Period
    against: Period | None = None
    as_at: date | None = None
    audience: Audience = "public"
    group: str = ""
    size: int = 15
    source: str = POLICE_UK
    register: str = ""


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
    question = Question(
        partnership=partnership,
        group=_group(places, request),
        period=request.period,
        against=request.against or request.period.shift(-12),
        source=request.source,
        audience=request.audience,
        register=register.parse(request.register),
        alternatives=_alternatives(places, request),
    )
    paper = answer(question, view, places, as_at=request.as_at, cover=_cover(question))
    return replace(paper, parameters=_parameters(request))


def _group(places: Gazetteer, request: Request) -> NeighbourGroup:
    if request.group:
        return places.group_given(request.partnership, request.group)
    return places.statistical_neighbours(request.partnership, request.size)


def _alternatives(places: Gazetteer, request: Request) -> tuple[NeighbourGroup, ...]:
    """The other groups that the verdict is tried with; beside a given list, the statistical neighbours too."""
    try:
        found = places.alternative_groups(request.partnership, request.size)
    except (MethodRefused, NotHeld):
        if not request.group:
            raise
        return ()  # a given list serves where a partnership has no neighbours to measure
    return found if request.group else found[1:]


def _cover(question: Question) -> Cover:
    name, size = question.partnership.area.name, len(question.group.members)
    purpose = (
        f"This report sets recorded crime and anti-social behaviour in {name} in {question.period.words} beside "
        f"{size} partnerships like it, and says where the difference is more than chance and their usual spread."
    )
    return Cover(purpose, RECOMMENDATION)


def _parameters(request: Request) -> dict[str, Any]:
    """Everything beside the editions that the figures depend on, so that they can be worked out again."""
    return {"group": request.group, "size": request.size, "source": request.source, "register": request.register}


def _request_of(shown: FigureSet) -> Request:
    p = shown.parameters
    return Request(
        partnership=shown.partnership.code,
        period=shown.period,
        against=shown.against,
        as_at=date.fromisoformat(shown.as_at) if shown.as_at else None,
        audience=shown.audience,
        group=p["group"],
        size=p["size"],
        source=p["source"],
        register=p["register"],
    )
