"""All that a reader can see: each page's status, headers, bytes and number of queries, files among them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

FORM_TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
# What differs from one request to the next whatever is kept: the form token, and the cookie that holds it.
SEARCH = "search for "
IGNORED_HEADERS = ("set-cookie",)


@dataclass(frozen=True)
class Seen:
    """One page as one reader gets it."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    queries: int

    def difference(self, other: "Seen") -> str:
        """In words, how two differ; nothing where they are the same."""
        for name in ("status", "headers", "queries", "body"):
            mine, theirs = getattr(self, name), getattr(other, name)
            if mine != theirs:
                return f"{name}: {_first_difference(mine, theirs)}"
        return ""


def look(client: Client, address: str) -> Seen:
    """Ask for one page."""
    connection.queries_log.clear()  # it holds 9,000 at most, and would miscount
    with CaptureQueriesContext(connection) as queries:
        answer: Any = _ask(client, address)
    headers = sorted((k, v) for k, v in answer.items() if k.lower() not in IGNORED_HEADERS)
    return Seen(answer.status_code, tuple(headers), FORM_TOKEN.sub(rb"\1", answer.content), len(queries))


def _ask(client: Client, address: str) -> Any:
    """A page; words that are looked for are posted, as the search's own form does."""
    if address.startswith(SEARCH):
        return client.post(reverse("meetings:search"), {"words": address.removeprefix(SEARCH)})
    return client.get(address)


def look_at_all(client: Client, addresses: Iterable[str]) -> dict[str, Seen]:
    """Ask for many pages."""
    return {address: look(client, address) for address in addresses}


def _first_difference(mine: object, theirs: object) -> str:
    if not isinstance(mine, bytes) or not isinstance(theirs, bytes):
        return f"{mine!r} against {theirs!r}"
    at = next((i for i, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), min(len(mine), len(theirs)))
    return f"...{mine[max(0, at - 80) : at + 80]!r} against ...{theirs[max(0, at - 80) : at + 80]!r}"
