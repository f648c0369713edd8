"""Pages of papers, actions, notices and background work: by axe, on a phone, without JavaScript."""

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from commonweal.documents.safe_copy import SafeCopy
from commonweal.portal.access.models import Release
from commonweal.portal.jobs import registry
from commonweal.portal.jobs.verbs import jobs
from commonweal.portal.library.verbs import papers
from commonweal.portal.notices.verbs import notices
from commonweal.rendering.compose import compose
from commonweal.rendering.paper_blocks import paper_blocks
from kept_papers import cleared, report, written
from portal_world import World
from pressed import press
from promises import ago, promise
from sample_figures import tallow

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
PICTURES = os.environ.get("COMMONWEAL_PICTURES")  # a folder: keep what was seen, to look at


@pytest.fixture
def _pages(world: World, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Something on every page, and which pages to look at as whom."""
    figures = dataclasses.replace(tallow(), audience="public")
    paper = report(world, figures, "public")
    drawn = compose(figures)
    safe = SafeCopy("r.html", drawn.title, "report", "text/html", paper_blocks(drawn))
    papers.versions.add(paper, safe, files=(), by=world.reader("analyst"), words="With its charts")
    cleared(world, paper, author="analyst")
    draft = written(world)
    late = promise(world, "Bring figures on domestic abuse to a future meeting", due_on=ago(9), raised_on=ago(40))
    notices.tell(world.people["officer"], kind="x", words="Something of yours is late", address="/actions/")
    monkeypatch.setattr(registry, "_functions", {"slow": lambda _: {}})
    job = jobs.ask("slow", title="A report", arguments={}, by=world.reader("officer"))
    release = Release.objects.get(of=paper.pk)
    return {
        "officer": [
            "/papers/", f"/papers/{paper.pk}/", f"/papers/{draft.pk}/", f"/papers/{draft.pk}/revise/",
            "/papers/new/upload/", "/papers/new/report/", "/papers/new/report/recorded-crime/",
            "/papers/new/report/comparison/", "/actions/", "/actions/register/", f"/actions/{late.pk}/",
            f"/actions/{late.pk}/close/", "/notices/", "/notices/mail/", "/jobs/", f"/jobs/{job.pk}/",
        ],
        "": ["/papers/", f"/papers/released/{release.pk}/", "/actions/register/"],
    }  # fmt: skip


def test_every_page_is_sound_on_a_desk_and_on_a_phone(
    _pages: dict[str, list[str]], portal_page: Callable[..., Page], sound: Callable[[Page], None]
) -> None:
    for username, addresses in _pages.items():
        for number, address in enumerate(addresses):
            page = portal_page(username or None, address)
            _keep(page, f"{username}-{number}")
            sound(page)
            page.set_viewport_size(PHONE)
            sound(page)
            page.close()


def test_an_action_is_closed_and_a_text_changed_without_javascript(
    world: World, portal_page: Callable[..., Page]
) -> None:
    action = promise(world, "Mend the lamps")
    page = portal_page("officer", f"/actions/{action.pk}/", script=False)
    page.get_by_role("link", name="Close with evidence").click()
    page.get_by_label("What shows that it was done?").fill("All twelve lit on Monday")
    press(page, "Close it")
    page.get_by_text("All twelve lit on Monday").first.wait_for()


def _keep(page: Any, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
