"""Letters from templates: filled in, looked over, warned of, kept, and files that say what was seen."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.conf import settings
from django.urls import reverse

from beside_cases import ALLEGED, applied, in_case, wrote
from commonweal.documents.plain import PlainDocument
from commonweal.errors import WorkspaceRefused
from commonweal.portal.access.models import Document
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import gathering
from commonweal.portal.cases.letters import queries, templates_file
from commonweal.portal.cases.letters.models import Letter
from commonweal.portal.cases.letters.templates_file import GIVEN, offered, read, template_of
from commonweal.portal.cases.letters.writing import filled
from commonweal.portal.cases.models import Entry
from commonweal.portal.cases.roles import ROLES
from portal_world import World
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db
OWN = 'title = "A word"\nof = "case"\n[[slot]]\nkey = "what"\nlabel = "What?"\n[text]\nwords = "Dear {name}, {what}."\n'


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No PDF is drawn here, which takes a second; what is read is gathered as for a page."""
    monkeypatch.setattr(PlainDocument, "pdf", lambda self: f"%PDF {self.blocks}".encode())
    with gathering():
        yield


def test_five_letters_of_cases_and_reviews_come_with_it() -> None:
    keys = {one.key for of in ("case", "review") for one in offered(of)}
    assert keys >= {
        "first-warning", "acceptable-behaviour-agreement", "community-protection-warning", "victim-update",
        "review-outcome",
    }  # fmt: skip
    assert all(one.to in (*ROLES, "") for one in offered("case"))


@pytest.mark.parametrize("of", ["case", "review"])
def test_nothing_of_a_template_is_left_in_a_letter_that_was_filled_in(of: str) -> None:
    for template in offered(of):
        said = {slot.key: f"words of {slot.key}" for slot in template.slots} | dict.fromkeys(GIVEN, "given")
        text = filled(template, said)
        assert "{" not in text
        assert all(f"words of {slot.key}" in text for slot in template.slots)


def test_what_was_typed_is_no_template_and_what_was_left_empty_leaves_no_gap(tmp_path: Path) -> None:
    text = filled(template_of("case", "first-warning"), {"what": "He wrote {agency}.", "agency": "Council"})
    assert "He wrote {agency}." in text
    assert "\n\n\n" not in text


def test_a_partnerships_own_stands_in_place_of_one_of_the_same_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates_file, "settings", type("Here", (), {"WORKSPACE": type("W", (), {"root": tmp_path})}))
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "first-warning.toml").write_text(OWN)
    own = template_of("case", "first-warning")
    assert (own.title, own.own) == ("A word", True)
    assert settings.WORKSPACE.root != tmp_path


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (OWN.replace("{what}", "{whom}"), "{whom}"),
        (OWN.replace('of = "case"', 'of = "cake"'), "case or review"),
        (OWN.replace('key = "what"', 'key = "name"'), "filled in by itself"),
        (OWN.replace('title = "A word"\n', ""), "title"),
        ("title = ", "no sound letter"),
        (OWN.replace('of = "case"', 'of = "case"\nto = "culprit"'), "victim"),
    ],
)
def test_a_wrong_one_is_refused_in_words(wrong: str, words: str) -> None:
    with pytest.raises(WorkspaceRefused, match=words):
        read(wrong, "own")


def test_a_letter_is_kept_in_its_case_and_stands_in_the_chronology(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    letter = wrote(world, case)
    assert [line.to for line in queries.letters(world.reader("fire"), case.pk)] == ["Perdita Quillfeather"]
    assert queries.letters(world.reader("clerk"), case.pk) == ()
    (entry,) = Entry.objects.filter(kind="letter")
    assert entry.text == "Letter: First warning about anti-social behaviour. To: Perdita Quillfeather."
    word, _ = queries.file(world.reader("fire"), letter.pk, "docx") or (b"", "")
    written = "\n".join(part.text for part in docx.Document(BytesIO(word)).paragraphs)
    assert "Perdita Quillfeather" in written
    assert "please stop." in written
    assert {row.sealed for row in Document.objects.filter(thing__home=letter.pk)} == {True}


def test_others_are_warned_of_and_a_letter_that_names_them_needs_a_look(world: World) -> None:
    case, client = opened(world), world.client("officer")
    to, other = in_case(world, case), in_case(world, case, ALLEGED, role="alleged")
    page = f"{reverse('cases:case-letter', args=[case.pk])}?letter=victim-update&to={to.pk}"
    assert "Perdita Quillfeather" in client.get(page).content.decode()
    said = {
        "to": "Perdita Quillfeather\n14 Candle Row", "name": "Ms Quillfeather", "dated": today().isoformat(),
        "done": "We spoke with Barnaby.", "next": "A visit.", "reply": "Officer Example.",
    }  # fmt: skip
    preview = client.post(page, said).content.decode()
    assert "Barnaby O&#x27;Thistle (said to have done it): their name" in preview
    assert "We spoke with Barnaby." in preview
    words = {
        "step": "words",
        "to": said["to"],
        "dated": said["dated"],
        "text": "Dear Ms Quillfeather, we spoke with Baz.",
    }
    refused = client.post(page, words).content.decode()
    assert "names other people" in refused
    assert "we spoke with Baz." in refused  # nothing typed is lost
    assert not Letter.objects.exists()
    client.post(page, words | {"text": "Dear Ms Quillfeather, we spoke with him."})
    assert Letter.objects.get().looked is False
    client.post(page, words | {"looked": "on"})
    assert sorted(Letter.objects.values_list("looked", flat=True)) == [False, True]
    assert other.pk != to.pk


def test_of_a_case_review_without_a_chronology(world: World) -> None:
    review, client = applied(world), world.client("officer")
    page = f"{reverse('cases:asb-letter', args=[review.pk])}?letter=review-acknowledgement"
    said = {
        "to": "Perdita Quillfeather", "name": "Ms Quillfeather", "dated": today().isoformat(), "next": "We meet.",
        "reply": "Officer Example.",
    }  # fmt: skip
    assert review.reference in client.post(page, said).content.decode()
    client.post(page, {"step": "words", "to": said["to"], "dated": said["dated"], "text": "Dear Ms Quillfeather."})
    letter = Letter.objects.get()
    shown = client.get(reverse("cases:letter", args=[letter.pk])).content.decode()
    assert "Dear Ms Quillfeather." in shown
    given = client.get(reverse("cases:letter-file", args=[letter.pk, "pdf"]))
    assert (given.status_code, given["Cache-Control"]) == (200, "private, no-store")
    for who in ("fire", "clerk", None):
        assert world.client(who).get(reverse("cases:letter", args=[letter.pk])).status_code == 404
        assert world.client(who).get(reverse("cases:letter-file", args=[letter.pk, "pdf"])).status_code == 404
    assert client.get(reverse("cases:letter-file", args=[letter.pk, "exe"])).status_code == 404
