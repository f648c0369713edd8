"""A browser, and the portal's made-up world on a live server, for every test of pages."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

QUIETLY = (  # no sandbox in a container, nothing that Chromium asks its maker
    "--no-sandbox --disable-gpu --disable-background-networking --no-first-run "
    "--disable-component-update --disable-sync"
).split()
LATEST = 60_000  # milliseconds: a busy machine is no fault of a page
DESKTOP, PHONE, NARROW = ({"width": w, "height": h} for w, h in ((1100, 1000), (390, 844), (320, 640)))


@pytest.fixture(scope="session", autouse=True)
def _database_beside_playwright() -> None:
    """Playwright keeps an event loop in this thread; the tests' own look into the database is meant all the same."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def portal_browser() -> Iterator[Browser]:
    """One Chromium for all tests of pages."""
    expect.set_options(timeout=LATEST)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium-headless-shell"), args=QUIETLY)
        yield browser
        browser.close()


@pytest.fixture
def portal_page(portal_browser: Browser, live_server: Any, world: Any) -> Iterator[Callable[..., Page]]:
    """Opens a page as a username of the world (None: a resident); `script=False` without JavaScript.

    `page.heard` gathers what the page complained of: console errors, refused scripts, requests to elsewhere.
    """
    contexts: list[BrowserContext] = []

    def open_page(
        username: str | None = None, path: str = "/", viewport: Any = DESKTOP, script: bool = True, **options: Any
    ) -> Page:
        context = portal_browser.new_context(
            viewport=viewport, java_script_enabled=script, base_url=live_server.url, **options
        )
        contexts.append(context)
        if username:
            cookie = world.client(username).cookies["session"].value
            context.add_cookies([{"name": "session", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(LATEST)
        heard: list[str] = []
        page.heard = heard  # type: ignore[attr-defined]
        page.on("console", lambda said: heard.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(live_server.url) else heard.append(asked.url))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    _all_answered()


def _all_answered() -> None:
    """Nothing that a page asked for at last is still being done: the database is about to be emptied."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:  # as the server of threads names them
            thread.join(LATEST / 1000)


AXE = "axe.run({resultTypes: ['violations']}).then(all => ({violations: all.violations}))"
DOCUMENT = "performance.timeOrigin"  # each document's own, even at the same address
LEFT = ("context was destroyed", "of null")  # what is said of a document that is gone, by the browser and by axe in it


def _axe(page: Page) -> AxeResults:
    """What axe finds wrong. What it finds right is much, and takes as long to be sent here as to be found.

    A page that a form or a link is just leaving is not the one that was asked about: the next is looked at instead.
    """
    for _ in range(5):
        page.wait_for_load_state()
        try:
            document = page.evaluate(DOCUMENT)
            found = _run(page)
            if page.evaluate(DOCUMENT) == document:
                return found
        except PlaywrightError as error:
            if not any(words in str(error) for words in LEFT):
                raise
    raise AssertionError(f"{page.url} goes on to another page again and again")


def _run(page: Page) -> AxeResults:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return AxeResults(page.evaluate(AXE))


@pytest.fixture
def sound() -> Callable[[Page], None]:
    """Asserts that a page has no accessibility fault, fits its screen, has one h1, and complained of nothing."""

    def check(page: Page) -> None:
        results = _axe(page)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
        width = page.viewport_size["width"] if page.viewport_size else 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} is wider than its screen"
        assert page.locator("h1").count() == 1, page.url
        assert page.heard == [], f"{page.url}: {page.heard}"  # type: ignore[attr-defined]

    return check
