"""The reconciliation's PDF as a reader's machine sees it: PDF/UA-1, marked on each page, charts described."""

import page as validator
import pikepdf
import pypdfium2
import pytest

from commonweal.figures import Period
from commonweal.papers.reconciliation import Request, build
from side_by_side import three  # noqa: F401  a fixture


@pytest.fixture(scope="module")
def paper(three, tmp_path_factory):  # noqa: F811
    request = Request("Alder", Period.parse("2025-01..2025-12"))
    (path,) = build(three, request, tmp_path_factory.mktemp("pdf"), ["pdf"])
    return path


def test_it_passes_every_rule_of_pdf_ua_1_and_its_charts_are_described(paper):
    report = validator.validate_pdf(paper, profile="ua1")
    assert [f"{f.rule_id}: {f.message}" for f in report.failures] == []
    with pikepdf.open(paper) as file:
        tags = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"]
        figures = [t for t in tags if t.S == "/Figure"]
        assert len(figures) == 6
        assert all("Usual is" in str(t.Alt) for t in figures)


def test_every_page_says_whom_it_is_for_and_the_first_has_its_charts(paper):
    with pypdfium2.PdfDocument(paper) as file:
        texts = [each.get_textpage().get_text_bounded() for each in file]
    assert 4 <= len(texts) <= 8
    assert all("Partners only: not for publication" in text for text in texts)
    assert "All crime: outside the usual offset in April to June 2025" in " ".join(texts[0].split())
