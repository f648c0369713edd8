"""Setting who a thing is for: only narrower, told before, and by whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commonweal.portal.access.composing import as_audience, as_public
from commonweal.portal.access.models import HIDDEN, STUB, Audience, Document, Lock, Release, Thing
from commonweal.portal.access.queries import faces, readable
from commonweal.portal.access.queries.effects import effects
from commonweal.portal.access.reach import Reach, reach_of
from commonweal.portal.access.refusals import NotAllowed, OnlyNarrower, OwnedElsewhere, ShutsOutSetter
from commonweal.portal.access.verbs import audiences, releases, things
from commonweal.portal.library.models import Paper
from commonweal.portal.meetings.models import Item
from commonweal.portal.tasks.models import Action
from portal_rounds import item_in, meeting_of
from portal_world import World

pytestmark = pytest.mark.django_db
DAY = "2026-03-27"


def _agencies(world: World, *names: str) -> Audience:
    return audiences.agencies([world.agencies[name].id for name in names])


def _paper(world: World, item: Item, audience: Audience, by: str = "clerk") -> Paper:
    return things.make(
        Paper, home=item.thing, audience=audience, by=world.reader(by), title="Figures", made_at="2026-03-02T09:00Z"
    )


def test_equal_audiences_and_locks_are_one_row(world: World) -> None:
    assert _agencies(world, "Police", "Council") == _agencies(world, "Council", "Police")
    before = Lock.objects.count()
    for _ in range(2):
        item_in(world, meeting_of(world), title="x", audience=_agencies(world, "Police"))
    assert Lock.objects.count() <= before + 2


def test_an_audience_names_only_who_is_kept(world: World) -> None:
    with pytest.raises(ValueError, match="at least one"):
        audiences.people([])
    with pytest.raises(ValueError, match="only those that are kept"):
        audiences.people([world.body.id])
    assert not Audience.objects.filter(kind="people").exists()


def test_a_lock_without_its_audiences_opens_to_nobody(world: World) -> None:
    torn = Lock.objects.create(key="an audience that was not written")
    for name in (None, "clerk", "administrator"):
        assert torn.id not in world.reader(name).locks


@pytest.mark.parametrize(
    ("wide", "narrow", "covered"),
    [
        (("public",), ("partners",), True),
        (("partners",), ("public",), False),
        (("partners",), ("agencies", "Police"), True),
        (("agencies", "Police"), ("partners",), False),
        (("agencies", "Police", "Council"), ("agencies", "Police"), True),
        (("agencies", "Police"), ("agencies", "Police", "Council"), False),
        (("agencies", "Police"), ("people", "officer"), True),
        (("agencies", "Police"), ("people", "officer", "fire"), False),
        (("people", "officer"), ("agencies", "Police"), False),
        (("people", "officer", "fire"), ("people", "fire"), True),
        (("people", "administrator"), ("public",), False),
        (("agencies", "Council"), ("people", "administrator"), False),
    ],
)
def test_which_audience_is_wider(world: World, wide: tuple[str, ...], narrow: tuple[str, ...], covered: bool) -> None:
    def reach(words: tuple[str, ...]) -> Reach:
        of = world.agencies if words[0] == "agencies" else world.people
        return reach_of(audiences.of(words[0], [of[name].id for name in words[1:]]))

    assert reach(wide).covers(reach(narrow)) == covered


def test_only_the_clerk_grants_and_only_what_they_may_read(world: World) -> None:
    item = item_in(world, meeting_of(world), title="Op Larch", audience=audiences.partners())
    for name in ("member", "officer", "chair", "analyst", "governance", "administrator", None):
        with pytest.raises(NotAllowed):
            things.set_audience(item.thing, audience=_agencies(world, "Council"), face=HIDDEN, by=world.reader(name))
    closed = item_in(world, meeting_of(world), title="Op Ash", audience=_agencies(world, "Police"))
    with pytest.raises(NotAllowed):
        things.set_audience(closed.thing, audience=_agencies(world, "Police"), face=HIDDEN, by=world.reader("clerk"))


def test_what_went_out_is_only_narrowed(world: World) -> None:
    item = item_in(world, meeting_of(world), title="Op Larch", audience=_agencies(world, "Council"))
    clerk = world.reader("clerk")
    things.set_audience(item.thing, audience=_agencies(world, "Council", "Police"), face=STUB, by=clerk)
    things.settle(item.thing, by=clerk)
    with pytest.raises(OnlyNarrower, match="gone out"):
        things.set_audience(item.thing, audience=audiences.partners(), face=STUB, by=clerk)
    things.set_audience(item.thing, audience=_agencies(world, "Council"), face=STUB, by=clerk)
    assert reach_of(Thing.objects.get(pk=item.pk).audience) == reach_of(_agencies(world, "Council"))


def test_nobody_lets_a_waiting_release_or_its_files_out_by_setting_who_they_are_for(world: World) -> None:
    meeting, clerk = meeting_of(world), world.reader("clerk")
    waiting = releases.propose(
        meeting.thing, kind="pack", title="Pack", files=[("pack.txt", "text/plain", b"Op Larch")], by=clerk,
        audience=audiences.public(),
    )  # fmt: skip
    file = Document.objects.get(thing__home=waiting.pk)
    things.set_audience(file.thing, audience=_agencies(world, "Council"), face=HIDDEN, by=world.reader("clerk"))
    for thing in (waiting.thing, file.thing):
        with pytest.raises(OnlyNarrower, match="made from other things"):
            things.set_audience(thing, audience=audiences.public(), face=HIDDEN, by=world.reader("clerk"))
    assert not readable(as_public(), Release).exists()
    assert not readable(as_public(), Document).exists()


def test_a_thing_hidden_when_it_went_out_does_not_become_a_stub(world: World) -> None:
    item = item_in(world, meeting_of(world), title="Op Larch", audience=_agencies(world, "Council"), face=HIDDEN)
    things.settle(item.thing, by=world.reader("clerk"))
    with pytest.raises(OnlyNarrower):
        things.set_audience(item.thing, audience=_agencies(world, "Council"), face=STUB, by=world.reader("clerk"))


def test_what_others_put_in_keeps_it_from_being_widened_but_what_is_hidden_does_not(world: World) -> None:
    item = item_in(world, meeting_of(world), title="Op Larch", audience=_agencies(world, "Council", "Police"))
    clerk = world.reader("clerk")
    _paper(world, item, audiences.people([world.people["officer"].id]), by="officer")
    things.set_audience(item.thing, audience=audiences.partners(), face=STUB, by=clerk)  # the clerk cannot know of it
    _paper(world, item, audiences.public(), by="officer")
    with pytest.raises(OnlyNarrower, match="Others have worked"):
        things.set_audience(item.thing, audience=audiences.public(), face=STUB, by=world.reader("clerk"))


def test_what_belongs_to_another_body_is_never_widened_directly(world: World) -> None:
    item = item_in(
        world, meeting_of(world), title="x", audience=_agencies(world, "Council"), originator=world.agencies["Police"]
    )
    with pytest.raises(OwnedElsewhere, match="Police"):
        things.set_audience(item.thing, audience=audiences.partners(), face=STUB, by=world.reader("clerk"))


def test_shutting_oneself_out_is_told_before(world: World) -> None:
    item = item_in(world, meeting_of(world), title="Op Larch", audience=audiences.partners())
    clerk, police = world.reader("clerk"), _agencies(world, "Police")
    with pytest.raises(ShutsOutSetter):
        things.set_audience(item.thing, audience=police, face=STUB, by=clerk)
    things.set_audience(item.thing, audience=police, face=STUB, by=clerk, knowing=True)
    assert not readable(world.reader("clerk"), Item).exists()


def test_effects_count_what_sits_in_it_and_who_will_see_it(world: World) -> None:
    item = item_in(world, meeting_of(world), title="Op Larch", audience=audiences.partners())
    _paper(world, item, audiences.public())
    _paper(world, item, audiences.public())
    things.make(Action, home=item.thing, audience=audiences.public(), by=world.reader("clerk"), text="x", raised_on=DAY)
    hidden = audiences.people([world.people["officer"].id])
    _paper(world, item, hidden, by="officer")
    thing = Thing.objects.get(pk=item.pk)
    told = effects(world.reader("clerk"), thing, "agencies", [world.agencies["Council"].id], STUB)
    assert told.sentences[0] == "It will be seen by 4 people; now it is seen by 7 people."
    assert told.sentences[1] == "2 papers and 1 action in it will be seen by 4 people."
    assert (told.wider, told.shuts_out_setter) == (False, False)
    assert effects(world.reader("clerk"), thing, "agencies", [world.agencies["Police"].id], STUB).shuts_out_setter


def test_narrowing_takes_as_many_queries_for_three_papers_as_for_one(world: World) -> None:
    counts = []
    for papers in (1, 3):
        item = item_in(world, meeting_of(world), title="x", audience=audiences.partners())
        for _ in range(papers):
            _paper(world, item, audiences.public())
        clerk, council = world.reader("clerk"), _agencies(world, "Council")
        thing = Thing.objects.get(pk=item.pk)
        things.narrow_or_set(thing, audience=council, face=HIDDEN, by=clerk)  # makes the locks
        things.narrow_or_set(thing, audience=audiences.partners(), face=HIDDEN, by=clerk)
        with CaptureQueriesContext(connection) as queries:
            things.narrow_or_set(thing, audience=council, face=HIDDEN, by=clerk)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_stale_home_does_not_lend_a_lock_that_it_has_lost(world: World) -> None:
    item = item_in(world, meeting_of(world), title="x", audience=audiences.public())
    stale = Thing.objects.select_related("lock").get(pk=item.pk)
    things.narrow_or_set(Thing.objects.get(pk=item.pk), audience=_agencies(world, "Police"), face=STUB, by=None)
    paper = things.make(
        Paper, home=stale, audience=audiences.public(), by=None, title="Figures", made_at="2026-03-02T09:00Z"
    )
    assert paper.pk not in readable(world.reader("fire"), Paper).values_list("pk", flat=True)
    assert paper.pk in readable(world.reader("officer"), Paper).values_list("pk", flat=True)


def test_who_composes_for_an_audience_reads_what_all_of_it_may_read(world: World) -> None:
    meeting = meeting_of(world)
    for title, audience in {
        "public": audiences.public(),
        "partners": audiences.partners(),
        "two": _agencies(world, "Police", "Council"),
        "police": _agencies(world, "Police"),
        "officer": audiences.people([world.people["officer"].id]),
    }.items():
        item_in(world, meeting, title=title, audience=audience)

    def read(composer: object) -> set[str]:
        return set(readable(composer, Item).values_list("title", flat=True))  # type: ignore[arg-type]

    assert read(as_public()) == read(as_audience(audiences.public())) == {"public"}
    assert read(as_audience(audiences.partners())) == {"public", "partners"}
    assert read(as_audience(_agencies(world, "Police"))) == {"public", "partners", "two", "police"}
    assert read(as_audience(audiences.people([world.people["officer"].id]))) == {
        *("public", "partners", "two", "police", "officer")
    }
    assert read(as_audience(audiences.people([world.people["fire"].id]))) == {"public", "partners"}


def test_composing_asks_as_much_however_many_audiences_there_are(world: World) -> None:
    """The number of queries would tell of agencies' audiences that a reader of the page knows nothing of."""
    audience = audiences.people([world.people["officer"].id])
    with CaptureQueriesContext(connection) as before:
        as_audience(audience)
    for names in (("Police",), ("Council",), ("Police", "Council")):
        _agencies(world, *names)
    with CaptureQueriesContext(connection) as after:
        as_audience(audience)
    assert len(after) == len(before)


def test_the_page_shows_effects_and_saves_only_what_was_looked_at(world: World) -> None:
    item = item_in(world, meeting_of(world), title="Op Larch", audience=audiences.partners(), face=HIDDEN)
    clerk, address = world.client("clerk"), reverse("access:audience", args=[item.pk])
    said = {
        "who-kind": "agencies",
        "who-agencies": [str(world.agencies["Council"].id)],
        "who-face": HIDDEN,
        "next": "/",
    }
    assert b"Choose at least one of the agencies" in clerk.post(address, {**said, "who-agencies": []}).content
    shown = clerk.post(address, said)
    assert b"It will be seen by 4 people; now it is seen by 7 people." in shown.content
    assert Thing.objects.get(pk=item.pk).audience.kind == "partners"
    looked = shown.context["looked"]
    changed = {**said, "who-agencies": [str(world.agencies["Police"].id)], "looked": looked}
    assert b"You will not be able to read it yourself" in clerk.post(address, changed).content
    assert Thing.objects.get(pk=item.pk).audience.kind == "partners"
    assert clerk.post(address, {**said, "looked": looked}).status_code == 302
    assert reach_of(Thing.objects.get(pk=item.pk).audience) == reach_of(_agencies(world, "Council"))
    wider = {"who-kind": "public", "who-face": HIDDEN}
    things.settle(Thing.objects.get(pk=item.pk), by=world.reader("clerk"))
    refused = clerk.post(address, {**wider, "looked": clerk.post(address, wider).context["looked"]})
    assert b"already gone out" in refused.content
    for name in (None, "member", "chair", "administrator"):
        assert world.client(name).get(address).status_code == 404


def test_a_stub_is_shown_under_the_lock_that_its_home_has_now(world: World) -> None:
    meeting = meeting_of(world)
    item = item_in(world, meeting, title="Op Larch", audience=_agencies(world, "Police"))
    things.show_face(item.thing, by=None, position=1, number="4", title="Restricted update")
    things.narrow_or_set(meeting.thing, audience=audiences.partners(), face=HIDDEN, by=None)
    assert not faces(world.reader(None), meeting.thing).exists()
    assert [face.title for face in faces(world.reader("fire"), meeting.thing)] == ["Restricted update"]
