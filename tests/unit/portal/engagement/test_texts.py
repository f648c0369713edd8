"""Texts: what could tell who wrote them, and themes suggested by words in common."""

from collections.abc import Callable

import pytest

from commonweal.portal.engagement.surveys.suggesting import suggestions, words_of
from commonweal.portal.engagement.surveys.telling import plain, redacted, warnings
from commonweal.portal.plan.persons import sign_of_person
from commonweal.sources.partner.personal import personal_value

TELLING = "Ask Mrs Jones at 12 High Street, TS18 1AA, 01632 960123 or jones@example.org, my name is Ann Lee"


def test_known_forms_are_taken_out() -> None:
    clean = redacted(TELLING)
    for secret in ("Jones", "High Street", "TS18", "960123", "example.org", "Ann Lee"):
        assert secret in TELLING and secret not in clean
    assert "[name]" in clean and "[address]" in clean and not plain(clean)


@pytest.mark.parametrize(
    ("text", "warned"),
    [("My daughter is in a wheelchair", "family"), ("I saw Peter Smithson there", "may be a name"),
     ("The blue van AB12 CDE parks here", "vehicle"), ("More lights please", "")],
)  # fmt: skip
def test_what_has_no_form_is_warned_of(text: str, warned: str) -> None:
    assert (warned in " ".join(warnings(text))) if warned else warnings(text) == ()


def test_a_suggestion_comes_of_words_in_common_and_says_which() -> None:
    texts = ["Broken street lights in the lane", "Lights out by the school", "Dogs on the beach", "Bikes on the beach"]
    found = suggestions(texts, 0, {1: ["lighting"], 2: ["dogs"], 3: ["bikes"]})
    assert [(one.theme, one.texts) for one in found][:1] == [("lighting", 1)]
    assert "lights" in found[0].words
    assert suggestions(texts, 0, {}) == () and suggestions(texts, 0, {0: ["lighting"]}) == ()


def test_common_words_suggest_nothing() -> None:
    assert words_of("The and for with their many people") == []
    assert suggestions(["and the people", "the people and"], 0, {1: ["x"]}) == ()


@pytest.mark.parametrize("look", [warnings, plain, sign_of_person, personal_value])
def test_a_word_without_end_keeps_nobody_waiting(look: Callable[[str], object]) -> None:
    """Anyone may write it into a survey: looking for an e-mail address in it took its length squared.

    Squared, this length would take hours, and the suite's own limit for a test would end it.
    """
    assert not look("a" * 3_000_000)
