"""Two who write in one case or share at the same moment, in threads of their own: neither writes over the other."""

import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse

from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.models import Seat
from commonweal.portal.access.refusals import ChangedMeanwhile
from commonweal.portal.cases.forms.opening import PREFIX
from commonweal.portal.cases.models import Case, Former, Glass
from commonweal.portal.cases.refusals import NotInCase
from commonweal.portal.cases.verbs import entries, glass, team, working
from commonweal.portal.disclosures.models import Addition, EntryAddition
from commonweal.portal.disclosures.refusals import NotInState
from commonweal.portal.disclosures.said import Grounds
from commonweal.portal.disclosures.verbs import completing, disclosures
from grouped_world import another_officer
from portal_sharing import share_of
from portal_world import World, make_world
from worked_cases import FIELDS, opened, seated, written

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 6


@pytest.fixture
def world() -> World:
    return make_world()


def at_once(*doers: Callable[[], Any]) -> list[Any]:
    """What each of them came to, begun together: an answer, or what refused them."""
    barrier, came = threading.Barrier(len(doers)), [None] * len(doers)

    def run(nth: int) -> None:
        try:
            barrier.wait(timeout=20)
            came[nth] = doers[nth]()
        except Exception as refused:
            came[nth] = refused
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(nth,)) for nth in range(len(doers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return came


def refused(came: list[Any]) -> list[type]:
    return [type(one) for one in came if isinstance(one, Exception)]


def test_of_two_who_change_a_case_at_once_one_is_told(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    for nth in range(ROUNDS):
        case.refresh_from_db()
        seen = mark_of(case, working.SAID)

        def change(who: str, case: Case = case, seen: str = seen, nth: int = nth) -> Case:
            by, words = world.reader(who), f"{who} {nth}"
            return working.change(case, title=words, about="", fields={}, seen=seen, by=by)

        came = at_once(lambda: change("officer"), lambda: change("fire"))
        assert refused(came) == [ChangedMeanwhile]
        kept = next(one.title for one in came if isinstance(one, Case))
        assert Case.objects.get(pk=case.pk).title == kept


def test_of_two_pages_that_are_sent_at_once_one_keeps_its_words_and_the_other_shows_them(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    address = reverse("cases:change", args=[case.pk])
    pages = {who: world.client(who) for who in ("officer", "fire")}
    seen = re.search(r'name="seen" value="(\w+)"', pages["fire"].get(address).content.decode())
    assert seen
    answers = {"about": "", **{PREFIX + key: said for key, said in FIELDS.items()}}

    def send(who: str) -> Any:
        return pages[who].post(address, {**answers, "title": f"By {who}", "seen": seen[1]})

    came = at_once(lambda: send("officer"), lambda: send("fire"))
    assert sorted(answer.status_code for answer in came) == [200, 302]
    late = next(answer.content.decode() for answer in came if answer.status_code == 200)
    assert "Someone else changed this" in late and "By " in late
    anew = re.search(r'name="seen" value="(\w+)"', late)
    assert anew
    who = "fire" if "By fire" in late else "officer"
    slipped = pages[who].post(address, {**answers, "title": "", "seen": seen[1]}).content.decode()
    assert f'name="seen" value="{seen[1]}"' in slipped, "a slip of one's own shows nothing of what came meanwhile"
    assert pages[who].post(address, {**answers, "title": "Once more", "seen": anew[1]}).status_code == 302
    assert Case.objects.get(pk=case.pk).title == "Once more"


def test_of_two_who_correct_an_entry_at_once_one_is_told(world: World) -> None:
    case = opened(world)
    entry = written(world, case, "He came at noon.")
    another_officer(world, "sergeant", "Police")
    seated(world, case, "sergeant")
    seen = mark_of(entry, entries.SAID)

    def correct(who: str) -> Any:
        return entries.correct(entry, text=f"By {who}", why="A slip.", seen=seen, by=world.reader(who))

    assert refused(at_once(lambda: correct("officer"), lambda: correct("sergeant"))) == [ChangedMeanwhile]
    assert Former.objects.get().text == "He came at noon."


def test_of_two_who_review_one_breaking_of_the_glass_at_once_one_is_told(world: World) -> None:
    case = opened(world)
    sought = glass.Sought(reference=case.reference)
    agency = world.agencies["Fire brigade"]
    glass.break_glass(sought, reason="A child is in danger there.", agency=agency, by=world.reader("fire"))
    row = Glass.objects.select_related("thing__lock").get()

    def review(verdict: str) -> Any:
        return glass.review(row, verdict=verdict, words=f"It was {verdict}.", by=world.reader("governance"))

    came = at_once(lambda: review("justified"), lambda: review("unclear"))
    assert refused(came) == [NotInCase]
    kept = next(one for one in came if isinstance(one, Glass))
    assert Glass.objects.get().verdict == kept.verdict


def test_whoever_is_added_twice_at_once_sits_there_once(world: World) -> None:
    case = opened(world)
    another_officer(world, "sergeant", "Police")

    def add() -> Any:
        seat = {"person": world.people["sergeant"], "agency": world.agencies["Police"]}
        return team.add(case, need="They visit.", by=world.reader("officer"), **seat)

    assert refused(at_once(add, add)) == [NotInCase]
    assert Seat.objects.filter(audience=case.group, person=world.people["sergeant"]).count() == 1


def test_of_two_who_complete_one_share_at_once_one_is_told(world: World) -> None:
    another_officer(world, "sergeant", "Police")
    bare = disclosures.record(share_of(world, what="", emergency=True), Grounds(), by=world.reader("officer"))

    def complete(who: str) -> Any:
        return completing.complete(bare, Grounds(purpose=f"As {who} says"), by=world.reader(who))

    came = at_once(lambda: complete("officer"), lambda: complete("sergeant"))
    assert refused(came) == [NotInState]
    kept = next(one.purpose for one in came if isinstance(one, Addition))
    assert Addition.objects.get().purpose == EntryAddition.objects.get().purpose == kept
