"""PDF: pages as pictures with the text that an eye finds on them."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

import hostile_pdfs as pdfs
from commonweal.documents.blocks import Paragraph
from commonweal.documents.plain import PlainDocument
from commonweal.documents.safe_copy.make import copy_of
from commonweal.errors import UploadRefused


@pytest.fixture(scope="module")
def copy():
    return copy_of("paper.pdf", pdfs.with_secrets())


def test_every_canary_is_in_the_upload_and_in_nothing_of_the_copy(copy):
    upload = pdfs.with_secrets()
    assert [name for name, canary in pdfs.CANARIES.items() if canary.encode() not in upload] == []
    kept = copy.to_json()
    assert [name for name, canary in pdfs.CANARIES.items() if canary in kept] == []


def test_what_is_seen_comes_over_line_by_line(copy):
    (page,) = copy.blocks
    assert [words for words in pdfs.SEEN if words not in page.text.split("\n")] == []
    assert "spoken" in page.text  # what stands there, not the words given to be read out in its stead
    first = page.lines[0]
    assert 0.11 < first.left < 0.13 and 0.05 < first.top < 0.08


def test_letters_of_a_hidden_layer_over_seen_ones_are_not_told_apart(copy):
    assert "Members agreed to" not in copy.blocks[0].text  # in doubt, out
    assert "not seen on the page" in " ".join(copy.warnings)


def test_the_picture_shows_the_black_boxes(copy):
    picture = Image.open(BytesIO(copy.blocks[0].content)).convert("L")
    across, down = picture.width / 595, picture.height / 842
    for y in (700, 640, 480):
        assert picture.getpixel((round(200 * across), round((842 - y - 4) * down))) == 0


def test_it_says_what_was_left_out(copy):
    said = " ".join(copy.warnings)
    for kind in ("attached", "Scripts", "Comments", "not seen on the page"):
        assert kind in said


def test_our_own_pdf_keeps_all_its_words():
    words = "The office first found a difficult file of traffic figures: 1,204 (−5.4%), “quoted” — £5."
    copy = copy_of("ours.pdf", PlainDocument("Official figures", (Paragraph.of(words),)).pdf())
    assert words in copy.blocks[0].text.replace("\n", " ")
    assert copy.warnings == ()


def test_a_page_without_text_says_so():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    copy = copy_of("scan.pdf", pdfs.saved(pdf))
    assert "screen reader" in " ".join(copy.warnings)
    assert copy.blocks[0].alt.endswith("Its text cannot be read out.")


def test_a_turned_page_has_its_text_in_place():
    with pikepdf.open(BytesIO(pdfs.plain())) as pdf:
        pdf.pages[0].rotate(90, relative=False)
        turned = pdfs.saved(pdf)
    (page,) = copy_of("turned.pdf", turned).blocks
    assert page.width > page.height and page.text == "Words of the paper 1"


def test_marked_but_unapplied_redactions_are_refused():
    with pytest.raises(UploadRefused, match="still stand there"):
        copy_of("a.pdf", pdfs.marked_but_not_applied())


def test_a_locked_file_is_refused():
    with pytest.raises(UploadRefused, match="locked with a password"):
        copy_of("a.pdf", pdfs.locked())


def test_too_many_pages_are_refused():
    pdf = pikepdf.new()
    for _ in range(301):
        pdf.add_blank_page(page_size=(50, 50))
    with pytest.raises(UploadRefused, match="301 pages"):
        copy_of("a.pdf", pdfs.saved(pdf))


def test_a_vast_page_is_drawn_small():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(14_400, 14_400))
    (page,) = copy_of("a.pdf", pdfs.saved(pdf)).blocks
    assert max(Image.open(BytesIO(page.content)).size) <= 2481


def test_damage_is_refused():
    with pytest.raises(UploadRefused, match="damaged"):
        copy_of("a.pdf", b"%PDF-1.7\nnothing more")
