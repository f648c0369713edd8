"""A file about people lies sealed on the disk, under a name that tells nothing; any other lies as it was."""

import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from commonweal.errors import KeysRefused, StoreDamaged
from commonweal.portal.access import shelf
from commonweal.portal.access.models import Document
from commonweal.portal.access.queries import documents as queries
from commonweal.portal.access.verbs import audiences, documents
from commonweal.portal.audit.recording import gathering
from grouped_world import found
from portal_rounds import item_in, meeting_of
from portal_world import World

WORDS = b"Rowan Quillfeather was seen at 4 Thimble Row"


def _on_disk() -> bytes:
    return b"".join(p.read_bytes() + str(p).encode() for p in Path(settings.FILES).rglob("*") if p.is_file())


def _kept(world: World) -> Document:
    home = found(world).case.thing
    return documents.keep(
        WORDS, name="Rowan Quillfeather.pdf", media_type="application/pdf", role="case file", home=home,
        audience=audiences.public(), by=world.reader("officer"), text=WORDS.decode(),
    )  # fmt: skip


@pytest.mark.django_db
def test_a_file_of_a_case_is_sealed_on_the_disk_and_read_by_its_members(world: World) -> None:
    row = Document.objects.get(pk=_kept(world).pk)
    with gathering():
        assert queries.content(world.reader("officer"), row.pk).content == WORDS  # there is something to find
    assert row.sha256 == hashlib.sha256(WORDS).hexdigest()
    disk = _on_disk()
    assert b"Thimble" not in disk and b"Quillfeather" not in disk and row.sha256.encode() not in disk
    assert (row.sealed, row.name, row.text, str(row.words or "")) == (True, "case file.pdf", "", "")


@pytest.mark.django_db
def test_a_paper_lies_as_it_was(world: World) -> None:
    item = item_in(world, meeting_of(world), title="x", audience=audiences.public())
    row = documents.keep(
        WORDS, name="Figures.pdf", media_type="application/pdf", role="original", home=item.thing,
        audience=audiences.public(), by=world.reader("clerk"), text="seen",
    )  # fmt: skip
    assert (row.sealed, row.name, row.text) == (False, "Figures.pdf", "seen")
    assert WORDS in _on_disk()


def test_the_same_bytes_sealed_and_not_are_two_files_and_neither_hides_the_other(tmp_path: Path) -> None:
    sealed, plain = shelf.put(WORDS, sealed=True), shelf.put(WORDS)
    assert sealed == plain
    assert shelf.get(plain.sha256) == shelf.get(plain.sha256, sealed=True) == WORDS
    assert shelf.put(WORDS, sealed=True) == sealed
    (tmp_path / "upload").write_bytes(WORDS)
    assert shelf.put(tmp_path / "upload", sealed=True) == sealed
    shelf.remove(sealed.sha256)
    assert not [p for p in Path(settings.FILES).rglob("*") if p.is_file()]
    for lies_sealed in (False, True):
        with pytest.raises(StoreDamaged):
            shelf.get(sealed.sha256, sealed=lies_sealed)


def test_an_altered_cut_or_exchanged_file_is_never_handed_out() -> None:
    one, other = shelf.put(WORDS, sealed=True), shelf.put(b"other words", sealed=True)
    place = shelf.place(one.sha256, sealed=True)
    whole = place.read_bytes()
    for wrong in (b"", whole[:-1], whole[:20], whole + b"x", whole[:-3] + bytes([whole[-3] ^ 1]) + whole[-2:]):
        place.write_bytes(wrong)
        with pytest.raises(StoreDamaged):
            shelf.get(one.sha256, sealed=True)
    place.write_bytes(shelf.place(other.sha256, sealed=True).read_bytes())
    with pytest.raises(StoreDamaged):
        shelf.get(one.sha256, sealed=True)


@pytest.mark.django_db
def test_without_its_key_a_file_is_a_sentence_and_no_address_of_the_keys(world: World, own: Path) -> None:
    row = _kept(world)
    client = world.client("officer")
    assert client.get(reverse("access:document", args=[row.pk])).content == WORDS
    own.unlink()
    with pytest.raises(KeysRefused):
        shelf.get(row.sha256, sealed=True)
    answer = client.get(reverse("access:document", args=[row.pk]))
    assert answer.status_code == 503
    assert "its key is not here" in answer.content.decode()
    assert str(own.parent) not in answer.content.decode()
