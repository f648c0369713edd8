import json

import pytest

from commonweal.errors import MethodRefused
from commonweal.figures import Period
from commonweal.figures.document import from_json, to_json
from commonweal.papers.reconciliation import Request, build, figures
from commonweal.papers.verification import verify
from commonweal.rendering.figure_words import in_words
from side_by_side import HOME, three  # noqa: F401  a fixture

YEAR = Period.parse("2025-01..2025-12")


@pytest.fixture(scope="module")
def written(three, tmp_path_factory):  # noqa: F811
    (path,) = build(three, Request("Alder", YEAR), tmp_path_factory.mktemp("paper"), ["json"])
    return path.read_text(encoding="utf-8")


def test_a_paper_with_an_extract_is_for_partners_and_marked(written):
    shown = json.loads(written)
    assert shown["report"] == "reconciliation"
    assert shown["audience"] == "partners"
    assert {f["audience"] for f in shown["figures"]} == {"partners"}
    assert {s["audience"] for s in shown["series"]} == {"partners"}


def test_a_public_paper_is_as_if_there_were_no_extract(three):  # noqa: F811
    everything = to_json(figures(three, Request("Alder", YEAR)))
    public = to_json(figures(three, Request("Alder", YEAR, audience="public")))
    assert HOME in everything  # the extract's publisher
    assert "extract" in everything
    for word in (HOME, "partner.", "extract", '"partners"'):
        assert word not in public
    assert json.loads(public)["audience"] == "public"


def test_an_extract_cannot_be_asked_into_a_public_paper(three):  # noqa: F811
    with pytest.raises(MethodRefused, match="for partners only"):
        figures(three, Request("Alder", YEAR, audience="public", sources=("police_uk.street", "partner.force")))


@pytest.mark.parametrize("request_", [
    Request("Alder", YEAR), Request("P1", Period.parse("2025-04..2025-06"), audience="public"),
    Request("Alder", YEAR, sources=("partner.force", "police_uk.street")),
], ids=["all", "public", "named"])  # fmt: skip
def test_every_figure_is_worked_out_again_the_same(three, request_):  # noqa: F811
    found = verify(three, to_json(figures(three, request_)))
    assert found.differences == ()
    assert found.same > 30


def test_an_altered_figure_is_found(three, written):  # noqa: F811
    shown = json.loads(written)
    shown["figures"][1]["baseline_value"] += 1
    (difference,) = verify(three, json.dumps(shown)).differences
    assert (difference.id, difference.part) == (shown["figures"][1]["id"], "baseline_value")


def test_the_document_reads_back(written):
    assert to_json(from_json(written)) == written


def test_every_figure_is_told_beside_the_other_source(three):  # noqa: F811
    shown = figures(three, Request("Alder", YEAR))
    told = [in_words(shown, figure) for figure in shown.figures]
    assert told[0].sentence.startswith("All crime, Alder, January to December 2025: ")
    assert all(one.sentence.endswith(".") and one.say for one in told)
    assert not any(word in one.sentence for one in told for word in ("None", "nan", "year before"))
    assert {"agree", "do not agree", "as usual", "fewer than usual"} <= {one.say for one in told}
