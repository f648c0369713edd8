"""Files of a case: a safe copy, a second look at who will see it, another body's, withdrawn with a word."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import hostile_pdfs
from beside_cases import added, filed, in_case
from commonweal.documents.plain import PlainDocument
from commonweal.errors import StoreDamaged, UploadRefused
from commonweal.portal.access import shelf
from commonweal.portal.access.models import Document
from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.recording import gathering
from commonweal.portal.cases.documents import queries, verbs
from commonweal.portal.cases.documents.models import CaseFile
from commonweal.portal.cases.documents.refusals import NotInState, NotTheirFile
from commonweal.portal.cases.models import Entry
from commonweal.portal.cases.refusals import NotInCase, NotTheirCase
from commonweal.portal.cases.verbs import glass, working
from commonweal.portal.notices.models import Notice
from portal_world import World
from worked_cases import opened, seated

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No PDF is drawn here, which takes a second; what is read is gathered as for a page."""
    monkeypatch.setattr(PlainDocument, "pdf", lambda self: f"%PDF {self.blocks}".encode())
    with gathering():
        yield


def test_nobody_else_sees_a_file_before_its_adder_looked(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    file = added(world, case)
    assert [readable(world.reader(who), CaseFile).exists() for who in ("officer", "fire", "clerk")] == [
        True,
        False,
        False,
    ]
    assert not readable(world.reader("fire"), Document).exists()
    with pytest.raises(NotTheirCase):
        verbs.confirm(file, by=world.reader("clerk"))
    file = verbs.confirm(file, by=world.reader("officer"))
    assert CaseFile.objects.count() == Document.objects.count() == 1  # what waited went
    assert [readable(world.reader(who), CaseFile).exists() for who in ("officer", "fire", "clerk")] == [
        True,
        True,
        False,
    ]
    content, name = queries.pdf(world.reader("fire"), file.pk) or (b"", "")
    assert content.startswith(b"%PDF")
    assert "fence" not in name
    assert "A file was added: The fence" in {entry.text for entry in Entry.objects.all()}


def test_another_member_does_not_confirm_it(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    file = added(world, case, by="fire")
    with pytest.raises(NotTheirFile):
        verbs.confirm(file, by=world.reader("officer"))


def test_what_it_is_called_stands_nowhere_in_plain_words(world: World) -> None:
    file = added(world, opened(world), title="Barnaby's statement")
    document = Document.objects.get(pk=file.document_id)
    assert (document.name, document.text, document.words) == ("case file.pdf", "", "")


def test_a_hostile_file_is_refused_in_words_and_metadata_stay_out(world: World) -> None:
    case, officer = opened(world), world.reader("officer")
    with pytest.raises(UploadRefused):
        verbs.add(case, verbs.Sent("run.exe", b"MZ" + bytes(900), "A picture"), by=officer)
    with pytest.raises(UploadRefused):
        verbs.add(case, verbs.Sent("locked.pdf", hostile_pdfs.locked(), "A paper"), by=officer)
    assert not CaseFile.objects.exists()


def test_a_page_says_who_will_see_it_and_whether_the_case_is_named_in_it(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    in_case(world, case)
    right, wrong = (
        added(world, case, "Statement of Perdita Quillfeather."),
        added(world, case, "Minutes of the bowls club."),
    )
    officer = world.reader("officer")
    page = queries.page(officer, right.pk)
    assert [who.name for who in page.sees] == ["Fire Example", "Officer Example"]
    assert [named.who.name for named in page.named] == ["Perdita Quillfeather"]
    assert (queries.page(officer, wrong.pk).named, queries.page(officer, wrong.pk).people) == ((), 1)
    body = world.client("officer").get(reverse("cases:file", args=[wrong.pk])).content.decode()
    assert "Is it the right file?" in body
    assert "Fire Example" in body


def test_broken_glass_opens_a_file_but_none_of_another_body(world: World) -> None:
    case = opened(world)
    ours, theirs = filed(world, case), filed(world, case, originator=world.agencies["Council"])
    fire = world.people["fire"].agency
    assert fire is not None
    glass.break_glass(
        glass.Sought(case.reference), reason="A child may be in danger.", agency=fire, by=world.reader("fire")
    )
    seen = set(readable(world.reader("fire"), CaseFile).values_list("pk", flat=True))
    assert seen == {ours.pk}
    with pytest.raises(Exception, match="breaking the glass"):
        verbs.withdraw(ours, why="No", by=world.reader("fire"))
    seated(world, case, "fire")
    assert readable(world.reader("fire"), CaseFile).filter(pk=theirs.pk).exists()


def test_a_withdrawn_file_opens_to_nobody_and_says_why(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    file = filed(world, case)
    held = Document.objects.get().sha256
    Notice.objects.all().delete()
    with pytest.raises(SomethingMissing):
        verbs.withdraw(file, why=" ", by=world.reader("officer"))
    with pytest.raises(NotTheirFile):
        verbs.withdraw(file, why="Mine to say?", by=world.reader("fire"))
    verbs.withdraw(file, why="It belongs to another case.", by=world.reader("officer"))
    assert queries.pdf(world.reader("fire"), file.pk) is None
    assert not Document.objects.exists()
    assert shelf.get(held, sealed=True)
    assert verbs.clear_bytes() == 1
    with pytest.raises(StoreDamaged):
        shelf.get(held, sealed=True)
    (line,) = queries.files(world.reader("fire"), case)
    assert line.withdrawn_words.endswith("by Officer Example: It belongs to another case.")
    (notice,) = Notice.objects.all()
    assert (notice.person, "fence" in notice.words) == (world.people["fire"], False)
    with pytest.raises(NotInState):
        verbs.withdraw(file, why="Again", by=world.reader("officer"))
    answer = world.client("fire").get(reverse("cases:file-read", args=[file.pk]))
    assert answer.status_code == 302


def test_a_closed_case_takes_no_file_and_lets_one_be_withdrawn(world: World) -> None:
    case = opened(world)
    file = filed(world, case)
    officer = world.reader("officer")
    working.close(case, outcome="ended", why="It stopped.", by=officer)
    case.refresh_from_db()
    with pytest.raises(NotInCase):
        added(world, case)
    verbs.withdraw(file, why="It was another's.", by=officer)


def test_through_its_pages(world: World) -> None:
    case, client = opened(world), world.client("officer")
    sent = SimpleUploadedFile("fence.txt", b"A photograph of the fence.", "text/plain")
    answer = client.post(reverse("cases:add-file", args=[case.pk]), {"file": sent, "title": "The fence"}, follow=True)
    assert "Nobody else sees it yet" in answer.content.decode()
    file = CaseFile.objects.get()
    page = reverse("cases:file", args=[file.pk])
    assert "Open it and look" in client.post(page, {}).content.decode()
    assert "Its members see it now" in client.post(page, {"looked": "on"}, follow=True).content.decode()
    file = CaseFile.objects.get()
    given = client.get(reverse("cases:file-read", args=[file.pk]))
    assert given["Cache-Control"] == "private, no-store"
    assert given.content.startswith(b"%PDF")
    for who in ("fire", "clerk", "governance", None):
        for name in ("file", "file-read", "withdraw-file"):
            assert world.client(who).get(reverse(f"cases:{name}", args=[file.pk])).status_code == 404
    assert "The fence" in client.get(reverse("cases:case", args=[case.pk])).content.decode()
