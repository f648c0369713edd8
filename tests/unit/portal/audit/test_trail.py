import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commonweal.portal.access.refusals import NotNow
from commonweal.portal.access.trail import queries, verbs
from commonweal.portal.access.trail.asked import Asked
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit import clock
from commonweal.portal.audit.models import Aside, Entry
from commonweal.portal.audit.recording import note, recording
from commonweal.portal.library.models import Paper
from commonweal.portal.partnership.models import Membership
from commonweal.workspace import Workspace
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, settings: Any) -> None:
    settings.WORKSPACE = Workspace(tmp_path)


def _paper(world: World, audience: Any, title: str) -> Paper:
    by = world.reader("clerk")
    return things.make(Paper, home=None, audience=audience, by=by, title=title, made_at="2026-03-01T12:00Z")


def _read(world: World, username: str, paper: Paper, words: str = "") -> None:
    with recording():
        note("read", by=world.accounts[username].pk, thing=paper.pk, words=words)


def _second_governance(world: World) -> None:
    Membership.objects.create(person=world.people["analyst"], role="governance", since=dt.date(2024, 1, 1))


@pytest.mark.parametrize("address", ["/audit/", "/audit/export.csv", "/audit/months/", "/audit/entries/1/erase/"])
def test_the_pages_are_there_for_governance_alone(world: World, address: str) -> None:
    for username in (None, "member", "officer", "chair", "clerk", "analyst", "administrator"):
        assert world.client(username).get(address).status_code == 404, username
    assert world.client("governance").get(address).status_code == 200


def test_who_read_a_thing_is_found_by_the_address_of_its_page(world: World) -> None:
    paper, other = (_paper(world, audiences.partners(), title) for title in ("Patrols", "Bins"))
    _read(world, "officer", paper)
    _read(world, "fire", other)
    address = f"https://example.org/papers/{paper.pk}/?page=2"
    page = world.client("governance").get("/audit/", {"act": "read", "thing": address}).content.decode()
    assert "Officer Example" in page
    assert "Patrols" in page
    assert "Fire Example</a>" not in page
    assert "Bins" not in page


def test_looking_is_itself_entered_with_what_was_asked(world: World) -> None:
    client = world.client("governance")
    client.get("/audit/", {"act": "read", "from": "2026-01-01"})
    client.get("/audit/export.csv")
    looked = Entry.objects.filter(act__endswith=" audit").order_by("sequence")
    assert [(e.act, e.doer, e.aside.words) for e in looked] == [
        ("read audit", str(world.accounts["governance"].pk), "from 2026-01-01, act read"),
        ("export audit", str(world.accounts["governance"].pk), "everything"),
    ]


def test_a_title_shows_only_where_governance_may_read_the_thing(world: World) -> None:
    secret = _paper(world, audiences.people([world.people["chair"].pk]), "Operation Marigold")
    _read(world, "chair", secret)
    page = world.client("governance").get("/audit/", {"thing": str(secret.pk)}).content.decode()
    assert "Chair Example" in page
    assert "Marigold" not in page


def test_entries_are_narrowed_by_day_and_doer(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = _paper(world, audiences.partners(), "Patrols")
    for day in (1, 2, 3):
        monkeypatch.setattr(clock, "now", lambda day=day: dt.datetime(2036, 7, day, 22, 30, tzinfo=dt.UTC))
        _read(world, "fire" if day == 3 else "officer", paper)
    governance = world.reader("governance")

    def found(**asked: Any) -> list[int]:
        return [line.at.day for line in queries.search(governance, Asked(**asked)).lines if line.at.year == 2036]

    assert found() == [3, 2, 1]
    assert found(since=dt.date(2036, 7, 2)) == [3, 2]
    assert found(until=dt.date(2036, 7, 2)) == [2, 1]  # until that day's midnight in the partnership's own time
    assert found(doer=world.accounts["fire"].pk) == [3]


def test_pages_follow_one_another_without_a_gap_and_without_a_count(world: World) -> None:
    paper = _paper(world, audiences.partners(), "Patrols")
    for _ in range(7):
        _read(world, "officer", paper)
    governance, asked = world.reader("governance"), Asked(act="read")
    first = queries.search(governance, asked, size=4)
    second = queries.search(governance, asked, size=4, before=first.older)
    numbers = [line.sequence for line in (*first.lines, *second.lines)]
    assert len(numbers) == 7
    assert numbers == sorted(numbers, reverse=True)
    assert second.older is None


def test_one_entry_and_many_take_as_many_queries(world: World) -> None:
    governance, papers = world.reader("governance"), [_paper(world, audiences.partners(), f"P{n}") for n in range(3)]
    counts = []
    for paper in papers:
        _read(world, "officer", paper)
        with CaptureQueriesContext(connection) as asked:
            queries.search(governance, Asked(act="read"))
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_what_is_exported_cannot_become_a_formula(world: World) -> None:
    paper = _paper(world, audiences.partners(), "=HYPERLINK(1)")
    _read(world, "officer", paper, words="@SUM(1)")
    answer = world.client("governance").get("/audit/export.csv")
    table = answer.content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in table
    assert "'@SUM(1)" in table
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"from": "2026-02-02", "to": "2026-02-01"}, "The last day is before the first."),
        ({"thing": "the paper on patrols"}, "Paste the whole address"),
        ({"doer": "nobody"}, "Select a valid choice"),
        ({"to": "9999-12-31"}, "Look at the year again."),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_field(world: World, asked: dict[str, str], said: str) -> None:
    answer = world.client("governance").get("/audit/", asked)
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_the_chain_is_checked_from_the_page(world: World) -> None:
    _read(world, "officer", _paper(world, audiences.partners(), "Patrols"))
    page = world.client("governance").post("/audit/check/").content.decode()
    assert "entries are as they were written" in page
    assert Entry.objects.filter(act="check audit").exists()


def test_words_are_erased_for_a_reason(world: World) -> None:
    _read(world, "officer", _paper(world, audiences.partners(), "Patrols"), words="a name that should not stand here")
    entry = Entry.objects.latest("sequence").sequence
    client = world.client("governance")
    assert client.post(f"/audit/entries/{entry}/erase/", {"reason": ""}).status_code == 400
    client.post(f"/audit/entries/{entry}/erase/", {"reason": "asked for"})
    assert not Aside.objects.filter(entry=entry).exists()
    assert "Its words were erased." in client.get("/audit/", {"act": "read"}).content.decode()
    again = client.post(f"/audit/entries/{entry}/erase/", {"reason": "asked for"})
    assert "No words stand beside" in again.content.decode()


def test_a_month_is_let_go_by_two_people(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as past:
        past.setattr(clock, "now", lambda: dt.datetime(2020, 1, 2, tzinfo=dt.UTC))
        with recording():
            note("read", by=None)
    _second_governance(world)
    first, second = world.client("governance"), world.client("analyst")
    month = Entry.objects.earliest("sequence").segment
    first.post(f"/audit/months/{month}/let-go/", {"reason": "kept long enough"})
    assert "Another person approves it." in first.get("/audit/months/").content.decode()
    first.post(f"/audit/months/{month}/approve/")
    assert Entry.objects.filter(segment=month).exists()
    assert f"Let {month} go" in second.get("/audit/months/").content.decode()
    second.post(f"/audit/months/{month}/approve/")
    assert not Entry.objects.filter(segment=month).exists()
    assert "entries are as they were written" in first.post("/audit/check/").content.decode()


def test_a_month_that_is_too_young_stays_and_nobody_approves_their_own(world: World) -> None:
    _read(world, "officer", _paper(world, audiences.partners(), "Patrols"))
    governance = world.reader("governance")
    month = Entry.objects.latest("sequence").segment
    with pytest.raises(NotNow, match="cannot be let go now"):
        verbs.ask_to_let_go(month, reason="space", by=governance)
    with pytest.raises(NotNow, match="Nobody asked"):
        verbs.let_go(month, by=governance)
    with pytest.raises(NotNow, match="No entries of"):
        verbs.let_stay("1999-01", by=governance)
