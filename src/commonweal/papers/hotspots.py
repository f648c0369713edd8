"""Compose the hotspots report: ask, keep from the public edition what could point at a person, render."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.analysis.hotspots import Question, answer
from commonweal.analysis.hotspots.question import Cells
from commonweal.analysis.recorded_crime import POLICE_UK
from commonweal.errors import MethodRefused
from commonweal.figures import Audience, Cover, FigureSet, Period
from commonweal.geography import Gazetteer
from commonweal.papers import shown_before
from commonweal.papers.hotspots_in_public import in_public
from commonweal.records import offences, register
from commonweal.records.public_report import DATASET as PUBLIC_REPORTS
from commonweal.rendering import render
from commonweal.store import Store, View
from commonweal.workspace import Workspace

REPORT = "hotspots"
FORMATS = ("html", "pdf", "docx", "xlsx", "json")
RECOMMENDATION = (
    "Members are asked to note where crime is concentrated, and to say which lasting places they want looked into."
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for; `against` None is the same months a year before.

    `source`: police_uk.street, a partner's extract as partner.NAME, or reports.public. `register` is the text of a
    register's file. `kind`: the source's own word for what is counted, in place of an offence: of reports from the
    public, the service, which has to be named.
    """

    partnership: str
    period: Period
    against: Period | None = None
    as_at: date | None = None
    audience: Audience = "public"
    offence: str = offences.ALL_CRIME
    cells: Cells = "lsoa"
    metres: float = 500.0
    quarters: int = 8
    source: str = POLICE_UK
    register: str = ""
    seed: int = 0
    kind: str = ""


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
    """All figures that the paper shows."""
    asked = _ask(Store(workspace).view(as_at=request.as_at), request)
    return _finish(asked, request, shown_before.of(workspace, asked))


def again(workspace: Workspace, shown: FigureSet) -> FigureSet:
    """The same paper worked out anew, from the very files that its figures name and from nothing else."""
    request = _request_of(shown)
    view = Store(workspace).view(sha256s=[s.sha256 for s in shown.sources])
    view.check()
    earlier = shown_before.named(workspace, shown.parameters["shown_before"])
    return _finish(_ask(view, request), request, earlier)


def _ask(view: View, request: Request) -> FigureSet:
    places = Gazetteer.of(view)
    against = request.against or request.period.shift(-12 * -(-len(request.period) // 12))
    question = Question(
        partnership=places.partnership(request.partnership),
        period=request.period,
        against=against,
        offence=_node(view, request),
        cells=request.cells,
        metres=request.metres,
        quarters=request.quarters,
        source=request.source,
        audience=request.audience,
        register=register.parse(request.register),
        seed=request.seed,
        kind=request.kind,
    )
    paper = answer(question, view, places, as_at=request.as_at, cover=_cover(question, _what(request)))
    return replace(paper, parameters=_parameters(request))


def _finish(asked: FigureSet, request: Request, earlier: tuple[FigureSet, ...]) -> FigureSet:
    if request.audience != "public" or request.source == POLICE_UK:
        return asked
    return shown_before.standing_beside(in_public(asked, earlier), earlier)


def _node(view: View, request: Request) -> str:
    """The node that stands for what is counted: of a kind, the one that its rows have."""
    if not request.kind and request.source != PUBLIC_REPORTS:
        return request.offence
    rows = view.counts(request.source, by=("category", "offence")).to_pylist()
    found = {row["category"]: row["offence"] for row in rows if row["category"]}
    if request.kind not in found:
        said = f"has no kind '{request.kind}'" if request.kind else "is told by one kind at a time"
        raise MethodRefused(f"{request.source} {said}.", f"Name one with --kind: {', '.join(sorted(found)) or 'none'}.")
    return str(found[request.kind])


def _what(request: Request) -> str:
    of_public = f"{request.kind.lower()}, as the public reported it," if request.source == PUBLIC_REPORTS else ""
    return of_public or request.kind.lower() or name_of(request.offence)


def _cover(question: Question, what: str) -> Cover:
    name = question.partnership.area.name
    purpose = (
        f"This report says where {what} was concentrated in {name} in {question.period.words}, which of these places "
        f"last, and where and when there was more than usual."
    )
    return Cover(purpose, RECOMMENDATION)


def name_of(offence: str) -> str:
    """`all crime`, `burglary`: the offence in the middle of a sentence."""
    found = offences.by_code().get(offence)
    return found.name.removesuffix(" (not crime)").lower() if found else offence


def _parameters(request: Request) -> dict[str, Any]:
    """Everything beside the editions that the figures depend on, so that they can be worked out again."""
    return {
        "offence": request.offence,
        "offence_name": request.kind.lower() or name_of(request.offence),
        "cells": request.cells,
        "metres": request.metres,
        "quarters": request.quarters,
        "source": request.source,
        "register": request.register,
        "seed": request.seed,
        "shown_before": [],
        **({"kind": request.kind} if request.kind else {}),
    }


def _request_of(shown: FigureSet) -> Request:
    p = shown.parameters
    return Request(
        partnership=shown.partnership.code,
        period=shown.period,
        against=shown.against,
        as_at=date.fromisoformat(shown.as_at) if shown.as_at else None,
        audience=shown.audience,
        offence=p["offence"],
        cells=p["cells"],
        metres=p["metres"],
        quarters=p["quarters"],
        source=p["source"],
        register=p["register"],
        seed=p["seed"],
        kind=p.get("kind", ""),
    )
