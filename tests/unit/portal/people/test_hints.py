"""A matcher whom a live agreement names is told that two agencies' records are alike, and nothing that they say."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from commonweal.portal.access.models import Thing
from commonweal.portal.access.queries import readable
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.models import Entry
from commonweal.portal.jobs.models import Job
from commonweal.portal.notices.models import Notice
from commonweal.portal.partnership.models import Account, Agency, Membership, Person
from commonweal.portal.people import hinting, hooks
from commonweal.portal.people.models import Hint, Link, Record
from commonweal.portal.people.refusals import NotInLinkState, NotTheirLink
from commonweal.portal.people.verbs import hints as verbs
from known_people import entered
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def living(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[hooks.Matcher]]:
    """A matcher of a third agency, and an agreement between the other two that names them."""
    housing = Agency.objects.create(name="Housing", short_name="Housing")
    person = Person.objects.create(name="Matcher Example", agency=housing)
    world.accounts["matcher"] = Account.objects.create(username="matcher", person=person, is_demo=True)
    world.people["matcher"] = person
    Membership.objects.create(person=person, agency=housing, role="partner officer", since="2026-01-01")
    stands = things.make(
        Job, home=None, audience=audiences.partners(), by=None, name="an agreement", title="-", asked_by=UUID(int=1),
        asked_at="2026-03-02T09:00Z",
    )  # fmt: skip
    found = [hooks.Matcher(person.pk, frozenset(world.agencies[n].pk for n in ("Police", "Fire brigade")), stands.pk)]
    monkeypatch.setattr(hooks, "_matchers", [lambda: found])
    monkeypatch.setattr(hooks, "_sharing", [])
    yield found


def page(world: World, by: str = "matcher") -> str:
    return world.client(by).get(reverse("people:hints")).content.decode()


def test_a_matcher_is_told_why_and_not_who(world: World, living: list[hooks.Matcher]) -> None:
    entered(world)
    entered(world, "fire", family="Candlewich")
    hinting.look()
    shown = page(world)
    assert "Police and Fire brigade" in shown and "same date of birth" in shown.lower()
    words = strip_tags(shown)  # a form's token and a row's id, in the tags, are letters by chance
    assert not [word for word in ("Ada", "Candlewi", "Rope", "QX1", "900111", "1987") if word in words]
    assert not [word for word in ("Ada Cand", "Candlewi", "Rope Street", "QX1 1AB", "07700 900111") if word in shown]
    assert not readable(world.reader("matcher"), Record).exists()
    assert Entry.objects.filter(act="match people for an agreement", thing=str(living[0].agreement)).exists()
    hinting.look()
    assert Hint.objects.count() == 1


def test_nobody_else_is_told(world: World, living: list[hooks.Matcher]) -> None:
    entered(world)
    entered(world, "fire")
    hinting.look()
    hint = Hint.objects.get()
    for user in ("officer", "fire", "chair", "governance", "administrator"):
        assert world.client(user).get(reverse("people:hints")).status_code == 404
        assert world.client(user).get(reverse("people:ask-hint", args=[hint.pk])).status_code == 404
        with pytest.raises(NotTheirLink):
            verbs.ask(hint, purpose="x", by=world.reader(user))


def test_what_stands_in_a_case_and_what_one_agency_holds_twice_is_not_compared(
    world: World, living: list[hooks.Matcher]
) -> None:
    """Who works on a case, and who is kept from it, is decided in the case."""
    case = entered(world, shared=True)
    entered(world, home=case.thing)
    entered(world, given="Edda", born_day="9")
    Record.objects.filter(pk=case.pk).update(agency=world.agencies["Council"])
    entered(world, "fire")
    assert Thing.objects.filter(home=case.thing).exists(), "there is something that could be hinted at"
    hinting.look()
    assert not Hint.objects.exists()


def test_both_agencies_are_told_when_the_matcher_asks(world: World, living: list[hooks.Matcher]) -> None:
    one, other = entered(world), entered(world, "fire")
    hinting.look()
    hint = Hint.objects.get()
    client = world.client("matcher")
    client.post(reverse("people:ask-hint", args=[hint.pk]), {"sure": "on", "purpose": "Both visit"})
    hinting.tell()
    hinting.tell()
    told = {notice.person_id: notice for notice in Notice.objects.all()}
    assert set(told) == {world.people["officer"].pk, world.people["fire"].pk}
    assert told[world.people["fire"].pk].about == other.pk and told[world.people["officer"].pk].about == one.pk
    assert "Candlewick" not in "".join(notice.words for notice in told.values())
    assert "Both were told" in page(world) and not Link.objects.exists()
    with pytest.raises(NotInLinkState):
        verbs.put_aside(hint, by=world.reader("matcher"))


def test_what_is_put_aside_is_not_shown_again(world: World, living: list[hooks.Matcher]) -> None:
    entered(world)
    entered(world, "fire")
    hinting.look()
    world.client("matcher").post(reverse("people:aside-hint", args=[Hint.objects.get().pk]))
    hinting.look()
    assert "Nothing waits for you" in page(world) and Hint.objects.count() == 1


def test_an_agreement_that_ended_shows_nothing_and_its_hints_go(world: World, living: list[hooks.Matcher]) -> None:
    entered(world)
    entered(world, "fire")
    hinting.look()
    hint = Hint.objects.get()
    living.clear()
    assert world.client("matcher").get(reverse("people:hints")).status_code == 404
    assert world.client("matcher").get(reverse("people:ask-hint", args=[hint.pk])).status_code == 404
    hinting.look()
    assert not Hint.objects.exists() and not Thing.objects.filter(pk=hint.pk).exists()
