"""The public edition: no count of one to four children or offences can be worked out, in one paper or in several."""

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from commonweal.errors import MethodRefused
from commonweal.figures import Area, Period
from commonweal.figures.document import from_json, to_json
from commonweal.papers import same_place, shown_before, youth_justice
from commonweal.papers.verification import verify
from commonweal.papers.youth_justice_counts import printed
from commonweal.rendering import render
from commonweal.workspace import Workspace
from youth_attacker import Attacker
from youth_borough import PERIOD, PLACE, youth_borough  # noqa: F401

LATER = Period.parse("ytd:2025-09")


@pytest.fixture(scope="module")
def own(youth_borough, tmp_path_factory) -> Workspace:  # noqa: F811
    """A workspace of its own: public papers are kept in it."""
    root = tmp_path_factory.mktemp("youth-public") / "ws"
    shutil.copytree(youth_borough.root, root)
    return Workspace(root)


@pytest.fixture(scope="module")
def editions(own):
    """Both editions of two papers, the public ones one after the other: each knows what came before."""
    found = {}
    for period in (PERIOD, LATER):
        request = youth_justice.Request(PLACE, period)
        found[period, "partners"] = youth_justice.figures(own, request)
        public = youth_justice.figures(own, replace(request, audience="public"))
        shown_before.keep(own, public)
        found[period, "public"] = public
    return found


def small(paper) -> dict:
    """Every small count that the partners' edition prints, by what it is of and when."""
    told = (pair for figure in paper.figures if figure.audience == "partners" for pair in printed(figure))
    return {(name, str(p.start), str(p.end)): v for (name, p), v in told if v is not None and 0 < v < 5}


@pytest.mark.parametrize("periods", [(PERIOD,), (PERIOD, LATER)])
def test_an_attacker_with_every_public_paper_narrows_no_small_count_to_fewer_than_three_values(editions, periods):
    wanted = {}
    attacker = Attacker()
    for period in periods:
        wanted |= small(editions[period, "partners"])
        attacker.read(to_json(editions[period, "public"]))
    assert len(wanted) > 20, "there is something to find"
    assert not wanted.keys() & attacker.known.keys()
    ranges = attacker.ranges(wanted)
    assert wanted.keys() & ranges.keys()
    for name, (low, high) in ranges.items():
        assert low <= wanted[name] <= high and high - low >= 2, (name, wanted[name], low, high)


def test_without_protection_the_same_attacker_finds_them(editions):
    """A leak test first shows that there is something to leak: the partners' paper with small counts alone blanked."""
    paper = editions[PERIOD, "partners"]
    gone = small(paper)

    def blanked(figure):
        hidden = any((name, str(p.start), str(p.end)) in gone for (name, p), _ in printed(figure))
        return replace(figure, value=None, baseline_value=None, suppressed=True) if hidden else figure

    naive = replace(paper, figures=tuple(map(blanked, paper.figures)))
    ranges = Attacker().read(to_json(naive)).ranges(gone)
    assert any(low == high and low < 5 for low, high in ranges.values())


def test_a_hidden_figure_holds_no_number_and_single_childrens_offences_are_in_no_range(editions):
    for period in (PERIOD, LATER):
        for figure in editions[period, "public"].figures:
            if figure.suppressed:
                assert not [
                    v for v in (figure.value, figure.baseline_value, figure.interval, figure.p) if v is not None
                ]
                assert figure.parameters == {}
            assert not {"phi", "count", "change"} & set(figure.parameters)
            if figure.id.startswith(("reoffending/frequency", "offences/to-date", "mix/offence")):
                assert figure.interval is None and figure.p is None


def test_no_file_of_the_public_edition_holds_a_hidden_number(editions, tmp_path):
    """Each hidden figure's line says that it is not shown: in the page, a chart's words, Word and the workbook."""
    public = editions[PERIOD, "public"]
    hidden = [f for f in public.figures if f.suppressed and f.id.startswith("mix/offence/")]
    assert hidden, "there is something to leak"
    files = {f.suffix: f for f in render(public, tmp_path, ("html", "docx", "xlsx"))}
    page = files[".html"].read_text(encoding="utf-8")
    partners = render(editions[PERIOD, "partners"], tmp_path / "partners", ("html",))[0].read_text(encoding="utf-8")
    for figure in hidden:
        true = editions[PERIOD, "partners"].figure(figure.id).value
        assert f"{figure.label}: {true:.0f}" in partners and f"{figure.label}: {true:.0f}" not in page
        assert f"{figure.label}: not shown" in page
    assert "Partners only" not in page and "For partners only" not in page
    words = _texts(files[".docx"], "word/document.xml")
    assert "not shown" in words and "Partners only" not in words
    assert "not shown" in _texts(files[".xlsx"], "xl/sharedStrings.xml")


def _texts(file: Path, part: str) -> str:
    with zipfile.ZipFile(file) as archive:
        return archive.read(part).decode("utf-8")


def test_hidden_kinds_stand_in_an_order_that_tells_no_size(editions):
    rows = [r.figure for r in editions[PERIOD, "public"].table("mix/offence").rows]
    figures = {f.id: f for f in editions[PERIOD, "public"].figures}
    unseen = [figures[id].label for id in rows if figures[id].suppressed]
    assert unseen == sorted(unseen) and len(unseen) > 2
    assert rows[-len(unseen) :] == [id for id in rows if figures[id].suppressed]


def test_the_public_paper_is_worked_out_again_beside_those_before_it(own, editions):
    for period in (PERIOD, LATER):
        text = to_json(editions[period, "public"])
        assert not verify(own, text).differences
    later = from_json(to_json(editions[LATER, "public"]))
    assert later.parameters["shown_before"] == [shown_before.name(editions[PERIOD, "public"])]
    altered = json.loads(to_json(later))
    next(f for f in altered["figures"] if f["suppressed"])["value"] = 3.0
    assert verify(own, json.dumps(altered)).differences


def test_the_teams_own_published_rates_are_not_put_back_in(editions):
    """What others publish of this team would stand beside what is hidden here."""
    public = editions[PERIOD, "public"]
    assert [f for f in editions[PERIOD, "partners"].figures if f.area.kind == "team"], "there is something to leak"
    assert not [f for f in public.figures if f.area.kind == "team"]


def test_beside_a_public_paper_of_a_larger_place_it_is_refused(own, editions, tmp_path, monkeypatch):
    """Their counts name no area: less this place's, the larger one's would tell of the rest."""
    shutil.copytree(own.root, tmp_path / "ws")
    place, public = Workspace(tmp_path / "ws"), editions[LATER, "public"]
    monkeypatch.setattr(
        same_place, "_grounds", lambda _: lambda area: frozenset({PLACE, "rest"} if area.code == "whole" else {PLACE})
    )
    whole = replace(public, partnership=Area("whole", "The whole", "csp"), parameters={"shown_before": []})
    shown_before.put_back(place, whole)
    with pytest.raises(MethodRefused, match="larger or smaller place"):
        youth_justice.figures(place, youth_justice.Request(PLACE, Period.parse("ytd:2025-07"), audience="public"))
    youth_justice.figures(place, youth_justice.Request(PLACE, Period.parse("ytd:2025-07"), audience="partners"))
