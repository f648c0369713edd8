"""The PDF as a reader's machine sees it: PDF/UA-1, titled, with bookmarks, heads and feet, and nothing fetched."""

import re

import page as validator
import pikepdf
import pytest

from commonweal.documents import pdf
from commonweal.rendering import render
from nasty_words import nasty
from sample_figures import tallow


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    (path,) = render(tallow(), tmp_path_factory.mktemp("pdf"), ["pdf"])
    return path


def test_it_passes_every_rule_of_pdf_ua_1(paper):
    report = validator.validate_pdf(paper, profile="ua1")
    assert [f"{f.rule_id}: {f.message}" for f in report.failures] == []
    assert report.is_compliant and report.rules.total > 100


def test_it_says_its_title_and_language_and_has_bookmarks(paper):
    with pikepdf.open(paper) as file:
        assert str(file.docinfo["/Title"]).startswith("Recorded crime and disorder: Safer Tallow Partnership, October")
        assert file.Root.Lang == "en-GB"
        with file.open_outline() as outline:
            first = outline.root[0]
            assert first.title.startswith("Tallow recorded 20,194 crimes")
            titles = [child.title for item in outline.root for child in item.children]
        assert "What is unusual" in titles and "Sources and licences" in titles
        assert 4 <= len(file.pages) <= 10


def test_every_picture_has_its_words_and_every_table_its_head(paper):
    with pikepdf.open(paper) as file:
        tags = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"]
        figures = [t for t in tags if t.S == "/Figure"]
        assert len(figures) > 20 and all(len(str(t.Alt)) > 20 for t in figures)
        assert len([t for t in tags if t.S == "/THead"]) >= 8
        assert {"/H1", "/H2", "/H3"} <= {str(t.S) for t in tags}


def test_hostile_words_fetch_nothing_and_keep_it_sound(tmp_path):
    (path,) = render(nasty(), tmp_path, ["pdf"])
    assert validator.validate_pdf(path, profile="ua1").is_compliant
    with pikepdf.open(path) as file:
        assert not [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/JS" in o]


def test_what_lies_outside_the_page_is_not_fetched(tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>secret</text></svg>')
    page = f'<html lang="en-GB"><title>t</title><p>words</p><img alt="a" src="{secret.as_uri()}"></html>'
    pdf.write(page, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as file:
        content = b"".join(p.Contents.read_bytes() for p in file.pages)
    assert len(re.findall(rb"\bTJ\b|\bTj\b", content)) == 2  # the words, and the picture's alternative
