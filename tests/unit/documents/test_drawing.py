from xml.etree import ElementTree

import altair as alt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.documents import drawing

SVG = "{http://www.w3.org/2000/svg}"
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1)


def chart(opacity=1.0):
    """One target for a pointer, and its words in the picture."""
    base = alt.Chart(alt.NamedData("rows"), height=20, width=20)
    target = base.mark_rect(opacity=opacity).encode(description="say:N")
    return alt.layer(target, base.mark_text(aria=False).encode(text="say:N"))


@settings(max_examples=25, deadline=None)
@given(WORDS)
def test_any_words_make_a_sound_drawing(words):
    drawn = drawing.svg(chart(), {"rows": [{"say": words}]}, words)
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own drawing
    assert root[0].tag == f"{SVG}title" and root.get("role") == "img"
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {"svg", "title", "rect", "g", "path", "text", "tspan"}


def test_a_marks_description_is_what_the_pages_script_reads():
    drawn = drawing.svg(chart(), {"rows": [{"say": 'a > "b" <script>'}]}, "t")
    said = [e.get("aria-label") for e in ElementTree.fromstring(drawn).iter() if e.get("aria-label")]  # noqa: S314
    assert said == ['a > "b" <script>']


def test_nothing_in_a_drawing_needs_what_the_pages_policy_forbids_or_an_id():
    drawn = drawing.svg(chart(), {"rows": [{"say": "x"}]}, "t")
    assert " style=" not in drawn and " id=" not in drawn and "<style" not in drawn and "href=" not in drawn


def test_on_paper_nothing_is_left_of_what_only_a_pointer_needs():
    drawn = drawing.svg(chart(opacity=0), {"rows": [{"say": 'a > "b"'}]}, "t")
    still = drawing.still(drawn)
    assert "aria-label" in drawn and "aria-label" not in still and '>a &gt; "b"</text>' in still


def test_the_same_figures_give_the_same_bytes():
    assert len({drawing.svg(chart(), {"rows": [{"say": "x"}]}, "t") for _ in range(3)}) == 1


def test_a_drawing_fetches_nothing():
    outside = alt.Chart("http://example.org/rows.csv").mark_point().encode(x="a:Q")
    with pytest.raises(ValueError, match="not allowed"):
        drawing.svg(outside, {}, "t")


def test_a_drawing_becomes_pixels():
    assert drawing.png(drawing.svg(chart(), {"rows": [{"say": "x"}]}, "t")).startswith(b"\x89PNG")
