import pytest

from commonweal.errors import MappingRefused
from commonweal.papers.words import parse

TEXT = """
body = "Safer Alder Partnership"
[cover]
purpose = "To inform members."
recommendation = "Members are asked to note the report."
[[paragraph]]
agency = "Alder Homes"
title = "Our homes"
text = "We opened 41 cases."
audience = "partners"
[[paragraph.figure]]
label = "Cases"
value = 41
"""


def test_cover_body_and_paragraphs_are_read():
    words = parse(TEXT)
    assert (words.body, words.cover.purpose) == ("Safer Alder Partnership", "To inform members.")
    given = words.contributions[0]
    assert (given.agency, given.audience, given.figures[0].value, given.figures[0].baseline) == (
        "Alder Homes",
        "partners",
        41,
        None,
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[cover]\npurpose = 'x'", "recommendation"),
        ("[[paragraph]]\nagency='A'\ntitle='T'\ntext='x'\naudience='everyone'", "everyone"),
        (
            "[[paragraph]]\nagency='A'\ntitle='T'\ntext='x'\n[[paragraph.figure]]\nlabel='n'\nvalue='many'",
            "not a number",
        ),
        ("[cover", "TOML"),
        ("[paragraph]\nagency='A'", "agency, title and text"),
    ],
)
def test_what_is_wrong_is_named(text, word):
    with pytest.raises(MappingRefused, match=word):
        parse(text)
