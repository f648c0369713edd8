"""Compose the evaluation of an operation: ask, suppress once, render, keep what verify needs, freeze the controls."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.analysis.evaluation import Choice, Question, answer, same_months_before
from commonweal.analysis.evaluation.frozen import as_toml, of_toml
from commonweal.analysis.recorded_crime import POLICE_UK
from commonweal.documents.whole_file import whole
from commonweal.errors import MappingRefused, NotHeld
from commonweal.figures import Audience, Cover, FigureSet
from commonweal.geography import Gazetteer
from commonweal.papers import shown_before
from commonweal.papers.source import choose_source
from commonweal.papers.suppression.evaluation import public_edition
from commonweal.records import register
from commonweal.records.operation import Operation
from commonweal.rendering import render
from commonweal.sources.operation import written
from commonweal.sources.operation.read import of_table
from commonweal.store import Store, View
from commonweal.workspace import Workspace

REPORT = "evaluation"
FORMATS = ("html", "pdf", "docx", "xlsx", "json")
CONTROLS = "controls.toml"
RECOMMENDATION = (
    "Members are asked to note what the operation's figures show and how sure that is, and to say whether it should "
    "carry on, change, go on to other wards in steps that can be judged, or stop."
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for. `register` and `frozen` are texts: of the counting rules, and of an earlier choice of
    areas, which is then kept. "" for `frozen` chooses anew.
    """

    operation: Operation
    as_at: date | None = None
    audience: Audience = "public"
    register: str = ""
    frozen: str = ""


def build(
    workspace: Workspace,
    request: Request,
    out: Path,
    formats: Collection[str] = FORMATS,
    template: Path | None = None,
    freeze: Path | None = None,
) -> list[Path]:
    """The finished paper in each format, and the choice of areas frozen beside it (or in `freeze`)."""
    paper = figures(workspace, request)
    shown_before.keep(workspace, paper)
    files = render(paper, out, formats, template=template)
    file = freeze or out / CONTROLS
    if not request.frozen:
        with whole(file) as temporary:
            temporary.write_text(frozen_choice(paper), encoding="utf-8")
    return [*files, file]


def figures(workspace: Workspace, request: Request) -> FigureSet:
    """All figures that the paper shows, suppressed where its audience is public."""
    view = Store(workspace).view(as_at=request.as_at)
    chosen = of_toml(request.frozen, request.operation) if request.frozen else None
    asked = _ask(view, request, chosen, request.operation.source)
    return _finish(asked, request, shown_before.of(workspace, asked))


def again(workspace: Workspace, shown: FigureSet) -> FigureSet:
    """The same paper worked out anew, from the very files that its figures name and from nothing else."""
    p = shown.parameters
    view = Store(workspace).view(sha256s=[s.sha256 for s in shown.sources])
    view.check()
    request = Request(
        operation=of_table(p["operation"]),
        as_at=date.fromisoformat(shown.as_at) if shown.as_at else None,
        audience=shown.audience,
        register=p["register"],
    )
    asked = _ask(view, request, Choice.of(p["choice"]), p["source"])
    return _finish(asked, request, shown_before.named(workspace, p["shown_before"]))


def frozen_choice(shown: FigureSet) -> str:
    """The areas that a paper was worked out with, as the text that `Request.frozen` takes."""
    return as_toml(of_table(shown.parameters["operation"]), Choice.of(shown.parameters["choice"]))


def rests_on(shown: FigureSet, operation: Operation, frozen: str) -> bool:
    """Whether a paper was worked out for this target and beginning, and with the areas named or frozen by now."""
    try:
        kept = of_toml(frozen or frozen_choice(shown), operation)
    except MappingRefused:
        return False
    asked = of_table(shown.parameters["operation"])
    named = all(getattr(asked, part) == getattr(operation, part) for part in ("nearby", "controls", "at_risk"))
    return kept == Choice.of(shown.parameters["choice"]) and (bool(frozen) or named)


def _ask(view: View, request: Request, chosen: Choice | None, source: str) -> FigureSet:
    places = Gazetteer.of(view)
    partnership = places.partnership(request.operation.partnership)
    before = request.operation.before or same_months_before(request.operation.period)
    if source and source != POLICE_UK and source not in (held := {e.dataset for e in view.editions}):
        extracts = ", ".join(sorted(d for d in held if d.startswith("partner."))) or "none"
        raise NotHeld(f"The store holds no source {source}.", f"Held are {POLICE_UK} and of extracts {extracts}.")
    question = Question(
        operation=request.operation,
        partnership=partnership,
        before=before,
        source=source or choose_source(view, partnership, request.operation.period, before),
        audience=request.audience,
        register=register.parse(request.register),
    )
    paper, choice = answer(question, view, places, chosen, as_at=request.as_at, cover=_cover(question))
    return replace(paper, parameters={**paper.parameters, **_parameters(request, question, choice)})


def _finish(asked: FigureSet, request: Request, earlier: tuple[FigureSet, ...]) -> FigureSet:
    if request.audience != "public":
        return asked
    return public_edition(shown_before.standing_beside(asked, earlier), earlier)


def _cover(question: Question) -> Cover:
    name = question.operation.name
    purpose = (
        f"This report says what happened where {name} worked, in {question.after.words} against "
        f"{question.before.words} and beside places like it; whether crime moved, and what could have been seen; and "
        f"where it might go next."
    )
    return Cover(purpose, RECOMMENDATION)


def _parameters(request: Request, question: Question, choice: Choice) -> dict[str, Any]:
    """Everything beside the editions that the figures depend on, so that they can be worked out again."""
    return {
        "operation": written(request.operation),
        "choice": choice.written(),
        "source": question.source,
        "register": request.register,
        "shown_before": [],
    }
