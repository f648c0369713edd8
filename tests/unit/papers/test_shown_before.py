"""Public papers that were kept: which of them a new one stands beside."""

from dataclasses import replace
from pathlib import Path

import pytest

import alder
from commonweal.errors import MethodRefused
from commonweal.figures import Area, Cover, Figure, FigureSet, Period, Source
from commonweal.papers import same_place, shown_before
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


def test_two_papers_made_at_once_are_not_both_kept_without_each_other(tmp_path: Path) -> None:
    """The worker and a command, say: neither was held against the other. The second is asked for once more."""
    workspace = Workspace(tmp_path)
    shown_before.keep(workspace, PAPER)
    with pytest.raises(MethodRefused, match="made meanwhile"):
        shown_before.keep(workspace, LATER)
    shown_before.keep(workspace, shown_before.standing_beside(LATER, shown_before.of(workspace, LATER)))
    assert len(shown_before.of(workspace, replace(LATER, as_at="2026-01-01"))) == 2


def test_the_same_paper_with_other_figures_is_neither_kept_nor_let_out(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    robbery = Figure("robbery", "Robbery", "robbery", PAPER.partnership, 12.0, "incidents", QUARTER)
    paper = replace(PAPER, figures=(robbery,))
    with pytest.raises(MethodRefused, match="later public papers are held against"):
        shown_before.check_kept(workspace, paper)
    shown_before.keep(workspace, paper)
    shown_before.check_kept(workspace, paper)
    hidden = replace(paper, figures=(replace(robbery, value=None, suppressed=True),))
    for act in (shown_before.keep, shown_before.check_kept):
        with pytest.raises(MethodRefused, match="before with other figures"):
            act(workspace, hidden)
    shown_before.check_kept(workspace, replace(hidden, audience="partners"))  # which nobody lets out


def test_a_place_is_one_by_whatever_code_or_name_it_was_asked_for(tmp_path: Path) -> None:
    """A district's own code, one that it had before it was merged, its partnership's, and a page's bare name."""
    places = alder.workspace(tmp_path, alder.steady(QUARTER, {("L1", "robbery", alder.HOME): 3}))
    judge, same = same_place.overlapping(places), same_place.the_same(places)
    district = replace(PAPER, partnership=Area("P1", "Alder", "district"))
    for other in (Area("", "alder", "csp"), Area("P1", "Alder Borough", "district"), Area("C1", "Alder", "csp")):
        asked = replace(PAPER, partnership=other)
        assert judge(district, asked) and same(district, asked), other
    elsewhere = replace(PAPER, partnership=Area("", "Nowhere", "csp"))
    assert not judge(district, elsewhere) and not same(district, elsewhere)
    merged = [replace(PAPER, partnership=Area(code, "", "csp")) for code in ("C2", "P2", "P0")]
    assert all(judge(merged[0], one) and same(merged[0], one) and not judge(district, one) for one in merged)
    shown_before.keep(places, district)
    assert shown_before.of(places, replace(LATER, partnership=Area("", "Alder", "csp"))) == (district,)
    assert shown_before.of(places, replace(LATER, partnership=elsewhere.partnership)) == ()


def test_a_district_of_a_partnership_is_held_against_it_and_is_not_the_same_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_of = {"C1": frozenset({"P1", "P2"}), "P1": frozenset({"P1"}), "P2": frozenset({"P2"})}
    monkeypatch.setattr(same_place, "_grounds", lambda _: lambda area: made_of[area.code])
    whole, one, other = (replace(PAPER, partnership=Area(code, code, "csp")) for code in made_of)
    judge, same = same_place.overlapping(Workspace(tmp_path)), same_place.the_same(Workspace(tmp_path))
    assert judge(whole, one) and judge(other, whole) and not judge(one, other)
    assert not same(whole, one) and same(whole, whole)
