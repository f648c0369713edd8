from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from commonweal.documents import svg
from commonweal.documents.picture import png


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")))
def test_any_words_make_a_sound_drawing(words):
    drawing = svg.drawing(10, 10, words, [svg.text(words, 1, 2), svg.element("path", d="M0 0", data_say=words)])
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing
    assert [child.tag.rpartition("}")[2] for child in root] == ["title", "text", "path"]


def test_on_paper_nothing_is_left_of_what_only_a_pointer_needs():
    target = svg.element("rect", x=1, fill="#fff", fill_opacity=0, data_say='a > "b"')
    area = svg.element("path", d="M0 0", data_say="said")
    still = svg.still(svg.drawing(5, 5, "t", [target, area]))
    assert "data-say" not in still and "<rect" not in still and '<path d="M0 0"/>' in still


def test_numbers_are_short():
    assert svg.short(3.0) == "3" and svg.short(3.14159) == "3.1"


def test_a_drawing_becomes_pixels():
    assert png(svg.drawing(20, 10, "t", [])).startswith(b"\x89PNG")
