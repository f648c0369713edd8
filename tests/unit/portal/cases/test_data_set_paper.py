"""A data set as a paper: what the set that is out tells, in a chart and a table; nothing of one that waits."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.urls import reverse

from commonweal.documents.block_text import text as as_text
from commonweal.documents.blocks import Picture
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import gathering
from commonweal.portal.cases.counts import data_set_paper, verbs
from commonweal.portal.cases.counts.refusals import NotOver
from commonweal.portal.disclosures import counting
from commonweal.portal.disclosures.counting import Counted, quarters_over
from commonweal.portal.disclosures.models import DataSet
from commonweal.portal.disclosures.verbs import data_sets
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import papers
from commonweal.portal.library.written import blocks
from portal_world import World


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch, world: World) -> Iterator[DataSet]:
    """A data set that waits: of one month, with a few of the fire brigade's, so that some of it is hidden."""
    first = quarters_over(today())[0]

    def count(_first: dt.date, _last: dt.date) -> list[Counted]:
        month = f"{first:%Y-%m}"
        return [Counted("noise", month, "Elm ward", *one) for one in (("Police", 40), ("Fire", 2), ("Council", 9))]

    monkeypatch.setattr(counting, "_SOURCES", {"made up": counting.Source("made up", "Made-up events", count)})
    monkeypatch.setattr(papers, "rendered", lambda *_: ())
    with gathering():
        yield data_sets.keep(first, data_sets.lines_of(first), by=world.reader("analyst"))


def test_one_that_waits_gives_no_paper(world: World, counted: DataSet) -> None:
    at = reverse("cases:data-set-paper", args=[counted.pk])
    assert [world.client(who).get(at).status_code for who in ("governance", "clerk", "officer", None)] == [404] * 4
    with pytest.raises(NotOver):
        verbs.draft_data_set(counted, by=world.reader("clerk"))


def test_page_and_paper_say_what_the_set_says(world: World, counted: DataSet) -> None:
    row = data_sets.approve(counted, sha256=counted.sha256, by=world.reader("governance"))
    text = data_set_paper.draft(row)
    month = f"{row.quarter:%B %Y}"
    assert "| Fire | not shown |" in text
    assert f"| {month} | 51 |" in text
    found = blocks(text)
    assert len([block for block in found if isinstance(block, Picture)]) == 1
    assert "Chart:" not in as_text(found)
    page = world.client("officer").get(reverse("disclosures:data-set", args=[row.pk])).content.decode()
    assert "<svg" in page
    assert page.count("not shown") >= text.count("not shown |")
    at = reverse("cases:data-set-paper", args=[row.pk])
    assert at in world.client("clerk").get(reverse("cases:counts")).content.decode()
    world.client("clerk").post(at, {"yes": "1"})
    assert Paper.objects.get().thing.audience.kind == "partners"
