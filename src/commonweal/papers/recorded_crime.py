"""Compose the recorded crime and disorder report: ask, suppress once, render, keep what verify needs."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.analysis.recorded_crime import POLICE_UK, Question, answer, superseded, year_before
from commonweal.errors import NotHeld
from commonweal.figures import Audience, Cover, FigureSet, Note, Period
from commonweal.figures.document import from_json
from commonweal.geography import Gazetteer
from commonweal.papers import shown_before, words
from commonweal.papers.source import choose_source
from commonweal.papers.suppression import suppress
from commonweal.records import register
from commonweal.rendering import render
from commonweal.store import Store, View
from commonweal.workspace import Workspace

REPORT = "recorded-crime"
INCIDENTS = ("police_uk.street", "partner.")
FORMATS = ("html", "pdf", "docx", "xlsx", "json")
HIDDEN = Note(
    "quality",
    "Small counts of a partner's records are not shown, to protect people, nor are figures that would give one away.",
)
RECOMMENDATION = "Members are asked to note the report, and to say which of the changes they want looked into."


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for, in the user's words; `against` None is the same months a year before.

    `register`, `words` are the texts of the partnership's own files, `last_report` the text of a figures.json.
    """

    partnership: str
    period: Period
    against: Period | None = None
    as_at: date | None = None
    audience: Audience = "public"
    source: str | None = None
    exact: bool = False
    project: bool = False
    register: str = ""
    words: str = ""
    last_report: str = ""


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
    """All figures that the paper shows, suppressed where its audience is public."""
    store = Store(workspace)
    view = store.view(as_at=request.as_at)
    last = _last_editions(request)
    asked = _ask(store, view, request, last)
    earlier = shown_before.of(workspace, asked)
    return _finish(asked, request, earlier)


def again(workspace: Workspace, shown: FigureSet) -> FigureSet:
    """The same paper worked out anew, from the very files that its figures name and from nothing else."""
    store = Store(workspace)
    request, last = _request_of(shown)
    view = store.view(sha256s=[s.sha256 for s in shown.sources])
    view.check()
    asked = _ask(store, view, request, last)
    earlier = shown_before.named(workspace, shown.parameters["shown_before"])
    return _finish(asked, request, earlier)


def _ask(store: Store, view: View, request: Request, last: frozenset[str] | None) -> FigureSet:
    places = Gazetteer.of(view)
    question = _question(view, places, request)
    given = words.parse(request.words) if request.words else words.Words()
    before = last if last is not None else superseded(store.editions(), view, question)
    paper = answer(
        question,
        view,
        places,
        last=store.view(sha256s=before) if before else None,
        as_at=request.as_at,
        contributions=given.contributions,
        cover=given.cover or _cover(question),
    )
    return replace(
        paper,
        body=given.body or paper.body,
        parameters=_parameters(request, question, before),
    )


def _question(view: View, places: Gazetteer, request: Request) -> Question:
    try:
        partnership = places.partnership(request.partnership)
    except NotHeld as error:
        if not any(e.dataset.startswith("lookup.") for e in view.editions):
            raise NotHeld(
                "No lookups are held, so no partnership is known.", "Load them with: commonweal ingest reference PATH"
            ) from error
        raise
    if request.source not in (None, POLICE_UK) and request.source not in (known := {e.dataset for e in view.editions}):
        raise NotHeld(
            f"The store holds no source {request.source}.",
            f"Held are {', '.join(sorted(d for d in known if d.startswith(INCIDENTS))) or 'none'}.",
        )
    against = request.against or year_before(request.period)
    return Question(
        partnership=partnership,
        period=request.period,
        against=against,
        source=request.source or choose_source(view, partnership, request.period, against),
        audience=request.audience,
        register=register.parse(request.register),
        exact=request.exact,
        project=request.project,
    )


def _cover(question: Question) -> Cover:
    name = question.partnership.area.name
    purpose = (
        f"This report gives recorded crime and anti-social behaviour in {name} for {question.period.words}, against "
        f"{question.against.words}. Detail is given only where something changed by more than chance."
    )
    return Cover(purpose, RECOMMENDATION)


def _parameters(request: Request, question: Question, before: Collection[str]) -> dict[str, Any]:
    """Everything beside the editions that the figures depend on, so that they can be worked out again."""
    return {
        "source": question.source,
        "exact": request.exact,
        "project": request.project,
        "register": request.register,
        "words": request.words,
        "last_editions": sorted(before),
        "shown_before": [],
    }


def _request_of(shown: FigureSet) -> tuple[Request, frozenset[str]]:
    p = shown.parameters
    request = Request(
        partnership=shown.partnership.code,
        period=shown.period,
        against=shown.against,
        as_at=date.fromisoformat(shown.as_at) if shown.as_at else None,
        audience=shown.audience,
        source=p["source"],
        exact=p["exact"],
        project=p["project"],
        register=p["register"],
        words=p["words"],
    )
    return request, frozenset(p["last_editions"])


def _last_editions(request: Request) -> frozenset[str] | None:
    if not request.last_report:
        return None
    last = from_json(request.last_report)
    source = last.parameters.get("source", "")
    return frozenset(s.sha256 for s in last.sources if s.dataset == source)


def _finish(asked: FigureSet, request: Request, earlier: tuple[FigureSet, ...]) -> FigureSet:
    if request.audience != "public":
        return asked
    paper = suppress(asked, earlier=earlier)
    hidden = any(f.suppressed for f in paper.figures) or any(s.suppressed for s in paper.series)
    paper = replace(paper, notes=(*paper.notes, HIDDEN)) if hidden else paper
    return shown_before.standing_beside(paper, earlier)
