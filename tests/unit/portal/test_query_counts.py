"""Every page that is a list takes as many queries with three rows as with one, for whoever opens it.

The pages are those of the URL configuration that take nothing, or a body's practice: a new one is asked for by itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from commonweal.portal.access.models import Thing
from commonweal.portal.audit import visitors
from commonweal.portal.meetings.models import Practice
from growing_portal import grow
from portal_world import World
from proof_addresses import addresses_for, lists
from proof_addresses import found as found_names

pytestmark = pytest.mark.django_db
SEARCH = "/meetings/search/"
WHO = (None, "member", "officer", "chair", "clerk", "analyst", "governance", "administrator")
APART = ("partnership:", "audit:")  # rooms whose pages are of no thing
BY_KIND = ("/audit/", "/audit/export.csv")  # asks once for each kind of thing among its entries: test_trail.py
MORE = 200  # bytes: a row, not a number
OPEN_LISTS = {"/papers/", "/releases/", "/meetings/", "/rights/answers/", SEARCH}
OPERATIONS = {"/operations/", "/operations/which/", "/operations/schemes/"}
PLANS = {"/plan/", "/plan/groups/", "/plan/assessments/", "/plan/duties/", "/plan/consultations/"}
REGISTERS = {"/sharing/agreements/"}
COUNTS = {"/cases/counts/"}
BESIDE_CASES = {"/cases/meetings/", "/cases/reviews/"}
LISTS = (
    OPEN_LISTS
    | OPERATIONS
    | PLANS
    | REGISTERS
    | COUNTS
    | {"/", "/actions/register/", "/meetings/register/", "/notices/", "/jobs/"}
)
RIGHTS = {"/rights/", "/rights/information/"}
LONGER: dict[str | None, set[str]] = {
    None: OPEN_LISTS,
    "member": LISTS,
    "officer": LISTS
    | RIGHTS
    | BESIDE_CASES
    | {"/cases/", "/rights/asks/", "/actions/", "/meetings/owed/", "/intelligence/", "/intelligence/released/"}
    | {"/sharing/", "/sharing/shares/"},
    "chair": LISTS | {"/releases/waiting/", "/meetings/old-minutes/"},
    "clerk": LISTS
    | {"/actions/", "/releases/waiting/", "/meetings/old-minutes/", "/originators/"}
    | {"/intelligence/guide/versions/"},
    "analyst": LISTS,
    "governance": LISTS
    | RIGHTS
    | {
        "/cases/broken-glass/",
        "/rights/closed/",
        "/rights/holds/",
        "/rights/disposal/",
        "/sharing/shares/",
        "/sharing/governance/",
        "/sharing/quarters/",
    }
    | {"/releases/waiting/"},
    "administrator": OPEN_LISTS | {"/people/", "/people/agencies/", "/notices/"},
}


def pages() -> dict[str, dict[str, str]]:
    """Addresses, and what is asked of them."""
    practice = Practice.objects.get()
    rooms = [reverse(one.name) for one in found_names() if one.name.startswith(APART) and not one.takes]
    found = [
        *lists(),
        *rooms,
        *(a for of in addresses_for("meetings.practice", practice.pk, "page").values() for a in of),
    ]
    asked = {address: {} for address in found}
    return asked | {SEARCH: {"words": "lantern"}, "/meetings/register/?show=actions&state=late": {}}


@dataclass(frozen=True)
class Asked:
    """What asking for one page came to."""

    status: int
    queries: int
    size: int


def asked_by(world: World, who: str | None, before: dict[str, Asked] | None = None) -> dict[str, Asked]:
    """Every page, asked a second time: what is kept for a while is there by then.

    Where `before` knows it, and the first time already came to as much, that is enough.
    """
    client, found = world.client(who), {}
    for address, given in pages().items():
        ask = client.post if given and who else client.get
        for _ in range(2):
            with _queries() as sent:
                response = ask(address, given)
            found[address] = one = Asked(response.status_code, len(sent), len(response.content))
            if before and (one.status, one.queries) == (before[address].status, before[address].queries):
                break
    return found


@contextmanager
def _queries() -> Iterator[list[str]]:
    """What is sent to the database; counting alone is quicker than Django's own keeping of them with their values."""
    sent: list[str] = []

    def keep(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        sent.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(keep):
        yield sent


def told(found: dict[str, Asked]) -> dict[str, tuple[int, int]]:
    """What may not change as rows are added."""
    return {address: (one.status, one.queries) for address, one in found.items() if address not in BY_KIND}


def kinds() -> int:
    """How many kinds of things there are."""
    return Thing.objects.values("kind").distinct().count()


def test_as_many_queries_with_three_rows_as_with_one(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitors, "A_MINUTE", 10**9)  # else the queries would tell how fast the test asks
    grow(world, 0)
    with_one = {who: asked_by(world, who) for who in WHO}
    grow(world, 1)
    grow(world, 2)
    for who, before in with_one.items():
        after = asked_by(world, who, before)
        assert told(after) == told(before), who
        assert all(after[address].queries <= before[address].queries + kinds() for address in BY_KIND)
        longer = {address for address, one in after.items() if one.size > before[address].size + MORE}
        assert longer >= LONGER[who], f"{who}: a list that did not grow proves nothing"
