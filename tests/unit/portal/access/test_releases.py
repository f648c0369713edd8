"""Release, the only widening: second person, hash, tombstone."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.http import Http404
from django.urls import reverse

from commonweal.errors import StoreDamaged
from commonweal.portal.access.models import Release
from commonweal.portal.access.queries import documents, releases
from commonweal.portal.access.refusals import (
    NotAllowed,
    NotBySamePerson,
    NotNow,
    NotWhatWasSeen,
    OwnedElsewhere,
)
from commonweal.portal.access.rules.releases import reader_can_approve
from commonweal.portal.access.verbs import audiences, things, widenings
from commonweal.portal.access.verbs import releases as verbs
from commonweal.portal.audit import clock
from commonweal.portal.audit.recording import gathering
from commonweal.portal.library.models import Paper
from commonweal.portal.meetings.models import Item
from portal_rounds import item_in, meeting_of
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_the_audit() -> Iterator[None]:
    """What is read here has somewhere to be entered, as on a page."""
    with gathering():
        yield


def _item(world: World, **fields: object) -> Item:
    police = audiences.agencies([world.agencies["Police"].id, world.agencies["Council"].id])
    return item_in(world, meeting_of(world), title="Op Larch", audience=police, **fields)


def _proposed(world: World, item: Item, by: str = "clerk") -> Release:
    files = [("pack.pdf", "application/pdf", b"%PDF-1.7 the public words")]
    return verbs.propose(
        item.thing, kind="public pack", title="Pack", files=files, audience=audiences.public(), by=world.reader(by)
    )


def test_a_waiting_release_is_seen_only_by_those_who_may_read_what_it_was_made_of(world: World) -> None:
    release = _proposed(world, _item(world))
    assert releases.release(world.reader("chair"), release.pk).state == "waiting"
    for name in (None, "member", "fire", "administrator"):
        with pytest.raises(Http404):
            releases.release(world.reader(name), release.pk)
        assert releases.releases(world.reader(name)) == ()


def test_approved_by_a_second_person_it_stands_alone_and_everyone_sees_it(world: World) -> None:
    release = _proposed(world, _item(world))
    assert [line.id for line in releases.waiting(world.reader("chair"))] == [release.pk]
    assert releases.waiting(world.reader("clerk")) == ()
    verbs.approve(release, sha256=release.sha256, by=world.reader("chair"))
    seen = releases.release(world.reader(None), release.pk)
    assert seen.state == "released"
    assert documents.content(world.reader(None), seen.files[0].id).content == b"%PDF-1.7 the public words"
    assert releases.waiting(world.reader("chair")) == ()


def test_its_author_cannot_approve_it(world: World) -> None:
    release = _proposed(world, _item(world))
    with pytest.raises(NotBySamePerson):
        verbs.approve(release, sha256=release.sha256, by=world.reader("clerk"))


@pytest.mark.parametrize("name", [None, "member", "fire", "officer", "analyst", "administrator"])
def test_who_does_not_approve_such_things_cannot(world: World, name: str | None) -> None:
    release = _proposed(world, _item(world))
    with pytest.raises(NotAllowed):
        verbs.approve(release, sha256=release.sha256, by=world.reader(name))
    assert not reader_can_approve(world.reader(name), release)


def test_what_is_approved_is_what_was_seen(world: World) -> None:
    release = _proposed(world, _item(world))
    with pytest.raises(NotWhatWasSeen):
        verbs.approve(release, sha256="0" * 64, by=world.reader("chair"))


def test_its_hash_is_what_sha256sum_prints_of_its_files(world: World) -> None:
    release = _proposed(world, _item(world))
    line = f"{hashlib.sha256(b'%PDF-1.7 the public words').hexdigest()}  pack.pdf\n"
    assert release.sha256 == hashlib.sha256(line.encode()).hexdigest()


def test_it_is_answered_once(world: World) -> None:
    release = _proposed(world, _item(world))
    verbs.refuse(release, reason="Page 2 names a child.", by=world.reader("chair"))
    with pytest.raises(NotNow, match="refused already"):
        verbs.approve(release, sha256=release.sha256, by=world.reader("chair"))
    assert releases.proposed(world.reader("clerk"))[0].state == "refused"
    with pytest.raises(Http404):
        releases.release(world.reader(None), release.pk)


def test_a_withdrawn_release_leaves_a_tombstone_without_its_title_and_its_files_to_a_few(world: World) -> None:
    release = _proposed(world, _item(world))
    verbs.approve(release, sha256=release.sha256, by=world.reader("chair"))
    file = releases.release(world.reader(None), release.pk).files[0].id
    verbs.withdraw(release, words="A figure was wrong.", by=world.reader("governance"))
    gone = releases.release(world.reader(None), release.pk)
    assert (gone.state, gone.title, gone.words, gone.files) == ("withdrawn", "", "A figure was wrong.", ())
    for name in (None, "member", "fire", "officer", "administrator"):
        with pytest.raises(Http404):
            documents.content(world.reader(name), file)
    for name in ("governance", "clerk", "chair"):
        assert documents.content(world.reader(name), file).content
    page = world.client(None).get(reverse("access:release", args=[release.pk]))
    assert page.status_code == 410
    assert b"Pack" not in page.content
    assert b"A figure was wrong." in page.content


def test_a_newer_release_of_the_same_is_pointed_to(world: World) -> None:
    item = _item(world)
    first, second = _proposed(world, item), _proposed(world, item)
    for release in (first, second):
        verbs.approve(release, sha256=release.sha256, by=world.reader("chair"))
    assert releases.release(world.reader(None), first.pk).newer == second.pk
    assert releases.release(world.reader(None), second.pk).newer is None


def test_what_belongs_to_another_body_goes_out_only_on_its_consent_approved_by_a_second_person(world: World) -> None:
    item = _item(world, originator=world.agencies["Police"])
    with pytest.raises(OwnedElsewhere, match="Police"):
        _proposed(world, item)
    consent = widenings.ask(
        item.thing,
        audience=audiences.public(),
        consent="The Superintendent, by mail",
        by=world.reader("clerk"),
    )
    with pytest.raises(OwnedElsewhere):
        _proposed(world, item)
    with pytest.raises(NotBySamePerson):
        widenings.approve(consent, by=world.reader("clerk"))
    widenings.approve(consent, by=world.reader("chair"))
    release = _proposed(world, item)
    verbs.approve(release, sha256=release.sha256, by=world.reader("chair"))
    assert releases.release(world.reader(None), release.pk).state == "released"


def test_where_two_bodies_own_a_part_each_of_them_consents(world: World) -> None:
    by, owners = world.reader("clerk"), (world.agencies["Police"], world.agencies["Fire brigade"])
    item = _item(world, originator=owners[0])
    paper = things.make(
        Paper, home=item.thing, audience=audiences.partners(), by=by, title="Theirs", made_at=clock.now(),
        originator=owners[1],
    )  # fmt: skip
    files = [("a.txt", "text/plain", b"words")]
    for thing in (item.thing, paper.thing):
        with pytest.raises(OwnedElsewhere):
            verbs.propose(paper.thing, kind="paper", title="Theirs", files=files, audience=audiences.public(), by=by)
        consent = widenings.ask(thing, audience=audiences.public(), consent="By mail", by=by)
        widenings.approve(consent, by=world.reader("chair"))
    verbs.propose(paper.thing, kind="paper", title="Theirs", files=files, audience=audiences.public(), by=by)


def test_a_consent_to_fewer_does_not_let_it_out_to_everyone(world: World) -> None:
    item = _item(world, originator=world.agencies["Police"])
    consent = widenings.ask(item.thing, audience=audiences.partners(), consent="By telephone", by=world.reader("clerk"))
    widenings.approve(consent, by=world.reader("chair"))
    with pytest.raises(OwnedElsewhere):
        _proposed(world, item)


def test_pages_walk_from_waiting_to_withdrawn(world: World) -> None:
    release = _proposed(world, _item(world))
    chair = world.client("chair")
    assert b"Pack" in chair.get(reverse("access:waiting")).content
    address = reverse("access:approve-release", args=[release.pk])
    refused = chair.post(address, {"sha256": release.sha256})
    assert b"Look through every file first" in refused.content
    assert b"is not what would go out" in chair.post(address, {"sha256": "0" * 64, "looked": "on"}).content
    assert chair.post(address, {"sha256": release.sha256, "looked": "on"}).status_code == 302
    assert world.client("clerk").get(address).status_code == 404
    assert b"Pack" in world.client(None).get(reverse("access:releases")).content
    address = reverse("access:withdraw-release", args=[release.pk])
    assert b"all that its address will say" in chair.post(address, {"words": " "}).content
    assert chair.post(address, {"words": "Wrong month."}).status_code == 302
    assert world.client(None).get(reverse("access:release", args=[release.pk])).status_code == 410


def test_a_damaged_file_is_not_handed_out_nor_a_fault_of_the_portal(world: World) -> None:
    release = _proposed(world, _item(world))
    verbs.approve(release, sha256=release.sha256, by=world.reader("chair"))
    file = releases.release(world.reader(None), release.pk).files[0]
    place = Path(settings.FILES) / file.sha256[:2] / file.sha256
    place.write_bytes(b"altered")
    try:
        with pytest.raises(StoreDamaged):
            documents.content(world.reader(None), file.id)
        page = world.client(None).get(reverse("access:document", args=[file.id]))
    finally:
        place.unlink()
    assert page.status_code == 503
    assert b"was altered" in page.content


def test_review_dates_ask_again_of_those_who_grant(world: World) -> None:
    from commonweal.portal.access.queries.widenings import reviews_due
    from commonweal.portal.audit.clock import today

    item = _item(world, originator=world.agencies["Police"], review_on=today())
    assert [due.thing for due in reviews_due(world.reader("clerk"), today())] == [item.pk]
    assert reviews_due(world.reader("member"), today()) == ()
    widenings.review(item.thing, next_on=None, words="Not yet.", by=world.reader("clerk"))
    assert reviews_due(world.reader("clerk"), today()) == ()
