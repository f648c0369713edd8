"""Notices: to one person, told once, gone when the right is gone."""

import pytest
from pytest_django import DjangoAssertNumQueries

from commonweal.portal.access.refusals import NotAllowed
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import new_id
from commonweal.portal.audit.models import Entry
from commonweal.portal.notices import queries
from commonweal.portal.notices.models import Notice
from commonweal.portal.notices.verbs import notices
from commonweal.portal.tasks.models import Action
from portal_world import World

pytestmark = pytest.mark.django_db


def _tell(world: World, username: str = "officer", **given: object) -> Notice:
    told = _tell_again(world, username, **given)
    assert told is not None
    return told


def _tell_again(world: World, username: str = "officer", **given: object) -> Notice | None:
    told = {"kind": "chase", "words": "A return is owed by you", "address": "/meetings/returns/", **given}
    return notices.tell(world.people[username], **told)  # type: ignore[arg-type]


def test_only_its_person_sees_a_notice(world: World) -> None:
    told = _tell(world)
    assert [n.words for n in queries.mine(world.reader("officer"))] == ["A return is owed by you"]
    for other in (None, *world.accounts):
        if other != "officer":
            assert queries.mine(world.reader(other)) == (), other
            assert queries.unread(world.reader(other)) == 0, other
            assert world.client(other).post(f"/notices/{told.pk}/").status_code == 404, other


def test_the_same_is_not_told_twice_while_unread_and_a_key_never(world: World) -> None:
    officer, about = world.reader("officer"), new_id()
    first = _tell(world)
    assert _tell_again(world) is None
    assert _tell(world, about=about).pk != first.pk
    assert _tell_again(world, about=about) is None
    assert _tell(world, words="Another is owed by you").pk != first.pk
    assert _tell(world, username="fire").pk != first.pk
    notices.read(first, by=officer)
    assert _tell(world).pk != first.pk
    keyed = _tell(world, once="chase:1")
    notices.read(keyed, by=officer)
    assert _tell_again(world, once="chase:1", words="In other words") is None
    assert _tell(world, once="chase:2").pk != keyed.pk
    assert queries.unread(officer) == 3  # what is about a thing that is not there does not show


def test_what_was_told_before_enters_the_audit_once(world: World) -> None:
    before = Entry.objects.filter(act="tell").count()
    _tell(world, once="chase:1")
    assert _tell_again(world, once="chase:1") is None
    assert Entry.objects.filter(act="tell").count() == before + 1


def test_a_notice_about_what_one_may_no_longer_read_is_gone(world: World) -> None:
    by = world.reader("clerk")
    action = things.make(
        Action, home=None, audience=audiences.partners(), by=by, text="Look at it", raised_on="2026-03-02"
    )
    _tell(world, about=action.pk)
    assert queries.unread(world.reader("officer")) == 1
    things.narrow_or_set(action.thing, audience=audiences.people([by.person]), face="hidden", by=by)
    assert queries.unread(world.reader("officer")) == 0
    assert queries.mine(world.reader("officer")) == ()


def test_opening_a_notice_marks_it_and_leads_there_and_nowhere_outside(world: World) -> None:
    client = world.client("officer")
    inside, outside = _tell(world), _tell(world, address="//elsewhere.example/", words="Look")
    assert client.post(f"/notices/{inside.pk}/")["Location"] == "/meetings/returns/"
    assert client.post(f"/notices/{outside.pk}/")["Location"] == "/notices/"
    assert queries.unread(world.reader("officer")) == 0
    with pytest.raises(NotAllowed):
        notices.read(inside, by=world.reader("fire"))


def test_the_list_takes_as_many_queries_with_one_row_as_with_three(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reader = world.reader("officer")
    _tell(world)
    with django_assert_num_queries(1):
        assert len(queries.mine(reader)) == 1
    _tell(world, words="Two")
    _tell(world, words="Three")
    with django_assert_num_queries(1):
        assert len(queries.mine(reader)) == 3


def test_the_page_says_first_how_many_are_new(world: World) -> None:
    client = world.client("officer")
    assert "Nothing new for you" in client.get("/notices/").content.decode()
    _tell(world)
    assert "1 notice for you to read" in client.get("/notices/").content.decode()
    client.post("/notices/read/")
    assert "Nothing new for you" in client.get("/notices/").content.decode()
