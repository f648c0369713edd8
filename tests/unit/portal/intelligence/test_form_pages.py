"""The guide and the form as a browser without scripts meets them."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from commonweal.portal.audit import clock
from commonweal.portal.audit.models import Entry
from commonweal.portal.intelligence.models import Choice, Item, Mention, Report, Source
from commonweal.portal.intelligence.verbs import sending
from portal_sharing import agreed
from portal_world import World
from told_intelligence import TEXT, begun, colleague, complete, desk, sent, unit

pytestmark = pytest.mark.django_db
TAPS = 12


@pytest.fixture(autouse=True)
def _force(world: World) -> None:
    desk(world)
    unit(world)
    colleague(world)


def address(name: str, *args: object) -> str:
    return reverse(f"intelligence:{name}", args=args)


def led_to_form(client: Client) -> None:
    answer = client.post(address("guide"), {"row": "know"})
    assert answer.url == address("begin")


def test_an_officer_tells_what_they_know(world: World) -> None:
    client = world.client("fire")
    led_to_form(client)
    assert b"not sent yet" not in client.get(address("begin")).content
    answer = client.post(address("begin"), {"text": TEXT, "where": "Behind the chandler's"})
    report = Report.objects.get()
    steps = [
        ("page", ("when",), {"which": "yesterday"}), ("names", (), None),
        ("name", ("person",), {"given": "Wren", "family": "Tallis-O’Dowd", "born_0": "3", "born_1": "5",
         "born_2": "1987", "address_1_kind": "home", "sex": ""}),
        ("page", ("source",), {"how": "seen"}), ("page", ("risk",), {"risk": "no", "doubt": "no"}),
        ("page", ("sharing",), {"permission": "yes", "purpose": "crime", "no_agreement": "It is being signed."}),
        ("check", (), {}),
    ]  # fmt: skip
    assert answer.url == address("page", report.pk, "when")
    for name, args, said in steps:
        where = address(name, report.pk, *args)
        page = client.get(where)
        assert page.status_code == 200, where
        assert b"Read by Fire Example on" in page.content
        if said is not None:
            answer = client.post(where, said)
            assert answer.status_code == 302, answer.content.decode()
    assert answer.url == address("report", report.pk) + "?sent=1"
    page = client.get(answer.url).content.decode()
    report.refresh_from_db()
    assert report.reference in page
    assert "within 72 hours" in page
    assert "Tallis-O’Dowd" in page
    assert report.information_on == clock.today() - dt.timedelta(days=1)
    index = client.get(address("index")).content.decode()
    assert report.reference in index
    assert "grey van" not in index


def test_no_agreement_is_chosen_for_anybody(world: World) -> None:
    live = agreed(world, agencies=[world.agencies["Police"], world.people["fire"].agency])
    report, client = begun(world), world.client("fire")
    where, said = address("page", report.pk, "sharing"), {"permission": "yes", "purpose": "crime"}
    assert b"checked" not in client.get(where).content
    answer = client.post(where, said)
    assert answer.status_code == 200
    assert b"Say which agreement covers this" in answer.content
    assert b"Say which agreement covers this" in client.get(address("check", report.pk)).content
    assert client.post(where, {**said, "agreement": "none"}).status_code == 200, "then a reason is asked for"
    assert client.post(where, {**said, "agreement": str(live.pk)}).status_code == 302
    assert client.post(where, {**said, "emergency": "on"}).status_code == 302, "nothing holds an emergency up"


def test_the_guide_comes_before_any_typing(world: World) -> None:
    client = world.client("fire")
    assert client.get(address("begin")).url == address("guide")
    page = client.get(address("guide")).content.decode()
    order = [
        page.index(words)
        for words in ("in danger", "needs to go there<", "nobody needs to go", "not urgent", "None of these")
    ]
    assert order == sorted(order)
    assert "not watched round the clock" in page
    assert client.post(address("guide"), {"row": "danger"}).url == address("guide-row", "danger")
    assert 'href="tel:999"' in client.get(address("guide-row", "danger")).content.decode()
    assert client.get(address("begin")).url == address("guide")
    led_to_form(client)
    assert client.get(address("begin")).status_code == 200


def test_choices_are_counted_without_whom(world: World) -> None:
    client = world.client("fire")
    client.post(address("guide"), {"row": "crime"})
    client.post(address("guide"), {"row": "know", "instead": "crime"})
    world.client("officer").post(address("guide"), {"row": "know"})
    world.client("officer").post(address("guide"), {"row": "know", "done": "yes"})
    world.client("clerk").post(address("guide"), {"row": "danger"})
    counted = set(Choice.objects.values_list("row", "instead_of", "chosen"))
    assert counted == {("crime", "", 1), ("know", "crime", 1), ("know", "", 1)}
    assert not Entry.objects.exclude(act="sign in").exclude(act="set intelligence desk").exists()
    page = world.client("clerk").get(address("guide-counts")).content.decode()
    assert "1 of 3 choices came after going back from another" in page
    assert "<svg" in page
    assert world.client("fire").get(address("guide-counts")).status_code == 404


def test_what_was_typed_wrong_is_kept_and_told(world: World) -> None:
    client, report = world.client("fire"), begun(world)
    where = address("page", report.pk, "when")
    answer = client.post(where, {"which": "other", "day": "31", "month": "Febuary", "year": "2026"})
    assert "That day cannot be read" in answer.content.decode()
    again = client.get(where).content.decode()
    assert 'value="Febuary"' in again
    assert client.post(where, {"which": "other", "month": "May", "year": "2025"}).status_code == 302


def test_one_stops_at_any_page_and_goes_on_later(world: World) -> None:
    client, report = world.client("fire"), begun(world)
    answer = client.post(address("page", report.pk, "source"), {"told_by": "The caretaker", "later": "yes"})
    assert answer.url == address("index")
    client.logout()
    client = world.client("fire")
    assert report.reference in client.get(address("index")).content.decode()
    assert "The caretaker" in client.get(address("page", report.pk, "source")).content.decode()


def test_today_stays_the_day_on_which_it_was_typed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client, report = world.client("fire"), begun(world)
    client.post(address("page", report.pk, "when"), {"which": "today"})
    said_on = clock.today()
    monkeypatch.setattr("commonweal.portal.intelligence.forms.pages.today", lambda: said_on + dt.timedelta(days=2))
    page = client.get(address("page", report.pk, "when")).content.decode()
    assert f'value="{said_on.year}"' in page


def test_what_is_odd_is_said_and_stops_nothing(world: World) -> None:
    client, report = world.client("fire"), begun(world)
    said = {"given": "unknown", "family": "N/K", "born_0": "1", "born_1": "1", "born_2": "1900", "sex": "",
            "address_1_kind": "home", "address_1_postcode": "12345", "phones": "12"}  # fmt: skip
    assert client.post(address("name", report.pk, "person"), said).status_code == 302
    page = client.get(address("names", report.pk)).content.decode()
    for words in ("looks like a placeholder", "1900 is what systems write", "does not look like a postcode"):
        assert words in page
    assert "cannot tell them from others" in page
    assert Mention.objects.get().said["family"] == "N/K"


def test_a_place_is_looked_over_too(world: World) -> None:
    client, report = world.client("fire"), begun(world)
    said = {"lines": "not known", "postcode": "QX1 O1B"}
    assert client.post(address("name", report.pk, "place"), said).status_code == 302
    page = client.get(address("names", report.pk)).content.decode()
    for words in ("looks like a placeholder", "does not look like a postcode"):
        assert words in page
    assert Mention.objects.get().said["postcode"] == "QX1 O1B"


def test_nothing_at_all_is_not_a_name(world: World) -> None:
    client, report = world.client("fire"), begun(world)
    for kind in ("person", "vehicle", "place", "online"):
        answer = client.post(address("name", report.pk, kind), {"address_1_kind": "home"})
        assert "Nothing is filled in" in answer.content.decode()
    assert not Mention.objects.exists()


@pytest.mark.parametrize(
    ("kind", "said", "words", "found_by"),
    [
        ("vehicle", {"registration": "AB12 CDE", "make": "Van"}, "AB12 CDE, Van", ["registration"]),
        ("place", {"lines": "The lock-ups", "postcode": "QX1 1AB"}, "The lock-ups, QX1 1AB", ["door", "postcode"]),
        ("online", {"handle": "lockupking", "service": "a market"}, "lockupking, a market", ["handle"]),
    ],
)
def test_vehicles_places_and_names_online(
    world: World, kind: str, said: dict[str, str], words: str, found_by: list[str]
) -> None:
    client, report = world.client("fire"), begun(world)
    client.post(address("name", report.pk, kind), said)
    assert words in client.get(address("names", report.pk)).content.decode()
    mention = Mention.objects.get()
    assert sorted(mention.keys.values_list("kind", flat=True)) == found_by
    where = address("change-name", mention.pk)
    assert client.post(where, {**said, "note": "Seen twice"}).status_code == 302
    assert "Seen twice" in client.get(where).content.decode()
    client.post(address("drop", report.pk), {"part": str(mention.pk), "names": "1"})
    assert not Mention.objects.exists()


def test_the_source_is_on_no_page_but_its_own(world: World) -> None:
    client, report = world.client("fire"), sent(world)
    source = Source.objects.get()
    assert "caretaker" not in client.get(address("report", report.pk)).content.decode()
    page = client.get(address("told-by", report.pk)).content.decode()
    assert "The caretaker of the lock-ups" in page
    assert source.reference in page
    assert Entry.objects.filter(act="read", thing=str(source.pk)).exists()
    assert world.client("unit").get(address("told-by", report.pk)).status_code == 404


def test_an_outsider_meets_the_same_404_everywhere(world: World) -> None:
    draft, report = begun(world), sent(world)
    mention = report.mentions.get()
    item = draft.items.get()
    on_draft = [
        ("check", ()), ("names", ()), ("page", ("when",)), ("new-item", ()),
        ("name", ("person",)), ("throw-away", ()),
    ]  # fmt: skip
    on_sent = [("add", ()), ("withdraw", ()), ("told-by", ()), ("report", ())]
    for who in ("colleague", "officer", "member", "clerk", "governance", "administrator"):
        client = world.client(who)
        for row, names in ((draft, on_draft), (report, on_sent)):
            for name, args in names:
                assert client.get(address(name, row.pk, *args)).status_code == 404, (who, name)
        for where in (address("item", item.pk), address("change-name", mention.pk)):
            assert client.get(where).status_code == 404
        assert client.post(address("check", draft.pk)).status_code == 404
        assert client.post(address("drop", draft.pk), {"part": str(item.pk)}).status_code == 404
    fire = world.client("fire")
    assert fire.get(address("change-name", mention.pk)).status_code == 404
    assert fire.get(address("check", report.pk)).status_code == 404  # it was sent
    assert fire.post(address("page", report.pk, "when"), {"which": "today"}).status_code == 404
    assert Item.objects.filter(pk=item.pk).exists()


def test_nothing_typed_stands_in_an_address_or_in_the_audit(world: World) -> None:
    client, report = world.client("fire"), complete(world)
    answer = client.post(address("check", report.pk))
    assert "van" not in answer.url
    for entry in Entry.objects.all():
        assert not {"van", "Tallis", "caretaker", "Candle"} & set(str(entry.act).split())


def test_a_report_that_is_not_complete_says_what_is_missing(world: World) -> None:
    client, report = world.client("fire"), begun(world)
    page = client.post(address("check", report.pk)).content.decode()
    assert "It is not sent" in page
    assert address("page", report.pk, "when") + "?from=check" in page
    answer = client.post(address("page", report.pk, "when") + "?from=check", {"which": "today"})
    assert answer.url == address("check", report.pk)


def test_where_no_force_is_named_the_guide_says_so(world: World) -> None:
    from commonweal.portal.intelligence.models import Desk

    Desk.objects.all().delete()
    client = world.client("fire")
    assert "would go to nobody" in client.get(address("guide")).content.decode()
    client.post(address("guide"), {"row": "know"})
    assert client.get(address("begin")).url == address("guide")


def test_what_was_sent_is_added_to_and_taken_back(world: World) -> None:
    client, report = world.client("fire"), sent(world)
    client.post(address("add", report.pk), {"text": "It was green."})
    page = client.get(address("report", report.pk)).content.decode()
    assert "It was green." in page
    assert "2, added on" in page
    client.post(address("withdraw", report.pk), {"why": "I was mistaken."})
    assert "Withdrawn by you" in client.get(address("report", report.pk)).content.decode()
    assert client.get(address("add", report.pk)).status_code == 404
    assert sending.WITHDRAWAL in report.items.values_list("kind", flat=True)


def test_a_draft_is_thrown_away_once_one_said_so(world: World) -> None:
    client, report = world.client("fire"), begun(world)
    assert "Throw this away?" in client.get(address("throw-away", report.pk)).content.decode()
    assert client.post(address("throw-away", report.pk)).url == address("index")
    assert not Report.objects.exists()
