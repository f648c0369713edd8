"""Who may open pages about people, and what the pages do."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from commonweal.portal.partnership import urls
from commonweal.portal.partnership.models import Account, AgencyName, Membership, Person, SecondFactorReset
from commonweal.portal.partnership.verbs import second_factors
from portal_world import World

pytestmark = pytest.mark.django_db
NOT_MANAGERS = [None, "member", "officer", "fire", "chair", "clerk", "analyst"]
READS = {"index", "person", "resets", "agencies"}


def _addresses(world: World) -> dict[str, str]:
    asked = second_factors.ask(world.accounts["fire"], reason="Lost", by=world.reader("administrator"))
    ids = {
        "person": world.people["officer"].id, "membership": Membership.objects.get(person=world.people["officer"]).id,
        "reset": asked.id, "agency": world.agencies["Police"].id, "body": world.body.id,
    }  # fmt: skip
    about = {
        "end-membership": "membership", "confirm-membership": "membership", "answer-reset": "reset",
        "change-agency": "agency", "printed-name": "agency", "change-body": "body",
    }  # fmt: skip
    found = {}
    for pattern in urls.urlpatterns:
        wants = "found" in pattern.pattern.converters
        ids_of = [ids[about.get(pattern.name, "person")]] if wants else []
        found[pattern.name] = reverse(f"partnership:{pattern.name}", args=ids_of)
    return found


@pytest.mark.parametrize("username", NOT_MANAGERS)
def test_for_others_these_pages_do_not_exist(world: World, username: str | None) -> None:
    client = world.client(username)
    nowhere = client.get("/people/nothing-here/")
    for name, address in _addresses(world).items():
        for answer in (client.get(address), client.post(address, {})):
            assert answer.status_code in (404, 405), (name, username)
            if answer.status_code == 404:
                assert _bare(answer) == _bare(nowhere), name


def _bare(answer) -> str:
    words = re.sub(r'next=[^"]*|value="[^"]*"', "", answer.content.decode())
    return re.sub(r'aria-current="\w+"', "", words)


def test_governance_reads_and_changes_nothing(world: World) -> None:
    client = world.client("governance")
    for name, address in _addresses(world).items():
        wanted = 200 if name in READS else (404, 405)
        got = client.get(address).status_code
        assert got == wanted if isinstance(wanted, int) else got in wanted, name
    client.post(reverse("partnership:close-account", args=[world.people["officer"].id]))
    assert Account.objects.get(username="officer").is_active


def test_a_person_gets_an_account_and_is_told_by_mail_without_names(world: World) -> None:
    client = world.client("administrator")
    answer = client.post(reverse("partnership:new"), {"name": "Robin Example", "post": "Officer"})
    robin = Person.objects.get(name="Robin Example")
    assert answer.url == reverse("partnership:person", args=[robin.id])
    client.post(reverse("partnership:give-account", args=[robin.id]), {"username": "robin", "email": "r@example.org"})
    account = Account.objects.get(username="robin")
    assert not account.has_usable_password() and account.person == robin
    (sent,) = mail.outbox
    assert "/account/password/reset/" in sent.body and "Robin" not in sent.subject + sent.body
    again = client.post(
        reverse("partnership:give-account", args=[world.people["clerk"].id]),
        {"username": "ROBIN", "email": "x@example.org"},
    )
    assert "This user name is taken." in again.content.decode() and len(mail.outbox) == 1


def test_what_was_typed_stays_when_a_rule_refuses(world: World) -> None:
    client = world.client("administrator")
    address = reverse("partnership:begin-membership", args=[world.people["clerk"].id])
    typed = {"role": "administrator", "since": "2026-03-01", "seat": "kept as typed"}
    page = client.post(address, typed).content.decode()
    assert "can hold no other role" in page and "kept as typed" in page


def test_a_renamed_agency_keeps_its_printed_name(world: World) -> None:
    client = world.client("administrator")
    police = world.agencies["Police"]
    client.post(
        reverse("partnership:change-agency", args=[police.id]), {"name": "Tallow Police", "short_name": "Police"}
    )
    assert list(AgencyName.objects.values_list("printed", flat=True)) == ["Police"]
    assert "Tallow Police" in client.get(reverse("partnership:agencies")).content.decode()


def test_an_account_closed_cannot_sign_in_and_one_does_not_close_ones_own(world: World) -> None:
    client = world.client("administrator")
    client.post(reverse("partnership:close-account", args=[world.people["officer"].id]))
    assert not Account.objects.get(username="officer").is_active
    client.post(reverse("partnership:close-account", args=[world.people["administrator"].id]))
    assert Account.objects.get(username="administrator").is_active


def test_a_request_is_answered_by_a_second_person_only(world: World) -> None:
    asked = second_factors.ask(world.accounts["fire"], reason="Lost", by=world.reader("administrator"))
    address = reverse("partnership:answer-reset", args=[asked.id])
    world.client("administrator").post(address, {"answer": "agree"})
    assert SecondFactorReset.objects.get().agreed_at is None
    assert "somebody other than you" in world.client("administrator").get("/people/second-steps/").content.decode()
    world.client("governance").post(address, {"answer": "agree"})
    assert SecondFactorReset.objects.get().agreed_at is not None


def test_the_list_of_people_takes_as_many_queries_for_three_as_for_one(
    world: World, django_assert_num_queries: object
) -> None:
    client = world.client("governance")
    client.get("/people/?words=police")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for words in ("police", "example"):
        with CaptureQueriesContext(connection) as asked:
            client.get("/people/", {"words": words})
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_search_for_people_takes_whatever_is_sent(world: World) -> None:
    for words in ("police\0", "%", "' OR 1=1 --", "x" * 2000):
        assert world.client("governance").get("/people/", {"words": words, "page": "9" * 30}).status_code == 200
