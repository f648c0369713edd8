"""Links: suggested to who reads both, confirmed for a purpose, refused for good, undone exactly; never a merge."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.http import Http404
from django.urls import reverse

from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.models import Aside, Entry
from commonweal.portal.jobs import worker
from commonweal.portal.jobs.models import Job
from commonweal.portal.jobs.verbs import taking
from commonweal.portal.notices.models import Notice
from commonweal.portal.people import hooks, matching
from commonweal.portal.people.models import CONFIRMED, REFUSED, SUGGESTED, UNDONE, Link, Record, Reliance
from commonweal.portal.people.queries import links as queries
from commonweal.portal.people.refusals import NotInLinkState, NotTheirLink
from commonweal.portal.people.verbs import links, records
from known_people import ADA, entered
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_room_above(monkeypatch: pytest.MonkeyPatch) -> None:
    """How a share is recorded is tested where that room stands: tests/integration/test_one_person.py."""
    monkeypatch.setattr(hooks, "_sharing", [])


def tied(world: World, one: Record, other: Record, by: str = "officer") -> Link:
    return links.tie(one, other, by=world.reader(by))


def confirmed(world: World, one: Record, other: Record, by: str = "officer") -> Link:
    return links.confirm(tied(world, one, other, by), purpose="To visit once", by=world.reader(by))


def page(world: World, record: Record, by: str) -> str:
    return world.client(by).get(reverse("people:person", args=[record.pk])).content.decode()


def look(world: World, by: str, record: Record | None = None) -> None:
    address = reverse("people:look", args=[record.pk]) if record else reverse("people:look-for-all")
    assert world.client(by).post(address).status_code == 302
    while work := taking.take():
        worker.do(work)
    assert not [job.problem for job in Job.objects.all() if job.problem]


def test_who_may_read_both_gets_a_suggestion_with_reasons_in_words(world: World) -> None:
    one = entered(world, given="Ada Jane", shared=True)
    other = entered(world, "fire", family="Candlewich", phones=[], shared=True)
    look(world, "officer", one)
    link = Link.objects.get()
    assert {link.one_id, link.other_id} == {one.pk, other.pk} and link.state == SUGGESTED
    assert "Candlewich" in page(world, one, "officer")
    shown = world.client("fire").get(reverse("people:link", args=[link.pk])).content.decode()
    assert "Same date of birth" in shown and "differ by a slip of the pen" in shown and "These differ" in shown


def test_nobody_is_told_of_a_record_that_they_may_not_read(world: World) -> None:
    """The fire brigade's own record is of the same person; the police look, and hear nothing of it."""
    one, other = entered(world), entered(world, "fire")
    both = [world.reader("officer"), world.reader("fire")]
    assert matching.among(Record.objects.all()), "there is something to suggest"
    for user, record in (("officer", one), ("fire", other)):
        look(world, user, record)
        look(world, user)
    assert not Link.objects.exists() and not any(readable(reader, Link).exists() for reader in both)


def test_a_weight_says_nothing_of_any_third_record(world: World) -> None:
    """However many others bear the name, a pair's weight and reasons are the same: else they would tell of them."""
    pair = [entered(world, given="Zebulon", family="Quillfeather", shared=True) for _ in range(2)]
    alone = matching.among(pair)
    crowd = [entered(world, given="Zebulon", family="Quillfeather", born_year=str(1950 + n)) for n in range(12)]
    among = [found for found in matching.among([*pair, *crowd]) if {found.one, found.other} == {r.pk for r in pair}]
    assert [(found.weight, found.reasons) for found in among] == [(found.weight, found.reasons) for found in alone]
    (one, *rest) = pair
    near = [found for found in matching.alike(one, [*rest, *crowd]) if found.other == rest[0].pk]
    assert near[0].weight == alone[0].weight


def test_looking_is_entered_as_processing_and_holds_nothing_of_anybody(world: World) -> None:
    one = entered(world, shared=True)
    entered(world, "fire", shared=True)
    look(world, "officer", one)
    act = Entry.objects.get(act="match people")
    assert act.thing == str(one.pk) and "2 records compared, 1 pairs suggested" in Aside.objects.get(entry=act).words
    job = Job.objects.get()
    assert "Candlewick" not in f"{job.title}{job.arguments}{job.result}{job.saying}{job.problem}"


def test_confirming_needs_a_second_look_and_a_purpose(world: World) -> None:
    link = tied(world, entered(world, shared=True), entered(world, "fire", shared=True))
    client, address = world.client("officer"), reverse("people:confirm", args=[link.pk])
    shown = client.get(address).content.decode()
    assert "Twins" in shown and "kept as a disclosure" in shown
    assert "Look at both records" in client.post(address, {"purpose": "x"}).content.decode()
    client.post(address, {"sure": "on", "purpose": "To visit her once"})
    link.refresh_from_db()
    assert (link.state, link.why) == (CONFIRMED, "To visit her once")
    with pytest.raises(SomethingMissing):
        links.confirm(tied(world, entered(world), entered(world)), purpose=" ", by=world.reader("officer"))


def test_confirming_between_two_agencies_is_a_disclosure_and_within_one_is_not(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[UUID, str, Any]] = []

    def record(link: Link, *, purpose: str, grounds: Any, by: Any) -> Any:
        told.append((link.pk, purpose, grounds))
        return link.one.thing

    monkeypatch.setattr(hooks, "_sharing", [hooks.Sharing(form=lambda *_: None, record=record)])  # type: ignore[arg-type]
    confirmed(world, entered(world), entered(world))
    assert not told
    link, by = tied(world, entered(world, shared=True), entered(world, "fire", shared=True)), world.reader("officer")
    with pytest.raises(SomethingMissing):
        links.confirm(link, purpose="To visit once", by=by)
    link = links.confirm(link, purpose="To visit once", grounds="s115", by=by)
    assert told == [(link.pk, "To visit once", "s115")] and link.disclosure_id == link.one_id


def test_a_joined_page_shows_each_agencys_words_side_by_side(world: World) -> None:
    one = entered(world, shared=True)
    other = entered(world, "fire", shared=True, born_day="4", phones=["07700 900222"])
    confirmed(world, one, other)
    shown = page(world, one, "officer")
    assert "3 May 1987" in shown and "4 May 1987" in shown and "These differ" in shown
    assert "07700 900111" in shown and "07700 900222" in shown and "Fire brigade" in shown
    assert "2 records are tied together" in page(world, other, "fire")


def test_a_chain_joins_only_over_links_that_the_reader_may_read(world: World) -> None:
    """A = B is open to both agencies, B = C to the fire brigade alone: the police see A and B, never C."""
    a, b = entered(world, shared=True), entered(world, "fire", shared=True)
    c = entered(world, "fire", given="Adelheid")
    confirmed(world, a, b)
    hidden = confirmed(world, b, c, by="fire")
    assert "Adelheid" in page(world, a, "fire") or "Adelheid" in page(world, b, "fire")
    assert queries.joined(world.reader("fire"), a.pk)[0] == tuple(sorted((a.pk, b.pk, c.pk)))
    for record in (a, b):
        assert "Adelheid" not in page(world, record, "officer")
    assert world.client("officer").get(reverse("people:link", args=[hidden.pk])).status_code == 404
    assert not readable(world.reader("officer"), Link).filter(pk=hidden.pk).exists()


def test_undoing_leaves_both_records_byte_for_byte_and_tells_who_relied_on_it(world: World) -> None:
    one, other = entered(world, shared=True), entered(world, "fire", shared=True)
    before = _bytes()
    link = confirmed(world, one, other)
    page(world, other, "fire")
    page(world, one, "officer")
    assert Reliance.objects.count() == 2
    address = reverse("people:undo", args=[link.pk])
    world.client("officer").post(address, {"why": "Her sister"})
    link.refresh_from_db()
    assert link.state == UNDONE and _bytes() == before
    notice = Notice.objects.get()
    assert notice.person_id == world.people["fire"].pk and "Candlewick" not in notice.words
    assert "records are tied together" not in page(world, one, "officer")
    assert not Reliance.objects.exists()


def test_who_never_saw_them_joined_is_not_told(world: World) -> None:
    one, other = entered(world, shared=True), entered(world, "fire", shared=True)
    page(world, other, "fire")
    link = confirmed(world, one, other)
    links.undo(link, why="Her sister", by=world.reader("officer"))
    assert not Notice.objects.exists()


def test_whoever_said_that_they_are_one_person_is_told_that_another_took_it_back(world: World) -> None:
    link = confirmed(world, entered(world, shared=True), entered(world, "fire", shared=True))
    assert not Reliance.objects.exists() and link.decided_by == world.accounts["officer"].pk
    links.undo(link, why="Her sister", by=world.reader("fire"))
    assert Notice.objects.get().person_id == world.people["officer"].pk


def test_what_was_refused_or_undone_is_not_suggested_again(world: World) -> None:
    one, other = entered(world, shared=True), entered(world, "fire", shared=True)
    link = links.refuse(tied(world, one, other), why="Sisters", by=world.reader("officer"))
    look(world, "officer", one)
    look(world, "fire")
    assert Link.objects.get().state == REFUSED
    assert "Decided to be two people" in page(world, one, "officer")
    links.undo(links.confirm(link, purpose="x", by=world.reader("fire")), why="No", by=world.reader("fire"))
    look(world, "officer")
    assert Link.objects.get().state == UNDONE


def test_states_follow_their_table(world: World) -> None:
    link, by = tied(world, entered(world), entered(world)), world.reader("officer")
    with pytest.raises(NotInLinkState):
        links.undo(link, why="x", by=by)
    links.confirm(link, purpose="x", by=by)
    with pytest.raises(NotInLinkState):
        links.confirm(link, purpose="x", by=by)
    with pytest.raises(NotInLinkState):
        links.refuse(link, why="x", by=by)


def test_who_may_not_read_both_decides_and_ties_nothing(world: World) -> None:
    mine, theirs = entered(world), entered(world, "fire")
    with pytest.raises(NotTheirLink):
        links.tie(mine, theirs, by=world.reader("officer"))
    link = tied(world, mine, entered(world))
    for user in ("fire", "chair", "governance", "administrator"):
        with pytest.raises(NotTheirLink):
            links.confirm(link, purpose="x", by=world.reader(user))
        for name in ("link", "confirm", "refuse", "undo"):
            assert world.client(user).get(reverse(f"people:{name}", args=[link.pk])).status_code == 404
    both = {"record": [str(mine.pk), str(theirs.pk)]}
    assert world.client("officer").post(reverse("people:compare"), both).status_code == 404
    with pytest.raises(NotInLinkState):
        links.tie(mine, mine, by=world.reader("officer"))


def test_two_ticked_records_stand_side_by_side(world: World) -> None:
    one, other, client = entered(world), entered(world, given="Edda"), world.client("officer")
    answer = client.post(reverse("people:compare"), {"record": [str(one.pk), str(other.pk)]})
    link = Link.objects.get()
    assert answer["Location"] == reverse("people:link", args=[link.pk])
    again = client.post(reverse("people:compare"), {"record": [str(other.pk), str(one.pk)]})
    assert again["Location"] == answer["Location"] and Link.objects.count() == 1
    for bad in ([], [str(one.pk)], [str(one.pk)] * 2, ["x", "y"]):
        assert client.post(reverse("people:compare"), {"record": bad}).status_code == 302
    assert Link.objects.count() == 1


def test_a_record_that_may_be_read_no_more_is_not_compared(world: World) -> None:
    one = entered(world)
    with pytest.raises(Http404):
        queries.page(world.reader("fire"), one.pk)
    assert world.client("fire").post(reverse("people:look", args=[one.pk])).status_code == 404


def _bytes() -> list[tuple[Any, ...]]:
    """The records as the database holds them, sealed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_record ORDER BY thing_id")
        records = [tuple(map(str, row)) for row in cursor.fetchall()]
        cursor.execute("SELECT * FROM people_recordkey ORDER BY id")
        return records + [tuple(map(str, row)) for row in cursor.fetchall()]


def test_a_pair_that_waits_says_that_a_record_was_corrected_until_it_is_compared_anew(world: World) -> None:
    one, other = entered(world, shared=True), entered(world, "fire", shared=True)
    by, client = world.reader("officer"), world.client("officer")
    link = links.suggest(matching.among([one, other]), compared=2, by=by)[0]
    before, address = link.weight, reverse("people:link", args=[link.pk])
    assert b"corrected since they were compared" not in client.get(address).content
    changed = records.correct(one, {**ADA, "phones": [], "sex": ""}, why="They said so", by=by)
    assert b"corrected since they were compared" in client.get(address).content
    assert links.suggest(matching.among([changed, other]), compared=2, by=by) == [], "no second link"
    link.refresh_from_db()
    assert link.state == "suggested" and before is not None and link.weight is not None and link.weight < before
    assert b"corrected since they were compared" not in client.get(address).content
    links.refuse(link, why="Sisters", by=by)
    links.suggest(matching.among([one, other]), compared=2, by=by)
    link.refresh_from_db()
    assert link.state == "refused" and link.weight < before, "what was decided stays"
