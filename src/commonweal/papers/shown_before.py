"""What earlier public papers showed, kept so that a new one does not give away by subtraction what they hid."""

import hashlib
import os
from collections.abc import Collection
from pathlib import Path

from commonweal.errors import StoreDamaged
from commonweal.figures import FigureSet
from commonweal.figures.document import from_json, to_json
from commonweal.workspace import Workspace

OF_DAYS = frozenset({"seasonal"})


def keep(workspace: Workspace, paper: FigureSet) -> None:
    """Keep a public paper that rests on a partner's extract; the same paper twice is kept once, and none is changed.

    What counts windows of days is not kept: it is in no sum with whole months, from which others could be subtracted.
    """
    if paper.report in OF_DAYS:
        return
    if paper.audience != "public" or not _rests_on_partners(paper):
        return
    file = _folder(workspace) / f"{name(paper)}.json"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_text(to_json(paper), encoding="utf-8")
        part.replace(file)


def of(workspace: Workspace, paper: FigureSet) -> tuple[FigureSet, ...]:
    """Earlier public papers on the same place that rest on partners' extracts; not this very paper again."""
    if not _rests_on_partners(paper):
        return ()
    return tuple(p for p in _all(workspace) if p.partnership == paper.partnership and name(p) != name(paper))


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
    return any(s.dataset.startswith("partner.") for s in paper.sources)


def _folder(workspace: Workspace) -> Path:
    return workspace.root / "papers" / "public"


def _all(workspace: Workspace) -> list[FigureSet]:
    return [from_json(f.read_text(encoding="utf-8")) for f in sorted(_folder(workspace).glob("*.json"))]
