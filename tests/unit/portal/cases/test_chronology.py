"""The chronology: who writes, who reads what is for fewer, what a correction keeps."""

import datetime as dt
from uuid import UUID

import pytest
from django.urls import reverse

from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import SomethingMissing
from commonweal.portal.audit.clock import midnight, now, today
from commonweal.portal.cases.models import Entry, Former
from commonweal.portal.cases.queries import chronology
from commonweal.portal.cases.refusals import NotInCase, NotTheirCase
from commonweal.portal.cases.verbs import entries
from portal_world import World
from worked_cases import opened, written

pytestmark = pytest.mark.django_db


def test_a_correction_keeps_the_first_words_and_its_reason(world: World) -> None:
    entry = written(world, opened(world), "He lives at 4.")
    entries.correct(entry, text="He lives at 5.", why="Misheard.", by=world.reader("officer"))
    entry.refresh_from_db()
    former = Former.objects.get()
    assert (entry.text, former.text, former.why) == ("He lives at 5.", "He lives at 4.", "Misheard.")
    with pytest.raises(SomethingMissing):
        entries.correct(entry, text="He lives at 6.", why=" ", by=world.reader("officer"))


def test_what_is_struck_stays_and_is_not_corrected(world: World) -> None:
    entry = written(world, opened(world))
    entries.strike(entry, why="Of another case.", by=world.reader("officer"))
    with pytest.raises(NotInCase):
        entries.correct(entry, text="New", why="Why", by=world.reader("officer"))
    assert Entry.objects.get().struck_why == "Of another case."


def test_an_outsider_writes_nothing_and_tomorrow_has_not_happened(world: World) -> None:
    case = opened(world)
    with pytest.raises(NotTheirCase):
        written(world, case, by="fire")
    with pytest.raises(NotInCase):
        written(world, case, happened_at=now() + dt.timedelta(days=1))
    with pytest.raises(NotInCase):
        written(world, case, fewer=[world.people["fire"].pk])
    assert not readable(world.reader("fire"), Entry).exists()


def test_what_was_entered_last_of_a_day_comes_first_over_pages_too(world: World) -> None:
    case, reader = opened(world), world.reader("officer")
    said = [f"Entry number {n}." for n in range(7)]
    for words in said:
        written(world, case, words, happened_at=midnight(today()), precision="day")
    shown: list[str] = []
    asked = chronology.Filter()
    for _ in range(3):
        page = chronology.page(reader, case, asked, size=3)
        shown += [line.text for line in page.entries]
        asked = chronology.filter_of({"before": page.older})
    assert shown == said[::-1] and not page.older


@pytest.mark.parametrize("day", ["last week", "03/05/2026", "20260503", "2026-02-30"])
def test_a_day_that_cannot_be_read_is_said_at_its_field_and_left_out(world: World, day: str) -> None:
    case = opened(world)
    written(world, case, "A light in the yard.")
    address = reverse("cases:case", args=[case.pk])
    browser = world.client("officer")
    page = browser.get(address, {"since": day, "until": day}).content.decode()
    assert "A light in the yard." in page and "was left out" in page
    assert all(f'href="#id_{name}"' in page for name in ("since", "until"))
    assert "was left out" not in browser.get(address, {"since": "2020-05-03", "until": ""}).content.decode()


@pytest.mark.parametrize(
    "said",
    [
        {"until": "9999-12-31"}, {"since": "9999-12-31"}, {"since": "0001-01-01", "until": "0001-01-01"},
        {"before": f"0001-01-01T00:00:00+14:00_9999-12-31T23:59:00-12:00_{UUID(int=7)}"},
        {"before": f"2026-05-03T00:00:00_2026-05-03T00:00:00_{UUID(int=7)}"},
    ],
    ids=["the last day", "from the last day", "the first day", "out of all time", "of no zone"],
)  # fmt: skip
def test_days_at_the_ends_of_time_are_answered(world: World, said: dict[str, str]) -> None:
    address = reverse("cases:case", args=[opened(world).pk])
    assert world.client("officer").get(address, said).status_code == 200
