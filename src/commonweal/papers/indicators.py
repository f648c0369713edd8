"""Compose the paper of indicators: choose the editions, ask, render, keep what verify needs."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.analysis.indicators import Question, answer, asked_for
from commonweal.figures import Audience, Cover, FigureSet, Period
from commonweal.geography import Gazetteer
from commonweal.papers import shown_before
from commonweal.papers.indicators_sums import Gone, not_shown
from commonweal.records.indicator import EXTRACT, PREFIX
from commonweal.rendering import render
from commonweal.store import Store, View
from commonweal.workspace import Workspace

REPORT = "indicators"
LOOKUPS = "lookup."
FORMATS = ("html", "pdf", "docx", "xlsx", "json")
RECOMMENDATION = "Members are asked to note the indicators, and to agree what is done about those that need attention."


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for.

    `extract`: the SHA-256 of what the portal gave of its own indicators; None: what was taken in from tables. `on`:
    the day on which ages are told, that of the editions where an earlier state is asked for. `audience` None makes it
    for partners where an edition is.
    """

    partnership: str
    period: Period | None = None
    as_at: date | None = None
    audience: Audience | None = None
    extract: str | None = None
    on: date | None = None


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
    """All figures that the paper shows; where it is public without small numbers, and what would tell them."""
    store = Store(workspace)
    speaking = store.view(as_at=request.as_at).editions
    lookups = [e.sha256 for e in speaking if e.dataset.startswith(LOOKUPS)]
    own = [request.extract] if request.extract else _tables(speaking, request.audience)
    view = store.view(as_at=request.as_at, sha256s=[*lookups, *own])
    asked = _ask(view, request)
    if asked.audience != "public":
        return asked
    return shown_before.beside(workspace, asked, lambda mine, earlier: _in_public(view, request, mine, earlier))


def again(workspace: Workspace, shown: FigureSet) -> FigureSet:
    """The same paper worked out anew, from the very files that its figures name and from nothing else."""
    view = Store(workspace).view(sha256s=[s.sha256 for s in shown.sources])
    view.check()
    request = _request_of(shown)
    asked = shown_before.numbered_as(_ask(view, request), shown)
    if shown.audience != "public":
        return asked
    return _in_public(view, request, asked, shown_before.named(workspace, shown.parameters["shown_before"]))


def _in_public(view: View, request: Request, asked: FigureSet, earlier: tuple[FigureSet, ...]) -> FigureSet:
    held = asked_for(_question(view, request), view)
    paper = _ask(view, request, not_shown(asked, held, earlier))
    return shown_before.standing_beside(replace(paper, parameters=asked.parameters), earlier)


def _tables(speaking: Collection[Any], audience: Audience | None) -> list[str]:
    """For everyone the public editions alone: a table that was for partners once is not read for them."""
    held = [e for e in speaking if e.dataset.startswith(PREFIX) and e.dataset != EXTRACT]
    return [e.sha256 for e in held if audience != "public" or e.audience == "public"]


def _ask(view: View, request: Request, hidden: Gone = frozenset()) -> FigureSet:
    question = replace(_question(view, request), hidden=hidden)
    paper = answer(question, view, as_at=request.as_at, cover=_cover(question))
    return replace(paper, parameters=_parameters(request, question))


def _question(view: View, request: Request) -> Question:
    return Question(
        partnership=Gazetteer.of(view).partnership(request.partnership),
        on=request.on or request.as_at or date.today(),
        audience=request.audience or _widest(view),
        period=request.period,
        every=request.extract is not None,
    )


def _widest(view: View) -> Audience:
    """For partners where any edition is."""
    found = {e.audience for e in view.editions if e.dataset.startswith(PREFIX)}
    return "partners" if "partners" in found else "public"


def _cover(question: Question) -> Cover:
    purpose = (
        f"This paper shows the indicators that partners in {question.partnership.area.name} follow: each beside its "
        f"own history, the areas that it is held against, and its target."
    )
    return Cover(purpose, RECOMMENDATION)


def _parameters(request: Request, question: Question) -> dict[str, Any]:
    """Everything beside the editions that the figures depend on, so that they can be worked out again."""
    return {
        "on": question.on.isoformat(),
        "extract": request.extract,
        "period": str(request.period) if request.period else None,
        "shown_before": [],
    }


def _request_of(shown: FigureSet) -> Request:
    p = shown.parameters
    return Request(
        partnership=shown.partnership.code,
        period=Period.parse(p["period"]) if p["period"] else None,
        as_at=date.fromisoformat(shown.as_at) if shown.as_at else None,
        audience=shown.audience,
        extract=p["extract"],
        on=date.fromisoformat(p["on"]),
    )
