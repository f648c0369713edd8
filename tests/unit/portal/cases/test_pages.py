"""The room's pages, as those who sit in a case and those who do not see them."""

import pytest
from django.test import Client
from django.urls import reverse

from commonweal.portal.access.models import Seat
from commonweal.portal.cases.models import Case, Entry, Risk, Subject, Task
from commonweal.portal.cases.verbs import risks
from portal_world import ROLES, World
from worked_cases import QUESTIONS, opened, seated, set_task, written

pytestmark = pytest.mark.django_db


def url(name: str, *args: object) -> str:
    return reverse(f"cases:{name}", args=args)


def posted(client: Client, address: str, **said: object) -> str:
    """The page that follows; it fails where the form was refused."""
    answer = client.post(address, said, follow=True)
    body = answer.content.decode()
    assert answer.status_code == 200
    assert "govuk-error-summary" not in body, body[body.index("govuk-error-summary") :][:800]
    return body


def test_a_case_is_opened_and_worked_on_through_its_pages(world: World) -> None:
    client = world.client("officer")
    client.get(url("begin"))
    page = posted(
        client, url("open", "anti-social-behaviour"), title="Noise in Tallow Row", about="Every night.",
        **{"asked-behaviour": "Noise", "asked-vulnerable": "no"},
    )  # fmt: skip
    case = Case.objects.get()
    assert "Noise in Tallow Row" in page
    assert "Nobody else works on it" in page
    page = posted(
        client, url("enter", case.pk), text="A door was broken.", kind="incident", on="2026-03-01", at="21:40"
    )
    assert "A door was broken." in page
    fire = f"{world.people['fire'].pk}:{world.agencies['Fire brigade'].pk}"
    grounds = {
        "purpose": "To plan visits", "power": "cda-1998-s115", "basis": "public-task", "necessity": "They go there",
        "no_agreement": "Being signed",
    }  # fmt: skip
    page = posted(client, url("add-member", case.pk), seat=fire, need="They visit the house.", **grounds)
    assert "They visit the house." in page
    assert "Police told Fire brigade" in client.get(url("case", case.pk)).content.decode()
    seat = Seat.objects.get(person=world.people["fire"])
    page = posted(client, url("set-task", case.pk), words="Fit an alarm.", owner=seat.pk, due_on="2036-03-01")
    assert "Fit an alarm." in page
    assert "Fit an alarm." in world.client("fire").get(url("index")).content.decode()
    posted(world.client("fire"), url("finish-task", Task.objects.get().pk), how="done", words="Two were fitted.")
    page = posted(client, url("move", case.pk), stage="working", why="It goes on.")
    assert "New → Being worked on" in page
    answers = dict.fromkeys(QUESTIONS, "1")
    page = posted(client, url("assess", case.pk), **answers)
    assert "risk: medium" in page
    assert Risk.objects.get().score == 8
    posted(client, url("review", case.pk), words="It is better.")
    page = posted(client, url("close", case.pk), outcome="ended", why="It ended.")
    assert "Closed on" in page
    page = posted(client, url("reopen", case.pk), why="It began again.")
    assert "Opened again" in page


def test_somebody_is_added_and_what_is_odd_is_said_once(world: World) -> None:
    case, client = opened(world), world.client("officer")
    said = {"role": "alleged", "given": "Unknown", "family": "Byrne", "addresses": "1", "address_1_kind": "home"}
    page = client.post(url("add-subject", case.pk), said).content.decode()
    assert "placeholder" in page
    assert not Subject.objects.exists()
    mark = page.split('name="odd" value="')[1].split('"')[0]
    posted(client, url("add-subject", case.pk), **said, odd=mark)
    assert "Unknown Byrne" in client.get(url("case", case.pk)).content.decode()
    subject = Subject.objects.get()
    page = posted(client, url("end-subject", subject.pk), why="It was another.")
    assert "No part in it since" in page


def test_outsiders_get_the_same_404_for_a_case_as_for_none(world: World) -> None:
    case = opened(world)
    entry, task = written(world, case), set_task(world, case)
    nothing = "3e0b1a80-0000-4000-8000-000000000000"
    for who in [*ROLES, None]:
        if who == "officer":
            continue
        client = world.client(who)
        for name in ("case", "change", "enter", "risk", "members", "who-read", "seal", "close", "add-member"):
            hidden, absent = client.get(url(name, case.pk)), client.get(url(name, nothing))
            assert hidden.status_code == absent.status_code == 404, (who, name)
        assert client.get(url("entry", entry.pk)).status_code == 404
        assert client.post(url("finish-task", task.pk), {"how": "done", "words": "x"}).status_code == 404
        if who == "fire":
            assert "Noise at night" not in client.get(url("index")).content.decode()
        else:
            assert client.get(url("index")).status_code == 404


def test_every_page_says_who_read_it_and_nothing_of_it_stays(world: World) -> None:
    case = opened(world)
    for address in (url("index"), url("case", case.pk), url("members", case.pk), url("who-read", case.pk)):
        answer = world.client("officer").get(address)
        assert b"Read by Officer Example on" in answer.content
        assert answer["Cache-Control"] == "private, no-store"


def test_signing_out_has_the_browser_throw_away_what_it_kept(world: World) -> None:
    answer = world.client("officer").post("/account/logout/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_an_entry_for_fewer_is_read_by_them_alone(world: World) -> None:
    case = opened(world)
    seated(world, case, "fire")
    written(world, case, "For two of us.", fewer=[world.people["fire"].pk])
    hidden = written(world, case, "For me alone.", fewer=[world.people["officer"].pk])
    page = world.client("fire").get(url("case", case.pk)).content.decode()
    assert "For two of us." in page
    assert "For me alone." not in page
    assert world.client("fire").get(url("entry", hidden.pk)).status_code == 404
    assert "For me alone." in world.client("officer").get(url("case", case.pk)).content.decode()


def test_a_correction_shows_the_first_words_behind_it(world: World) -> None:
    entry, client = written(world, opened(world), "At 4."), world.client("officer")
    page = posted(client, url("correct", entry.pk), text="At 5.", why="Misheard.")
    assert page.index("At 5.") < page.index("At 4.")
    page = posted(client, url("strike", entry.pk), why="Of another case.")
    assert "<del" in page


def test_the_chronology_is_filtered_and_paged(world: World) -> None:
    case, client = opened(world), world.client("officer")
    for n in range(53):
        written(world, case, f"Entry number {n:02}.", kind="call" if n else "incident")
    page = client.get(url("case", case.pk)).content.decode()
    assert page.count("Entry number") == 50
    older = page.split("before=")[1].split('"')[0].replace("&amp;", "&")
    page = client.get(url("case", case.pk) + "?before=" + older).content.decode()
    assert page.count("Entry number") == 3
    page = client.get(url("case", case.pk), {"kind": "incident"}).content.decode()
    assert page.count("Entry number") == 1
    assert (
        client.get(url("case", case.pk), {"before": "x", "since": "y", "agency": "z", "kind": "w"}).status_code == 200
    )
    assert Entry.objects.count() == 53


def test_a_search_is_exact_and_finds_what_one_may_read(world: World) -> None:
    case = opened(world)
    for who, found in (("officer", True), ("fire", False)):
        page = world.client(who).post(url("search"), {"reference": case.reference.lower()}).content.decode()
        assert ("Noise at night" in page) is found
    page = world.client("fire").post(url("search"), {"reference": ""}).content.decode()
    assert "Give a reference" in page


def test_the_risk_over_time_is_a_chart_with_its_table(world: World) -> None:
    case = opened(world)
    for place in (0, 1):
        risks.assess(case, dict.fromkeys(QUESTIONS, place), by=world.reader("officer"))
    at = url("case", case.pk)
    assert "<svg" in world.client("officer").get(at).content.decode().partition("Next review")[2]
    page = world.client("officer").get(url("risk", case.pk)).content.decode()
    assert "<svg" in page
    assert "8 of 21" in page
