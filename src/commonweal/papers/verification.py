"""Work every figure of a document out again, and say of each: same or not."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from commonweal.errors import FileRefused
from commonweal.figures import FigureSet
from commonweal.figures.document import document, from_json
from commonweal.papers import (
    comparison,
    evaluation,
    hotspots,
    indicators,
    reconciliation,
    recorded_crime,
    seasonal,
    survey,
    youth_justice,
)
from commonweal.papers.whole_country import rows_again
from commonweal.store import Store
from commonweal.workspace import Workspace

AGAIN = {
    recorded_crime.REPORT: recorded_crime.again,
    comparison.REPORT: comparison.again,
    reconciliation.REPORT: reconciliation.again,
    seasonal.REPORT: seasonal.again,
    evaluation.REPORT: evaluation.again,
    hotspots.REPORT: hotspots.again,
    survey.REPORT: survey.again,
    indicators.REPORT: indicators.again,
    youth_justice.REPORT: youth_justice.again,
}
STATED = "stated by "  # a partner's own number: nothing to work it out from
DOCUMENT = "the document"
PARTS = ("partnership", "sources", "tables", "groupings", "notes", "paragraphs", "cover", "body", "marking")
ALTERED = ("This document does not say how it was made: it was altered.", "Ask for the original.")
NEAR = 1e-8  # relative: what another processor's arithmetic may differ by


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure or series that did not come out the same. `part` names the field."""

    id: str
    part: str
    shown: Any
    found: Any


@dataclass(frozen=True, slots=True)
class Verification:
    """How many were worked out again, how many a partner stated, and which differ.

    `erased`: the sources from which a person's rows were erased since, each with the day; figures that rested on these
    rows can no longer come out the same.
    """

    same: int
    stated: int
    differences: tuple[Difference, ...]
    erased: tuple[str, ...] = ()


def verify(workspace: Workspace, text: str) -> Verification:
    """Work the figures of a figures.json out again from the files that it names."""
    shown = from_json(text)
    if shown.report not in AGAIN:
        raise FileRefused(
            f"This document is of a report '{shown.report}' that is not known here.", "Update Commonweal."
        )
    if not shown.sources:
        raise FileRefused("This document names no source.", "Ask for the original.")
    try:
        found = AGAIN[shown.report](workspace, shown)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FileRefused(*ALTERED) from error
    return replace(_compare(shown, found), erased=_erased(workspace, shown))


def _erased(workspace: Workspace, shown: FigureSet) -> tuple[str, ...]:
    named = {source.sha256 for source in shown.sources}
    editions = (e for e in Store(workspace).editions() if e.sha256 in named and e.erased)
    return tuple(f"{e.publisher}, {e.dataset}, on {e.erased:%Y-%m-%d}" for e in editions)


def verify_country(workspace: Workspace, document: Mapping[str, Any], folder: Path) -> Verification:
    """Work the tables of a country.json out again; `folder` holds them."""
    try:
        same, differing = rows_again(workspace, document, folder)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FileRefused(*ALTERED) from error
    return Verification(same, 0, tuple(Difference(*one) for one in differing))


def _compare(shown: FigureSet, found: FigureSet) -> Verification:
    before, after = document(shown), document(found)
    same = stated = 0
    differences: list[Difference] = []
    for kind in ("figures", "series"):
        known = {thing["id"]: thing for thing in after[kind]}
        for thing in before[kind]:
            if (thing["method"] or "").startswith(STATED):
                stated += 1
                continue
            found_here = _differences(thing, known.pop(thing["id"], None))
            differences += found_here
            same += not found_here
        differences += [Difference(id, "all of it", None, "worked out, but not in the document") for id in known
                        if not (known[id]["method"] or "").startswith(STATED)]  # fmt: skip
    differences += [Difference(DOCUMENT, part, "altered", "") for part in PARTS if not _same(before[part], after[part])]
    return Verification(same, stated, tuple(differences))


def _differences(shown: Mapping[str, Any], found: Mapping[str, Any] | None) -> list[Difference]:
    if found is None:
        return [Difference(shown["id"], "all of it", "shown", None)]
    return [
        Difference(shown["id"], part, shown[part], found[part])
        for part in shown
        if not _same(shown[part], found.get(part))
    ]


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, float) and isinstance(b, int | float) and not isinstance(b, bool):
        return math.isclose(a, b, rel_tol=NEAR, abs_tol=1e-12)
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        return a.keys() == b.keys() and all(_same(a[k], b[k]) for k in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_same, a, b))
    return bool(a == b)
