"""Public papers that were kept: which of them a new one stands beside."""

from dataclasses import replace
from pathlib import Path

from commonweal.figures import Area, Cover, FigureSet, Period, Source
from commonweal.papers import shown_before
from commonweal.workspace import Workspace

QUARTER, YEAR_BEFORE = Period.parse("2025-04..2025-06"), Period.parse("2024-04..2024-06")
PAPER = FigureSet(
    report="recorded-crime", partnership=Area("E06990004", "Tallow", "district"), period=QUARTER,
    against=YEAR_BEFORE, as_at=None, audience="public", software="", figures=(), tables=(), notes=(),
    sources=(Source("partner.fire/1", "A brigade", "partner.fire", None, "ab", ""),), cover=Cover("", ""), body="",
    parameters={"shown_before": []},
)  # fmt: skip
LATER = replace(PAPER, period=Period.parse("2025-04..2025-09"))


def test_a_paper_made_again_stands_beside_those_that_it_stood_beside_at_first(tmp_path: Path) -> None:
    """Else the later paper would change what it hides, and the first printing with the second would tell both."""
    workspace = Workspace(tmp_path)
    shown_before.keep(workspace, PAPER)
    (before,) = shown_before.of(workspace, LATER)
    assert shown_before.name(before) == shown_before.name(PAPER)
    shown_before.keep(workspace, replace(LATER, parameters={"shown_before": [shown_before.name(PAPER)]}))
    assert shown_before.of(workspace, PAPER) == ()
    assert [shown_before.name(p) for p in shown_before.of(workspace, LATER)] == [shown_before.name(PAPER)]
