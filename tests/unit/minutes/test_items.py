"""Items: restricted or not, decided or not, deferred to when."""

import pytest

from commonweal.errors import MappingRefused
from commonweal.minutes import load_profile
from minutes_samples import item_of, minutes_of


@pytest.mark.parametrize("title", ["Restricted - Raids", "Raids - RESTRICTED", "Raids (Exempt)", "CONFIDENTIAL: Raids"])
def test_a_marking_in_the_title_is_taken_off_and_told(title):
    item = item_of("Members had a talk.", title=title)
    assert (item.title, item.title_as_printed, item.restricted_marker) == ("Raids", title, ("title",))


@pytest.mark.parametrize(
    "text",
    [
        "Members were presented with a restricted report on raids.",
        "Due to its nature this item was restricted.",
        "The Board received a confidential briefing.",
    ],
)
def test_the_text_may_say_it_of_the_item(text):
    assert item_of(text).restricted_marker == ("body",)


@pytest.mark.parametrize(
    "text",
    [
        "A comparison was in a separate report. This report was a restricted document.",
        "Parking in the square was restricted.",
        "Restricted parking was discussed.",
    ],
)
def test_another_reports_restriction_is_not_the_items(text):
    assert not item_of(text).restricted


@pytest.mark.parametrize(
    "text, outcome",
    [
        ("AGREED that the update be noted.", "noted"),
        ("RESOLVED that the briefing be received.", "received"),
        ("AGREED that the item remain on the agenda.", "kept_on_agenda"),
        ("AGREED that the plan be adopted.", "agreed"),
        ("It was agreed that the plan was good.", "no_decision"),
        ("The plan was noted by members.", "noted_without_agreed"),
        ("This item was postponed to the next meeting.", "deferred"),
        ("This item was a duplicate of the next item.", "duplicate"),
        ("No reports were received.", "nil_return"),
    ],
)
def test_the_outcome(text, outcome):
    assert item_of(text).outcome == outcome


def test_a_pasted_body_is_told():
    text = "The officer set out how patrols in the harbour had been changed over the winter, and what came of it."
    record = minutes_of(text, "TSB/7/19 Fires", text)
    assert [a.kind for a in record.anomalies if a.item_seq == 2] == ["number_repeated", "title_contradicts_body"]


@pytest.mark.parametrize(
    "text, words",
    [
        ("numbering = 3", "not a list"),
        ("numbering = ['roman']", "roman"),
        ("colour = ['red']", "colour"),
        ("[labels]\nnobody = ['x']", "nobody"),
        ("a = = b", "not TOML"),
    ],
)
def test_a_profile_that_says_nonsense_is_refused(tmp_path, text, words):
    file = tmp_path / "p.toml"
    file.write_text(text)
    with pytest.raises(MappingRefused, match=words):
        load_profile(file)
