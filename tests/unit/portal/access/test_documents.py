"""Files under a lock: kept once, whole, checked, and handed out as themselves."""

import hashlib
import stat
from pathlib import Path

import pytest
from django.conf import settings
from django.http import Http404
from django.urls import reverse

from commonweal.errors import CannotStore, StoreDamaged
from commonweal.portal.access import shelf
from commonweal.portal.access.models import Audience, Document
from commonweal.portal.access.queries import documents
from commonweal.portal.access.refusals import NotAllowed
from commonweal.portal.access.verbs import audiences
from commonweal.portal.access.verbs import documents as verbs
from commonweal.portal.audit.models import Entry
from commonweal.portal.audit.recording import gathering
from portal_rounds import item_in, meeting_of
from portal_world import World

pytestmark = pytest.mark.django_db


def _kept(world: World, *, media_type: str = "application/pdf", audience: Audience | None = None) -> Document:
    item = item_in(world, meeting_of(world), title="x", audience=audiences.public())
    return verbs.keep(
        b"the words",
        name="Figures.pdf",
        media_type=media_type,
        role="original",
        home=item.thing,
        audience=audience or audiences.partners(),
        by=world.reader("clerk"),
    )


def test_bytes_are_named_by_their_hash_and_readable_by_the_owner_alone(world: World) -> None:
    row = _kept(world)
    assert row.sha256 == hashlib.sha256(b"the words").hexdigest()
    place = Path(settings.FILES) / row.sha256[:2] / row.sha256
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert not list(Path(settings.FILES).glob("waiting-*"))


def test_a_file_is_kept_from_a_path_too(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 3_000_000)
    shelved = shelf.put(tmp_path / "a")
    assert shelved.size == 3_000_000
    assert shelf.get(shelved.sha256) == b"x" * 3_000_000


def test_bytes_that_are_there_are_never_overwritten_and_altered_ones_never_vouched_for() -> None:
    shelved = shelf.put(b"kept once")
    place = Path(settings.FILES) / shelved.sha256[:2] / shelved.sha256
    before = place.stat()
    shelf.put(b"kept once")
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    place.write_bytes(b"altered")
    try:
        with pytest.raises(StoreDamaged):
            shelf.put(b"kept once")
        assert place.read_bytes() == b"altered"
    finally:
        place.unlink()


def test_a_folder_that_cannot_be_written_is_said_in_words(settings: object, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.FILES = tmp_path / "file" / "files"  # type: ignore[attr-defined]
    with pytest.raises(CannotStore, match="could not be kept"):
        shelf.put(b"x")


def test_only_who_opens_its_home_keeps_a_file_there(world: World) -> None:
    item = item_in(world, meeting_of(world), title="x", audience=audiences.agencies([world.agencies["Police"].id]))
    for name in (None, "fire", "administrator"):
        with pytest.raises(NotAllowed):
            verbs.keep(
                b"x", name="a", media_type="text/plain", role="", home=item.thing, audience=audiences.public(),
                by=world.reader(name),
            )  # fmt: skip


def test_reading_a_restricted_file_enters_the_audit_and_a_public_one_does_not(world: World) -> None:
    restricted, public = _kept(world), _kept(world, audience=audiences.public())
    for row in (restricted, public):
        assert world.client("member").get(reverse("access:document", args=[row.pk])).status_code == 200
    read = set(Entry.objects.filter(act="read").values_list("thing", flat=True))
    assert str(restricted.pk) in read
    assert str(public.pk) not in read


def test_the_same_404_for_forbidden_and_absent(world: World) -> None:
    row = _kept(world)
    with gathering():
        for name in (None, "administrator"):
            with pytest.raises(Http404):
                documents.content(world.reader(name), row.pk)
    resident = world.client(None)
    absent = world.body.id
    pages = [resident.get(reverse("access:document", args=[found])) for found in (row.pk, absent)]
    texts = [page.content.replace(str(i).encode(), b"") for page, i in zip(pages, (row.pk, absent), strict=True)]
    assert [page.status_code for page in pages] == [404, 404]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("media_type", "shown", "answered"),
    [
        ("application/pdf", True, "application/pdf"),
        ("image/png", True, "image/png"),
        ("text/plain", True, "text/plain; charset=utf-8"),
        ("text/html", False, "application/octet-stream"),
        ("image/svg+xml", False, "application/octet-stream"),
        ("application/xhtml+xml", False, "application/octet-stream"),
        ("application/vnd.ms-excel", False, "application/octet-stream"),
    ],
)
def test_nothing_that_could_run_is_ever_shown(world: World, media_type: str, shown: bool, answered: str) -> None:
    row = _kept(world, media_type=media_type)
    address = reverse("access:document", args=[row.pk])
    answer = world.client("member").get(address)
    assert answer["Content-Type"] == answered
    assert answer["Content-Disposition"].startswith("inline" if shown else "attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert ("sandbox" in answer["Content-Security-Policy"]) == (media_type != "application/pdf")
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.has_header("ETag")
    assert world.client("member").get(address, {"save": "1"})["Content-Disposition"].startswith("attachment")


def test_what_everyone_may_have_may_be_kept_by_caches(world: World) -> None:
    row = _kept(world, audience=audiences.public())
    assert world.client(None).get(reverse("access:document", args=[row.pk]))["Cache-Control"] == "public, max-age=300"


def test_a_name_cannot_break_the_header(world: World) -> None:
    row = _kept(world, audience=audiences.public())
    Document.objects.filter(pk=row.pk).update(name='a"\r\nSet-Cookie: x=1; é.pdf')
    answer = world.client(None).get(reverse("access:document", args=[row.pk]))
    assert "Set-Cookie: x" not in answer.headers
    assert "\r" not in answer["Content-Disposition"]
