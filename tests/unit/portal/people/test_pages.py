"""The pages of records as an officer uses them: entering, what is odd said once, correcting, searching, the list."""

import re

import pytest
from django.urls import reverse

from commonweal.portal.audit.models import Aside, Entry
from commonweal.portal.audit.recording import recording
from commonweal.portal.people import said
from commonweal.portal.people.models import Record, Vehicle
from commonweal.portal.people.queries import search
from known_people import ADA, entered, sent
from portal_world import World

pytestmark = pytest.mark.django_db
LITTLE = {"given": "Bo", "note": "Blue coat", "address_1_kind": "home"}


def test_a_record_is_entered_and_what_is_odd_is_shown_once(world: World) -> None:
    client, address = world.client("officer"), reverse("people:enter")
    assert client.get(address).status_code == 200
    typed = sent(ADA) | {"born_0": "1", "born_1": "1", "born_2": "1987"}
    shown = client.post(address, typed).content.decode()
    assert "1 January" in shown and 'value="Candlewick"' in shown and not Record.objects.exists()
    mark = re.search(r'name="looked" value="(\w+)"', shown)
    assert mark
    answer = client.post(address, {**typed, "looked": mark[1]})
    made = Record.objects.get()
    assert answer.status_code == 302 and answer["Location"].endswith(f"/known/{made.pk}/")
    assert said.read(made.said).born_words == "1 January 1987"


def test_what_was_looked_at_does_not_cover_what_is_odd_anew(world: World) -> None:
    client, address = world.client("officer"), reverse("people:enter")
    typed = sent(ADA) | {"born_0": "1", "born_1": "1"}
    mark = re.search(r'name="looked" value="(\w+)"', client.post(address, typed).content.decode())
    assert mark
    shown = client.post(address, {**typed, "given": "Unknown", "looked": mark[1]}).content.decode()
    assert "placeholder" in shown and not Record.objects.exists()


def test_one_more_address_is_asked_for_and_nothing_is_lost(world: World) -> None:
    client, address = world.client("officer"), reverse("people:enter")
    shown = client.post(address, {**sent(ADA), "another_address": "yes"}).content.decode()
    assert 'name="address_2_lines"' in shown and 'value="Candlewick"' in shown and "14 Rope Street" in shown
    assert "govuk-error-summary" not in shown and not Record.objects.exists()
    more = {"addresses": "2", "address_2_kind": "earlier", "address_2_lines": "9 Yard", "address_2_postcode": ""}
    client.post(address, {**sent(ADA), **more})
    assert [one["lines"] for one in Record.objects.get().said["addresses"]] == ["14 Rope Street", "9 Yard"]


def test_a_record_with_little_is_kept_and_kindly_told(world: World) -> None:
    answer = world.client("officer").post(reverse("people:enter"), LITTLE, follow=True)
    page = answer.content.decode()
    assert "Not yet identified" in page and "Blue coat" in page
    empty = world.client("officer").post(reverse("people:enter"), {"given": "", "address_1_kind": "home"})
    assert "Nothing is said of anybody" in empty.content.decode()


def test_a_correction_is_shown_with_what_stood_there(world: World) -> None:
    made, client = entered(world), world.client("officer")
    address = reverse("people:correct", args=[made.pk])
    form = client.get(address).content.decode()
    assert 'value="Ada"' in form and "14 Rope Street" in form
    client.post(address, {**sent(ADA), "given": "Adah", "why": "Her passport"})
    page = client.get(reverse("people:person", args=[made.pk])).content.decode()
    assert "<del>Ada Candlewick</del> <ins>Adah Candlewick</ins>" in page and "Her passport" in page


def test_two_who_correct_at_once_do_not_write_over_each_other(world: World) -> None:
    made, client = entered(world), world.client("officer")
    address = reverse("people:correct", args=[made.pk])
    mark = re.search(r'name="seen" value="(\w+)"', client.get(address).content.decode())
    assert mark
    client.post(address, {**sent(ADA), "given": "Adah", "why": "x"})
    shown = client.post(address, {**sent(ADA), "given": "Edda", "why": "y", "seen": mark[1]}).content.decode()
    assert "Someone else changed this" in shown and 'value="Edda"' in shown


@pytest.mark.parametrize(
    "terms",
    [
        {"name": "ada candle-wick"},
        {"name": "Candlewick Ada"},
        {"name": "Ada Jane Candlewick"},
        {"name": "Addie Wick", "born_0": "3", "born_1": "5", "born_2": "1987"},
        {"phone": "+44 7700 900111"},
        {"postcode": "qx11ab", "name": "Ada Candlewick"},
        {"registration": "qx70 abc"},
        {"handle": "WICKED.wick"},
    ],
)
def test_a_search_finds_what_is_equal(world: World, terms: dict[str, str]) -> None:
    made, client = entered(world), world.client("officer")
    client.post(reverse("people:beside", args=[made.pk, "vehicle"]), {"registration": "QX70ABC"})
    client.post(reverse("people:beside", args=[made.pk, "online-name"]), {"handle": "wickedwick"})
    page = client.post(reverse("people:index"), terms).content.decode()
    assert str(made.pk) in page
    other = world.client("fire").post(reverse("people:index"), terms).content.decode()
    assert str(made.pk) not in other and "Nothing that you may read" in other


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({"name": ""}, "Give a name"),
        ({"born_0": "3", "born_1": "5", "born_2": "1987"}, "A date of birth alone"),
        ({"name": "Ada", "born_2": "1987"}, "Give day, month and year"),
        ({"postcode": "QX1"}, "Give a whole postcode"),
        ({"phone": "0770"}, "Give a whole telephone number"),
    ],
)
def test_a_search_that_could_find_nothing_says_so(world: World, terms: dict[str, str], words: str) -> None:
    assert words in world.client("officer").post(reverse("people:index"), terms).content.decode()


def test_somebody_is_found_by_their_first_name_alone(world: World) -> None:
    made = entered(world, given="Ada Jane")
    page = world.client("officer").post(reverse("people:index"), {"name": "ada candlewick"}).content.decode()
    assert str(made.pk) in page


def test_a_miss_looks_like_a_hit_of_nothing(world: World) -> None:
    """What another agency holds makes no difference to what is answered, or to what is asked of the database."""
    client, terms = world.client("fire"), {"name": "Ada Candlewick", "postcode": "QX1 1AB"}

    def answer() -> str:
        page = client.post(reverse("people:index"), terms).content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)

    before = answer()
    entered(world)
    assert answer() == before


def test_a_search_stands_in_the_audits_erasable_side_and_nowhere_else(world: World) -> None:
    entered(world)
    answer = world.client("officer").post(reverse("people:index"), {"name": "Ada Candlewick"})
    assert answer.status_code == 200 and "Candlewick" not in answer.request["PATH_INFO"]
    act = Entry.objects.get(act="search people")
    assert "Ada Candlewick" in Aside.objects.get(entry=act).words
    assert not Entry.objects.filter(text__contains="Candlewick").exists()
    assert Entry.objects.filter(act="read", thing=str(Record.objects.get().pk)).exists()


def test_everyone_else_has_no_such_pages(world: World) -> None:
    made = entered(world)
    own = [reverse("people:person", args=[made.pk]), reverse("people:correct", args=[made.pk]),
           reverse("people:beside", args=[made.pk, "vehicle"])]  # fmt: skip
    for user in ("member", "chair", "clerk", "analyst", "governance", "administrator"):
        for address in (*own, *(reverse(f"people:{name}") for name in ("index", "mine", "enter", "suggested"))):
            assert world.client(user).get(address).status_code == 404
    for address in own:
        assert world.client("fire").get(address).status_code == 404
    assert world.client("officer").get(reverse("people:beside", args=[made.pk, "cat"])).status_code == 404


def test_an_agencys_list_goes_on_page_by_page(world: World) -> None:
    for letter in "abc":
        entered(world, given=f"Ada{letter}")
    with recording():
        first, more = search.mine(world.reader("officer"), size=2)
        rest, none = search.mine(world.reader("officer"), before=first[-1].id, size=2)
    assert more and not none and len({line.id for line in (*first, *rest)}) == 3
    page = world.client("officer").get(reverse("people:mine"), {"before": "nonsense"})
    assert page.status_code == 200 and "Adaa" in page.content.decode()


def test_a_page_says_who_read_it_and_when(world: World) -> None:
    made = entered(world)
    page = world.client("officer").get(reverse("people:person", args=[made.pk]))
    assert "Read by Officer Example on" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_a_vehicle_stands_on_the_page_of_whose_it_is(world: World) -> None:
    made, client = entered(world), world.client("officer")
    bad = client.post(reverse("people:beside", args=[made.pk, "vehicle"]), {"make": ""})
    assert "Give at least one thing" in bad.content.decode() and not Vehicle.objects.exists()
    client.post(reverse("people:beside", args=[made.pk, "vehicle"]), {"registration": "QX70 ABC", "colour": "puce"})
    assert "QX70 ABC, puce" in client.get(reverse("people:person", args=[made.pk])).content.decode()
