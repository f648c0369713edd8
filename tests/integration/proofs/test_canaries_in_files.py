"""Words sown where people forget that words stand: in uploads of every kind, for every audience, taken to the end.

Papers are uploaded through the portal's own pages, cleared, put into packs; the minutes are released. Then each role
reads all that it can reach, files and what is packed in them, and meets no word that is not for it.
"""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db.models import TextField
from pytest_django.plugin import DjangoDbBlocker

from commonweal.portal.access import shelf
from commonweal.portal.access.models import Document
from commonweal.portal.meetings.models import Item
from commonweal.portal.notices.models import Notice
from heard_words import heard
from portal_world import make_world
from proof_crawl import everything, found_by_search
from proof_database import filled_once
from proof_fields import SILENT, singing, text_fields, unexplained
from proof_insides import insides, metadata
from proof_round import EVERYONE, Taken, take_round
from proof_things import fill
from proof_uploads import MAKERS, SEEN, UNSEEN, upload

pytestmark = pytest.mark.django_db
READERS = sorted(EVERYONE, key=str)


@pytest.fixture(scope="module")
def taken(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Taken]:
    """The round, taken once."""
    with filled_once(django_db_blocker):
        yield take_round(make_world())


@pytest.mark.parametrize("kind", MAKERS)
def test_an_upload_holds_what_could_leak(kind: str) -> None:
    file = upload(kind, "alone")
    whole = insides(file.content)
    assert [word for word in (*file.seen, *file.unseen) if word.encode() not in whole] == []
    assert len(file.seen) + len(file.unseen) == len(SEEN[kind]) + len(UNSEEN[kind]) > 0


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_no_role_meets_a_word_that_is_not_for_it_and_each_meets_its_own(taken: Taken, reader: str | None) -> None:
    forbidden = {word: who for word, who in taken.words.items() if reader not in who}
    sung, met = [], set[str]()
    for address, body in everything(taken.world.client(reader), reader):
        said = heard(taken.words, insides(body))
        sung += [f"{address}: {word}" for word in forbidden if word in said]
        met |= said
    assert sung == [], f"{reader} meets what is for others"
    assert {word for word, who in taken.shown_to.items() if reader in who} - met == set(), "there is what could leak"
    assert forbidden
    assert found_by_search(taken.world.client(reader), forbidden) == []


def test_a_search_finds_what_its_reader_may_read(taken: Taken) -> None:
    words = [word for word, who in taken.words.items() if "partners" in word and "officer" in who]
    assert set(found_by_search(taken.world.client("officer"), words)) >= {"cxbodydocxpartnersxc", "cxminutepartnersxc"}


def test_nothing_that_is_read_or_released_holds_what_a_safe_copy_leaves_out(taken: Taken) -> None:
    kept = Document.objects.exclude(role="original")
    for name, sha256, sealed in kept.values_list("name", "sha256", "sealed"):
        content = shelf.get(sha256, sealed=sealed)
        whole = insides(content)
        assert not [word for word in taken.unseen if word.encode() in whole], name
        if name.endswith(".docx"):
            with ZipFile(BytesIO(content)) as file:
                pictures = [file.read(part) for part in file.namelist() if part.startswith("word/media/")]
            assert [metadata(picture) for picture in pictures] == [[] for _ in pictures], name
    released = kept.filter(role="release").values_list("sha256", flat=True)
    said = b"".join(insides(shelf.get(sha256)) for sha256 in released)
    for_everyone = {word for file in taken.uploads.values() for word in file.seen if None in taken.words[word]}
    assert [word for word in for_everyone if word.encode() not in said] == [], "what was released says its words"
    originals = Document.objects.filter(role="original").values_list("sha256", flat=True)
    assert originals.count() == len(taken.uploads)
    whole = b"".join(insides(shelf.get(sha256)) for sha256 in originals)
    assert [word for word in taken.unseen if word.encode() not in whole] == [], "the originals hold them all"


def test_every_field_that_holds_words_sings_or_says_why(taken: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    sung = singing("cx[a-z]+xc")
    fill(taken.world)
    sung |= singing("canary[0-9]+x")
    assert unexplained(sung) == []
    assert sorted(sung & set(SILENT)) == [], "it sings: it needs no excuse"
    assert sorted(set(SILENT) - {name for name, _ in text_fields()}) == [], "there is no such field any more"
    new = TextField(name="whispered")
    new.model = Item
    monkeypatch.setattr(Item._meta, "concrete_fields", (*Item._meta.concrete_fields, new))
    assert unexplained(sung) == ["meetings.item.whispered"], "a new field is found"


def test_notices_say_nothing_of_what_is_restricted(taken: Taken) -> None:
    notices = list(Notice.objects.values_list("words", flat=True))
    assert notices
    assert not [word for word in taken.words if any(word in said for said in notices)]
