"""A browser that is shown what Django's test client is answered: every page quickly, with no server between.

What the page itself then asks for (styles, scripts, pictures) is answered in the same way, and nothing else is.
"""

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Page, Route

HOST = "http://localhost"  # an origin that a browser trusts without a certificate
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "png": "image/png", "woff2": "font/woff2"}
PARTS = re.compile(rb'<(?:img|script|link rel="stylesheet")[^>]*?(?:src|href)="(/(?!static/)[^"]*)"')
KEPT_BACK = {"content-length", "set-cookie"}


class ShownHere:
    """One browser page, as one reader."""

    def __init__(self, page: Page, client: Client) -> None:
        self.page, self._client = page, client
        self._given: dict[str, HttpResponse] = {}
        self._heard: list[str] = []
        page.heard = self._heard  # type: ignore[attr-defined]
        page.on("console", lambda said: self._heard.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._heard.append(str(error)))
        page.route("**/*", self._answer)
        page.add_init_script(AXE_SCRIPT)  # every page that is shown is asked about: sent once, not with each

    def show(self, address: str, answer: HttpResponse, viewport: dict[str, int]) -> Page:
        """Show an answer under its address. What the browser itself says of a 403 or 404 is no complaint."""
        self._given = {HOST + address: answer}
        for part in PARTS.findall(whole(answer)):
            self._given[HOST + part.decode()] = self._client.get(part.decode())
        self.page.set_viewport_size(viewport)  # type: ignore[arg-type]
        self._heard.clear()
        self.page.goto(HOST + address)
        self._heard[:] = [said for said in self._heard if "Failed to load resource" not in said]
        return self.page

    def _answer(self, route: Route) -> None:
        address = route.request.url
        path = urlsplit(address).path
        if path.startswith(settings.STATIC_URL):
            route.fulfill(body=_static(path), content_type=KINDS[path.rsplit(".", 1)[1]])
            return
        said: Any = self._given.get(address)
        if said is None:  # asked here, the database would answer by another connection, which sees nothing yet
            self._heard.append(f"{path} was asked for")
            route.abort()
            return
        headers = {name: value for name, value in said.headers.items() if name.lower() not in KEPT_BACK}
        route.fulfill(status=said.status_code, headers=headers, body=whole(said))


def whole(answer: Any) -> bytes:
    """An answer's bytes, streamed or not."""
    return b"".join(answer) if answer.streaming else answer.content


@cache
def _static(path: str) -> bytes:
    found = finders.find(path.removeprefix(settings.STATIC_URL))
    assert isinstance(found, str), f"{path} is asked for, and is nowhere"
    with open(found, "rb") as file:  # noqa: PTH123 - the finder answers in words
        return file.read()
