"""Papers kept: uploads as safe copies, originals under lock, late ones with a reason, lists of fixed cost."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

import worked_cases
from commonweal.errors import UploadRefused
from commonweal.portal.access.models import Document
from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.recording import gathering
from commonweal.portal.library import dispatch
from commonweal.portal.library.models import Paper
from commonweal.portal.library.queries import content, figures, pages
from commonweal.portal.library.queries import papers as queries
from commonweal.portal.library.queries.papers import PaperFilter
from commonweal.portal.library.refusals import EmptyPaper, NeedsReason, OwnedByOthers
from commonweal.portal.library.verbs import papers
from commonweal.portal.library.verbs.papers import Terms
from kept_papers import cleared, word_file, written
from portal_world import World
from promises import make_item

pytestmark = pytest.mark.django_db
WHO = {"who-kind": "partners"}


def _upload(world: World, content: bytes | None = None, name: str = "Lamps.docx", **terms: Any) -> Paper:
    sent = word_file("Lamps were mended.") if content is None else content
    return papers.upload("", name=name, content=sent, by=world.reader("officer"), terms=Terms(body=world.body, **terms))


def test_an_upload_is_read_as_a_safe_copy_and_its_original_by_few(world: World) -> None:
    paper = _upload(world)
    cleared(world, paper)
    reader = world.reader("member")
    with gathering():
        assert "Lamps were mended." in str(content.blocks(reader, paper.pk).safe.blocks)
        shown = pages.paper(reader, paper.pk).newest
    assert shown is not None
    original = Document.objects.get(role="original")
    for file in shown.files:
        assert b"Somebody Secret" not in world.client("member").get(f"/documents/{file.id}/").content
    for username, code in (("officer", 200), ("clerk", 200), ("member", 404), ("chair", 404), (None, 404)):
        assert world.client(username).get(f"/documents/{original.pk}/").status_code == code, username
    assert "original" not in [file.role for file in shown.files]


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("run.exe", b"MZ\x90\x00" * 50),
        ("paper.docx", b"not a zip at all"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("empty.pdf", b""),
    ],
)
def test_a_hostile_upload_is_refused_in_words_and_nothing_typed_is_lost(world: World, name: str, sent: bytes) -> None:
    with pytest.raises(UploadRefused):
        _upload(world, sent, name)
    assert not Paper.objects.exists()
    typed = {
        "title": "A title I typed",
        "late_reason": "A reason I typed",
        "file": SimpleUploadedFile(name, sent),
        **WHO,
    }
    page = world.client("officer").post("/papers/new/upload/", typed)
    assert page.status_code == 200
    shown = page.content.decode()
    assert "A title I typed" in shown
    assert "A reason I typed" in shown
    assert "There is a problem" in shown


def test_an_upload_comes_in_through_the_page(world: World) -> None:
    sent = SimpleUploadedFile("Lamps.docx", word_file("Lamps were mended."))
    page = world.client("officer").post("/papers/new/upload/", {"title": "", "file": sent, **WHO}, follow=True)
    assert "Lamps were mended." in page.content.decode()
    assert Paper.objects.get().author == world.people["officer"]


def test_a_text_comes_in_through_the_page_and_is_changed_there(world: World) -> None:
    client = world.client("officer")
    client.post("/papers/new/text/", {"title": "Lamps", "text": "## Why\n\nIt was dark.", **WHO})
    paper = Paper.objects.get()
    assert b"It was dark." in client.get(f"/papers/{paper.pk}/revise/").content
    assert client.post(f"/papers/{paper.pk}/revise/", {"text": "It is light.", "seen": 1}).status_code == 302
    late = client.post(f"/papers/{paper.pk}/revise/", {"text": "From the first version.", "seen": 1})
    shown = late.content.decode()
    assert "From the first version." in shown
    assert "It is light." in shown, "the newer words stand beside one's own"
    assert 'value="2"' in shown, "saving once more is meant"
    assert client.post(f"/papers/{paper.pk}/revise/", {"text": "Both.", "seen": 2}).status_code == 302


def test_only_those_who_write_papers_are_asked(world: World) -> None:
    for username in (None, "member", "chair", "administrator"):
        for page in ("upload", "text", "report"):
            assert world.client(username).get(f"/papers/new/{page}/").status_code == 404, (username, page)


def test_a_paper_for_named_agencies_is_theirs(world: World) -> None:
    police = audiences.agencies([world.agencies["Police"].pk])
    paper = _upload(world, audience=police)
    for username in (None, "member", "fire", "chair", "clerk", "governance", "analyst"):
        assert world.client(username).get(f"/papers/{paper.pk}/").status_code == 404, username
    assert world.client("officer").get(f"/papers/{paper.pk}/").status_code == 200


def test_another_bodys_matter_is_not_meant_for_everyone(world: World) -> None:
    council = world.agencies["Council"]
    with pytest.raises(OwnedByOthers):
        _upload(world, originator=council, reach="public")
    paper = _upload(world, originator=council, marking="OFFICIAL", review_on=dt.date(2026, 9, 1))
    page = world.client("officer").get(f"/papers/{paper.pk}/").content.decode()
    assert "Belongs to" in page
    assert "OFFICIAL" in page
    assert "1 September 2026" in page


def test_public_is_a_reach_and_never_a_papers_own_audience(world: World) -> None:
    paper = written(world, audience=audiences.public())
    assert (paper.reach, paper.thing.audience.kind) == ("public", "partners")
    assert world.client(None).get(f"/papers/{paper.pk}/").status_code == 404
    for row in Document.objects.all():
        assert world.client(None).get(f"/documents/{row.pk}/").status_code == 404


def test_a_paper_after_dispatch_says_why(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    item = make_item(world)
    out = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    monkeypatch.setattr(dispatch, "_known", [lambda home: out if home.pk == item.pk else None])
    with pytest.raises(NeedsReason):
        written(world, home=item.thing)
    with pytest.raises(NeedsReason):
        written(world, supplement=True)
    late = written(world, home=item.thing, late_reason="The figures came on Monday")
    assert queries.of_home(world.reader("officer"), item.pk)[0].late_reason == late.late_reason


def test_an_empty_paper_is_none(world: World) -> None:
    with pytest.raises(EmptyPaper):
        papers.write("A title", text=" ", by=world.reader("officer"))
    with pytest.raises(EmptyPaper):
        papers.write(" ", text="Words", by=world.reader("officer"))


def test_papers_of_an_item_are_found_as_kept_or_as_released(world: World) -> None:
    item = make_item(world)
    public = cleared(world, written(world, "For everyone", home=item.thing, reach="public"))
    cleared(world, written(world, "For partners", home=item.thing))
    partners = queries.of_home(world.reader("member"), item.pk)
    assert [line.title for line in partners] == ["For everyone", "For partners"]
    (released,) = queries.of_home(world.reader(None), item.pk)
    assert (released.title, released.released) == ("For everyone", True)
    assert released.id != public.pk
    assert content.blocks(world.reader(None), released.id).title == "For everyone"


def test_filters_and_pages(world: World) -> None:
    for n in range(3):
        written(world, f"Lamps {n}")
    written(world, "Bins")
    reader = world.reader("clerk")
    assert queries.papers(reader, PaperFilter(words="lamps")).total == 3
    assert queries.papers(reader, PaperFilter(state="chair cleared")).total == 0
    page = queries.papers(reader, PaperFilter(), page=2, size=3)
    assert (len(page.lines), page.total, page.pages) == (1, 4, 2)
    junk = world.client("clerk").get("/papers/?page=%E0%B2%A0&year=x&kind=y&state=z")
    assert junk.status_code == 200


@pytest.mark.parametrize("username", ["officer", None])
@pytest.mark.parametrize(
    "asked",
    [
        lambda reader, _: queries.papers(reader, PaperFilter()),
        lambda reader, item: queries.of_homes(reader, [item]),
        lambda reader, _: figures.last_figures(reader),
    ],
)
def test_as_many_queries_with_three_rows_as_with_one(
    world: World, asked: Callable[[Any, Any], object], username: str | None
) -> None:
    item = make_item(world)

    def count() -> int:
        reader = world.reader(username)
        with CaptureQueriesContext(connection) as caught:
            asked(reader, item.pk)
        return len(caught)

    cleared(world, written(world, "One", home=item.thing, reach="public"))
    one = count()
    for title in ("Two", "Three"):
        cleared(world, written(world, title, home=item.thing, reach="public"))
    assert count() == one


def test_no_paper_is_made_in_what_is_about_people(world: World) -> None:
    """Its title would stand unsealed, and it would outlive the case's own end."""
    officer, case, item = world.client("officer"), worked_cases.opened(world), make_item(world)
    typed = {"title": "Ada Byrne", "text": "What we know of her.", **WHO}
    for way in ("text", "upload", "report"):
        assert officer.get(f"/papers/new/{way}/?home={item.pk}").status_code == 200
        assert officer.get(f"/papers/new/{way}/?home={case.pk}").status_code == 404
    assert officer.post(f"/papers/new/text/?home={case.pk}", typed).status_code == 404
    assert not Paper.objects.exists()
