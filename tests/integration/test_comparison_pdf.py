"""The comparison's PDF as a reader's machine sees it: PDF/UA-1, with bookmarks, pictures described, heads to tables."""

import page as validator
import pikepdf
import pytest

from commonweal.rendering import render
from sample_comparison import compared


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    (path,) = render(compared(), tmp_path_factory.mktemp("pdf"), ["pdf"])
    return path


def test_it_passes_every_rule_of_pdf_ua_1(paper):
    report = validator.validate_pdf(paper, profile="ua1")
    assert [f"{f.rule_id}: {f.message}" for f in report.failures] == []
    assert report.is_compliant and report.rules.total > 100


def test_its_pictures_are_described_and_its_tables_headed(paper):
    with pikepdf.open(paper) as file:
        assert str(file.docinfo["/Title"]).startswith("Comparison with similar partnerships: Safer Tallow Partnership")
        tags = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"]
        figures = [t for t in tags if t.S == "/Figure"]
        assert len(figures) > 25 and all(len(str(t.Alt)) > 60 for t in figures)
        assert len([t for t in tags if t.S == "/THead"]) >= 8
        assert 6 <= len(file.pages) <= 14
