"""A child is erased after a public paper was made: the next must not tell, by the difference, what that child did."""

import csv
import io
import shutil
from collections import Counter
from pathlib import Path

import pytest

from commonweal.demo import build
from commonweal.demo.partners import youth_justice as returns
from commonweal.figures import FigureSet
from commonweal.figures.document import to_json
from commonweal.ingest.youth_erasure import erase_child
from commonweal.papers import shown_before, youth_justice
from commonweal.papers.verification import verify
from commonweal.papers.youth_justice_counts import printed
from commonweal.workspace import Workspace
from youth_borough import PERIOD, PLACE, SMALL, youth_borough  # noqa: F401


def seen(paper: FigureSet) -> dict:
    """Every count that a paper prints."""
    found = ((key, value) for figure in paper.figures for key, value in printed(figure))
    return {key: round(value) for key, value in found if value is not None}


def differing(one: FigureSet, other: FigureSet) -> set:
    """The counts that both print, and that differ by few."""
    before, after = seen(one), seen(other)
    return {key for key in before.keys() & after.keys() if 0 < abs(before[key] - after[key]) < 5}


def somebody() -> str:
    """A child with several offences in the months that the paper is of."""
    rows = csv.DictReader(io.StringIO(returns.returns_export(build.imagine(SMALL))))
    late = Counter(row["Person ID"] for row in rows if row["Outcome Date"][3:] in ("04/2025", "05/2025", "06/2025"))
    return late.most_common(1)[0][0]


@pytest.fixture(scope="module")
def papers(youth_borough: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, FigureSet]:  # noqa: F811
    root = tmp_path_factory.mktemp("erased") / "ws"
    shutil.copytree(youth_borough.root, root)
    own = Workspace(Path(root))
    request = youth_justice.Request(PLACE, PERIOD)
    public = youth_justice.Request(PLACE, PERIOD, audience="public")
    found = {"partners before": youth_justice.figures(own, request), "before": youth_justice.figures(own, public)}
    shown_before.keep(own, found["before"])
    erase_child(own, somebody())
    found |= {"partners after": youth_justice.figures(own, request), "after": youth_justice.figures(own, public)}
    shown_before.keep(own, found["after"])
    assert to_json(youth_justice.figures(own, public)) == to_json(found["after"])
    assert not verify(own, to_json(found["after"])).differences
    return found


def test_the_paper_before_and_the_one_after_tell_of_no_child_by_their_difference(papers: dict[str, FigureSet]) -> None:
    leaking = differing(papers["partners before"], papers["partners after"])
    assert {name for name, _ in leaking} >= {"offences", "children"}, "there is something to leak"
    assert not differing(papers["before"], papers["after"])
    assert papers["after"].parameters["shown_before"] == [shown_before.name(papers["before"])]


def test_what_the_erasure_did_not_touch_is_still_told(papers: dict[str, FigureSet]) -> None:
    told = [f for f in papers["after"].figures if not f.suppressed and f.id.startswith("offences/whole/")]
    assert told


def test_what_was_hidden_before_is_hidden_still(papers: dict[str, FigureSet]) -> None:
    hidden = {f.id for f in papers["before"].figures if f.suppressed}
    assert not [f.id for f in papers["after"].figures if f.id in hidden and not f.suppressed]
