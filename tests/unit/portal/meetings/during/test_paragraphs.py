from hypothesis import given
from hypothesis import strategies as st

from commonweal.minutes.model import Paragraph
from commonweal.portal.meetings.paragraphs import paragraphs, tidy, typed, undecided

SAID = "Members heard\nfrom the police.\r\n\r\n\r\n## Op Lantern\n\n- patrols\n- lighting\nand more was said\n"


def test_marks_make_subheadings_and_lists() -> None:
    assert [(p.kind, p.text) for p in paragraphs(SAID)] == [
        ("text", "Members heard from the police."),
        ("subheading", "Op Lantern"),
        ("list", "patrols"),
        ("list", "lighting"),
        ("text", "and more was said"),
    ]


def test_a_mark_that_is_meant_as_words_is_typed_with_a_backslash() -> None:
    assert paragraphs("\\- 3 degrees") == (Paragraph("- 3 degrees"),)
    assert paragraphs(typed((Paragraph("## not a heading"),))) == (Paragraph("## not a heading"),)


def test_tidying_changes_no_word_and_is_settled_at_once() -> None:
    assert tidy(tidy(SAID)) == tidy(SAID)
    assert tidy(SAID).split() == SAID.split()


def test_places_left_to_choose_are_told() -> None:
    assert undecided("fell by [[8%]] [[9%]] since") == ("[[8%]] [[9%]]",)
    assert undecided("[[One]] was. [[Two]] were.") == ("[[One]]", "[[Two]]")


_words = st.text(st.sampled_from("ab-#\\ ."), min_size=1, max_size=12).map(str.strip).filter(bool)
_parts = st.lists(st.builds(Paragraph, _words, st.sampled_from(["text", "list", "subheading"])), max_size=6)


@given(_parts)
def test_what_is_typed_from_paragraphs_reads_as_the_same_paragraphs(parts: list[Paragraph]) -> None:
    whole = tuple(Paragraph(" ".join(p.text.split()), p.kind) for p in parts)
    assert paragraphs(typed(whole)) == whole
