"""All that a reader can see: each page's status, headers, bytes and number of queries, files among them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse

FORM_TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
# What differs from one request to the next whatever is kept: the form token, and the cookie that holds it.
SEARCH = "search for "
IGNORED_HEADERS = ("set-cookie",)
BROKEN = 500


@dataclass(frozen=True)
class Seen:
    """One page as one reader gets it."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    queries: int

    def difference(self, other: "Seen") -> str:
        """In words, how two differ; nothing where they are the same."""
        for name in ("status", "body", "headers", "queries"):
            mine, theirs = getattr(self, name), getattr(other, name)
            if mine != theirs:
                return f"{name}: {_first_difference(mine, theirs)}"
        return ""


class Browser:
    """A reader's browser, which remembers nothing but that they signed in: a page depends on no page before it.

    Django's own client keeps cookies, copies the context of every template and logs the text of every query: half of
    what a page costs.
    """

    def __init__(self, signed_in: Client) -> None:
        self._requests = RequestFactory()
        self._requests.cookies = signed_in.cookies

    def look(self, address: str) -> Seen:
        """Ask for one page; words that are looked for are posted, as the search's own form does."""
        if address.startswith(SEARCH):
            request = self._requests.post(reverse("meetings:search"), {"words": address.removeprefix(SEARCH)})
        else:
            request = self._requests.get(address)
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        counted = _Counted()
        with connection.execute_wrapper(counted):
            answer = _portal().get_response(request)
        assert answer.status_code < BROKEN, f"{address} broke down: {answer.status_code}"
        body = _whole(answer)
        headers = sorted((k, v) for k, v in answer.items() if k.lower() not in IGNORED_HEADERS)
        return Seen(answer.status_code, tuple(headers), FORM_TOKEN.sub(rb"\1", body), counted.queries)

    def look_at_all(self, addresses: Iterable[str]) -> dict[str, Seen]:
        """Ask for many pages."""
        return {address: self.look(address) for address in addresses}


class _Counted:
    """Counts what the database is asked."""

    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.queries += 1
        return execute(sql, params, many, context)


@cache
def _portal() -> WSGIHandler:
    return WSGIHandler()


def _whole(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def _first_difference(mine: object, theirs: object) -> str:
    if not isinstance(mine, bytes) or not isinstance(theirs, bytes):
        return f"{mine!r} against {theirs!r}"
    at = next((i for i, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), min(len(mine), len(theirs)))
    return f"...{mine[max(0, at - 80) : at + 80]!r} against ...{theirs[max(0, at - 80) : at + 80]!r}"
