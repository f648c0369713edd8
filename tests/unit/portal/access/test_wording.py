"""What a kept file says, as the search looks through it."""

import pytest

from commonweal.portal.access.models import Document
from commonweal.portal.access.verbs import audiences, documents, things
from commonweal.portal.access.wording import words_of
from commonweal.portal.library.models import Paper
from portal_world import World

pytestmark = pytest.mark.django_db


def test_each_word_stands_once_in_one_letter_case_without_the_signs_around_it() -> None:
    assert words_of("Burglary, (burglary) and ‘anti-social’ BURGLARY: 28/03 — £4.50.") == (
        "28/03 and anti-social burglary £4.50"
    )


@pytest.mark.parametrize("part", ["burg", "50%", "a_b", "o'b", "straße"])
def test_a_part_of_a_word_is_found_as_it_is_and_signs_of_patterns_stand_for_themselves(world: World, part: str) -> None:
    keep(world, "said", f"Words: Burglary 50% a_b o'brien STRASSE {part}.")
    keep(world, "other", "Words: purge 505 acb.")
    found = Document.objects.filter(words__holds=part.casefold())
    assert [row.name for row in found] == ["said"]


@pytest.mark.parametrize("part", ["BURG", "burg", "50%", "a_b", "O'B", "café"])
def test_a_text_says_a_part_of_a_word_in_any_letter_case(world: World, part: str) -> None:
    keep(world, "Burglary 50% a_b o'brien Café", "")
    keep(world, "Purge 505 acb Caf", "")
    assert [row.title[:8] for row in Paper.objects.filter(title__says=part)] == ["Burglary"]


def test_what_a_file_says_is_read_by_the_search_alone(world: World) -> None:
    keep(world, "said", "Burglary.\0")
    assert Document.objects.get().get_deferred_fields() == {"words", "text"}
    assert Document.objects.get().text == "Burglary."


def keep(world: World, name: str, text: str) -> Document:
    """A file that says this, in a paper of its own."""
    by = world.reader("clerk")
    made = {"made_at": "2026-03-02T10:00:00Z", "title": name}
    paper = things.make(Paper, home=None, audience=audiences.partners(), by=by, **made)
    return documents.keep(
        b"bytes", name=name, media_type="text/plain", role="content", home=paper.thing, by=world.reader("clerk"),
        audience=audiences.partners(), text=text,
    )  # fmt: skip
