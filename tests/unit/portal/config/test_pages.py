"""What every page carries, and what is said when there is none."""

import re

import pytest
from django.test import Client, RequestFactory

from commonweal.portal.config.views import errors
from portal_world import PASSWORD, World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/accessibility/", "/privacy/", "/account/login/", "/nothing/"])
def test_nothing_from_elsewhere_and_nothing_written_into_the_page(db: None, path: str) -> None:
    answer = Client().get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert answer["X-Frame-Options"] == "DENY" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin" and "camera=()" in answer["Permissions-Policy"]
    page = answer.content.decode()
    assert not re.search(r"<script(?![^>]*(src=|application/json))|<style|\sstyle=|\son\w+=", page)
    assert not re.search(r'(src|href)="(https?:)?//(?!www\.equalityadvisoryservice\.com)', page)


def test_a_resident_who_reads_gets_no_cookie(db: None) -> None:
    client = Client()
    for path in ("/", "/accessibility/", "/privacy/", "/nothing/", "/healthz"):
        client.get(path)
    assert not client.cookies


@pytest.mark.parametrize(
    ("view", "status"), [(errors.bad_request, 400), (errors.failed, 500)], ids=["bad request", "failed"]
)
def test_pages_about_faults_ask_nothing_of_the_database(
    rf: RequestFactory, django_assert_num_queries: object, view: object, status: int
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        answer = view(rf.get("/"))  # type: ignore[operator]
    assert answer.status_code == status and "<h1" in answer.content.decode()


def test_a_form_of_another_site_is_not_done_and_not_offered_again(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.client("administrator").cookies
    there = client.post("/people/new/", {"name": "Planted"}, headers={"Origin": "https://elsewhere.example"})
    assert there.status_code == 403 and "Planted" not in there.content.decode()
    own = client.post("/people/new/", {"name": "My own"}, headers={"Origin": "http://testserver"})
    assert own.status_code == 403 and "My own" in own.content.decode()


def test_an_address_is_locked_after_twenty_wrong_passwords_of_many_accounts(world: World) -> None:
    client = Client()
    for number in range(20):
        answer = client.post("/account/login/", {"login": f"nobody{number}", "password": "wrong"})
    assert answer.status_code == 429
    assert client.post("/account/login/", {"login": "clerk", "password": PASSWORD}).status_code == 429
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert elsewhere.post("/account/login/", {"login": "clerk", "password": PASSWORD}).status_code == 302


def test_a_wrong_password_says_the_same_whether_the_account_exists(world: World) -> None:
    said = [
        Client(REMOTE_ADDR=f"192.0.2.{n}").post("/account/login/", {"login": name, "password": "wrong"}).content
        for n, name in enumerate(("clerk", "nobody"))
    ]
    same = [re.sub(rb'value="[^"]*"', b"", page) for page in said]
    assert same[0] == same[1]


def test_health(db: None) -> None:
    assert Client().get("/healthz").content == b"well\n"


def test_sign_in_says_in_plain_words_what_is_missing_or_wrong(world: World) -> None:
    empty = Client().post("/account/login/", {"login": "", "password": ""}).content.decode()
    assert ">User name: Fill this in.<" in empty and ">Password: Fill this in.<" in empty
    wrong = Client().post("/account/login/", {"login": "fire", "password": "wrong"}).content.decode()
    assert "The user name or the password is not right. Try again." in wrong


@pytest.mark.parametrize("username", ["chair", "clerk", "analyst", "governance", "member", "officer"])
def test_what_a_partner_may_read_of_sharing_and_cases_is_led_to(world: World, username: str) -> None:
    client = world.client(username)
    front = client.get("/").content.decode()
    assert 'href="/sharing/"' in front
    first = "/cases/" if username == "officer" else "/cases/counts/"
    assert f'href="{first}"' in front
    assert ('href="/cases/"' in front) is (username == "officer")
    for page, leads_to in ((first, "/cases/agencies/"), ("/sharing/", "/sharing/quarters/")):
        answer = client.get(page, follow=True)
        assert answer.status_code == 200 and f'href="{leads_to}"' in answer.content.decode(), page
        assert client.get(leads_to).status_code == 200


def test_a_resident_is_led_to_nothing_of_them(db: None) -> None:
    front = Client().get("/").content.decode()
    assert "/sharing/" not in front and "/cases/counts/" not in front
