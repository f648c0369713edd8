"""What earlier public papers showed, kept so that a new one does not give away by subtraction what they hid."""

import hashlib
import os
from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import count
from math import isclose
from pathlib import Path

from commonweal.errors import MethodRefused, StoreDamaged
from commonweal.figures import FigureSet
from commonweal.figures.document import document, from_json, to_json
from commonweal.papers import same_place
from commonweal.workspace import Workspace, alone

OF_DAYS = frozenset({"seasonal"})
CHILDREN, SURVEY, INDICATORS, SURGERIES = "youth-justice", "survey", "indicators", "surgeries"
APART = frozenset({CHILDREN, SURVEY, INDICATORS, SURGERIES})  # of another kind, in sums with their own alone
ANYWHERE = frozenset({SURVEY, INDICATORS, SURGERIES})  # they count the same, whatever place their paper is headed by
PARTNERS = (  # how the datasets' names begin
    "partner.", "reports.", "youth_justice.returns", "youth_justice.totals", "survey.", "indicator.", "portal.",
)  # fmt: skip
STATED = "stated by "  # a partner's own number in a paragraph
AGAIN = "Ask for it once more: it is then held against that one too."


def keep(workspace: Workspace, paper: FigureSet) -> None:
    """Keep a public paper that rests on a partner's extract; the same paper twice is kept once, and none is changed.

    What counts windows of days is not kept: it is in no sum with whole months, from which others could be subtracted.
    Kept before it is handed to anybody: MethodRefused where another was kept while this one was worked out, or where
    this very paper showed other figures before.
    """
    if not _is_kept(paper):
        return
    with alone(_turn(workspace)):
        file = _folder(workspace) / f"{name(paper)}.json"
        if file.exists():
            _check_shows_the_same(paper, from_json(file.read_text(encoding="utf-8")))
            return
        held_against = set(paper.parameters.get("shown_before", ()))
        if any(name(one) not in held_against for one in of(workspace, paper)):
            raise MethodRefused("Another public paper was made meanwhile, which this one must be held against.", AGAIN)
        _write(file, paper)


def put_back(workspace: Workspace, paper: FigureSet) -> None:
    """Keep a paper that went out already and is not here: the folder was lost, or is older than the paper."""
    file = _folder(workspace) / f"{name(paper)}.json"
    if _is_kept(paper) and not file.exists():
        with alone(_turn(workspace)):
            _write(file, paper)


def check_kept(workspace: Workspace, paper: FigureSet) -> None:
    """Refuse to let a public paper out that later ones are not held against. MethodRefused, with what to do."""
    if not _is_kept(paper):
        return
    file = _folder(workspace) / f"{name(paper)}.json"
    if not file.exists():
        raise MethodRefused(
            "This paper is not among those that later public papers are held against.",
            "Have it built anew, and release that.",
        )
    _check_shows_the_same(paper, from_json(file.read_text(encoding="utf-8")))


def _is_kept(paper: FigureSet) -> bool:
    return paper.report not in OF_DAYS and paper.audience == "public" and _rests_on_partners(paper)


def _check_shows_the_same(paper: FigureSet, kept: FigureSet) -> None:
    """Of one paper two choices of what to hide would tell what each hides. Words may change, partners' own too."""
    before = {f.id: f for f in kept.figures}
    for figure in (f for f in paper.figures if not (f.method or "").startswith(STATED)):
        old = before.get(figure.id)
        if old is None or old.suppressed != figure.suppressed or not _near(old.value, figure.value):
            raise MethodRefused(
                "This very paper was made before with other figures: the two together could tell what is hidden.",
                "Use the one made before, or ask for another run of months.",
            )


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-8, abs_tol=1e-12)


def of(workspace: Workspace, paper: FigureSet) -> tuple[FigureSet, ...]:
    """Earlier public papers on the same place that rest on partners' extracts; not this very paper again.

    One that was made before stands beside those that it stood beside then: beside later ones it could hide other counts
    than it did, and the two together would tell both.
    """
    if not _rests_on_partners(paper):
        return ()
    every = _all(workspace)
    kept = next((p for p in every if name(p) == name(paper)), None)
    if kept is not None:
        return named(workspace, kept.parameters.get("shown_before", ()))
    overlaps = same_place.overlapping(workspace)
    return tuple(
        p
        for p in every
        if _shares_indicators(p, paper)
        or (_kind(p) == _kind(paper) and (paper.report in ANYWHERE or overlaps(p, paper)))
    )


def beside(
    workspace: Workspace, asked: FigureSet, finish: Callable[[FigureSet, tuple[FigureSet, ...]], FigureSet]
) -> FigureSet:
    """A public paper, by `finish` beside all those before it; one that was made before comes out as it did then.

    Where its records were changed under it since, by an erasure, it is another paper, under a number of its own
    (`made`), and what the one before showed is held against it.
    """
    for number in count(1):
        mine = asked if number == 1 else replace(asked, parameters={**asked.parameters, "made": number})
        kept = next((p for p in _all(workspace) if name(p) == name(mine)), None)
        if kept is None:
            return finish(mine, of(workspace, mine))
        same = _again(mine, kept, named(workspace, kept.parameters["shown_before"]), finish)
        if same is not None:
            return same
    raise AssertionError("numbers do not end")


def standing_beside(paper: FigureSet, earlier: Collection[FigureSet]) -> FigureSet:
    """The paper, which names those that were held against it, for verify to hold the same ones against it again."""
    return replace(paper, parameters={**paper.parameters, "shown_before": [name(one) for one in earlier]})


def numbered_as(paper: FigureSet, shown: FigureSet) -> FigureSet:
    """A paper worked out again, under the number (`made`) of the one that was shown."""
    made = {key: shown.parameters[key] for key in ("made",) if key in shown.parameters}
    return replace(paper, parameters={**paper.parameters, **made})


def _again(
    asked: FigureSet,
    kept: FigureSet,
    earlier: tuple[FigureSet, ...],
    finish: Callable[[FigureSet, tuple[FigureSet, ...]], FigureSet],
) -> FigureSet | None:
    """The paper as it was kept, if that still comes out."""
    try:
        found = finish(asked, earlier)
    except MethodRefused:
        return None
    return found if document(found)["figures"] == document(kept)["figures"] else None


def named(workspace: Workspace, names: Collection[str]) -> tuple[FigureSet, ...]:
    """Those papers; StoreDamaged where one is gone."""
    found = {name(p): p for p in _all(workspace)} if names else {}
    for wanted in names:
        if wanted not in found:
            raise StoreDamaged(f"The earlier public paper {wanted} is missing.", "Restore the workspace from a backup.")
    return tuple(found[n] for n in names)


def name(paper: FigureSet) -> str:
    """What a paper is known by: what it was asked and which files it rests on, whatever it shows of them."""
    asked = {k: v for k, v in paper.parameters.items() if k not in ("shown_before", "words")}
    identity = [paper.report, paper.partnership.code, paper.period, paper.against, paper.as_at, sorted(asked.items())]
    shas = sorted(s.sha256 for s in paper.sources)
    return hashlib.sha256(repr([*map(str, identity), shas]).encode()).hexdigest()


def _rests_on_partners(paper: FigureSet) -> bool:
    return any(s.dataset.startswith(PARTNERS) for s in paper.sources)


def _shares_indicators(one: FigureSet, other: FigureSet) -> bool:
    """A youth justice summary shows figures of indicators, too: those are held against papers of indicators."""
    return INDICATORS in (one.report, other.report) and _tells_indicators(one) and _tells_indicators(other)


def _tells_indicators(paper: FigureSet) -> bool:
    return paper.report == INDICATORS or any(
        {"indicator", "history"} <= figure.parameters.keys() for figure in paper.figures
    )


def _kind(paper: FigureSet) -> object:
    """What it counts: one service's reports are in no sum with another's or an extract's, children with no crimes."""
    if paper.report == SURVEY:
        return SURVEY, paper.parameters["survey"]["key"]
    if paper.report == SURGERIES:
        return SURGERIES, str(paper.period)
    return paper.report if paper.report in APART else paper.parameters.get("kind") or ""


def _folder(workspace: Workspace) -> Path:
    return workspace.root / "papers" / "public"


def _write(file: Path, paper: FigureSet) -> None:
    part = file.with_suffix(f".{os.getpid()}")
    part.write_text(to_json(paper), encoding="utf-8")
    part.replace(file)


def _turn(workspace: Workspace) -> Path:
    """What holds the folder, made where it is not, for one: the portal's worker and a command may both keep a paper."""
    folder = _folder(workspace)
    folder.mkdir(parents=True, exist_ok=True)
    return folder.with_name(".public.turn")


def _all(workspace: Workspace) -> list[FigureSet]:
    return [from_json(f.read_text(encoding="utf-8")) for f in sorted(_folder(workspace).glob("*.json"))]
