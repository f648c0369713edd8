"""The pages of surgeries and events as people use them: forms, refusals at the form, the summary, the polls."""

import datetime as dt
import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from commonweal.documents.blocks import Picture
from commonweal.errors import EndpointFailed
from commonweal.figures import Month
from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.recording import recording
from commonweal.portal.engagement import polling, summary
from commonweal.portal.engagement.models import Event, Outcome, Poll
from commonweal.portal.engagement.queries.themes import RaisedSums
from commonweal.portal.engagement.verbs import events
from commonweal.portal.library import written
from commonweal.portal.library.models import Paper
from commonweal.portal.library.queries.content import file_of
from commonweal.portal.tasks.models import Action
from commonweal.workspace import Workspace
from held_events import event, held, theme
from kept_papers import newest
from portal_world import World
from promises import ago

pytestmark = pytest.mark.django_db
FORM = {
    "kind": "surgery", "title": "Surgery", "place": "Hall", "ward": "", "on": "2026-03-10", "starts": "10:00",
    "ends": "11:00", "repeat": "weekly", "times": "3", "also": "2026-05-05", "about": "Come.", "who-kind": "public",
}  # fmt: skip


def text_of(world: World, paper: Paper) -> str:
    return world.client("officer").get(reverse("library:paper", args=[paper.pk])).content.decode()


def rows_of(source: str, title: str) -> dict[str, list[str]]:
    """A table of a drafted text: its rows by their first cell."""
    lines = source.split(f"Table: {title}\n")[1].split("\n\n")[0].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {first: rest for first, *rest in cells}


def source_of(world: World, paper: Paper) -> str:
    """Its text as it was drafted."""
    with recording():
        return file_of(world.reader("officer"), newest(paper).pk, "text").decode()


def test_a_series_is_entered_and_refused_with_what_was_typed(world: World) -> None:
    client, police = world.client("officer"), str(world.agencies["Police"].pk)
    bad = client.post(
        reverse("engagement:enter"), {**FORM, "agency": police, "ends": "09:00", "times": "", "also": "x"}
    )
    page = bad.content.decode()
    assert "It ends before it begins." in page and "Say how many times in all." in page and "is not a day" in page
    assert 'value="Hall"' in page and not Event.objects.exists()
    client.post(reverse("engagement:enter"), {**FORM, "agency": police})
    assert [row.on.isoformat() for row in Event.objects.order_by("on")] == [
        "2026-03-10", "2026-03-17", "2026-03-24", "2026-05-05",
    ]  # fmt: skip
    assert set(Event.objects.values_list("thing__audience__kind", flat=True)) == {"public"}


def test_what_came_of_it_is_entered_and_followed_up(world: World) -> None:
    made, client = event(world, on=ago(1)), world.client("officer")
    said = {"attendance": "14", f"theme-{theme().pk}": "5", "notes": "Lamps."}
    assert client.post(reverse("engagement:came", args=[made.pk]), said).status_code == 302
    assert Outcome.objects.get().themes == {str(theme().pk): 5}
    follow = {"text": "Mend the lamps", "agency": str(world.agencies["Police"].pk), "due_on": "2026-04-01"}
    client.post(reverse("engagement:follow-up", args=[made.pk]), follow)
    assert Action.objects.get().thing.home_id == Outcome.objects.get().pk
    page = client.get(reverse("engagement:event", args=[made.pk])).content.decode()
    assert "14 people came" in page and "Mend the lamps" in page
    assert "14 people" not in world.client(None).get(reverse("engagement:event", args=[made.pk])).content.decode()


def test_the_calendar_of_a_month_and_who_finds_what_there(world: World) -> None:
    on = ago(-60)
    event(world, on=on)
    page = world.client(None).get(reverse("engagement:index"), {"month": f"{on:%Y-%m}"}).content.decode()
    assert page.count("Surgery at the library") == 3 and "Enter a surgery" not in page
    assert f"{on:%B %Y}" in page and world.client(None).get("/engagement/?month=9999-99").status_code == 200
    event(world, on=ago(1))
    assert "Say what came of it" in world.client("officer").get(reverse("engagement:index")).content.decode()
    assert "Say what came of it" not in world.client("fire").get(reverse("engagement:index")).content.decode()


@pytest.mark.parametrize("public", [True, False])
def test_a_quarters_summary_hides_small_counts_from_everyone(
    world: World, public: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(world, themes={theme().pk: 20, theme("Shop theft").pk: 2}, attendance=3)
    held(world, "Other", ward_code="E05990112", ward="Fennick", themes={theme().pk: 15, theme("Shop theft").pk: 9})
    held(world, "Inner", audience=audiences.agencies([world.agencies["Police"].pk]), themes={theme().pk: 900})
    monkeypatch.setattr(summary, "check_over", lambda *_: None)
    quarter = summary.quarters(ago(7))[0][0]
    said = {"quarter": quarter, "audience": "public" if public else "partners"}
    world.client("officer").post(reverse("engagement:summarise"), said)
    paper = Paper.objects.get()
    assert paper.reach == ("public" if public else "") and paper.thing.audience.kind == "partners"
    text = text_of(world, paper)
    assert not re.search(r"\b900\b", text) and "Lamps are out" not in text and "Chart:" not in text
    assert (paper.kind, paper.report_key) == ("written", f"surgeries:{quarter}")
    source = source_of(world, paper)
    wards = rows_of(source, "How often each theme was raised, by ward")
    assert wards["Theme"] == ["Candlewick", "Fennick"] and set(wards) == {"Theme", theme().name, "Shop theft"}
    shown = {cell for cells in wards.values() for cell in cells}
    assert ({"2", "9"} & shown == set()) is public and ("not shown" in shown) is public
    assert ("Month by month" in text) is not public
    assert ("People who came" in text) is not public  # 3 people: of each kind is for partners alone
    charts = [block for block in written.blocks(source) if isinstance(block, Picture)]
    assert [chart.caption for chart in charts][-1] == (
        "How often each was raised in each month, all on one scale."
        if not public else "How often each theme was raised."
    )  # fmt: skip


def test_a_quarter_under_way_is_summed_up_for_partners_alone(world: World) -> None:
    said = {"quarter": summary.quarters(ago(0))[0][0], "audience": "public"}
    page = world.client("officer").post(reverse("engagement:summarise"), said)
    assert "This quarter is not over" in page.content.decode() and not Paper.objects.exists()
    world.client("officer").post(reverse("engagement:summarise"), {**said, "audience": "partners"})
    assert Paper.objects.get().reach == ""


def test_a_second_summary_of_a_quarter_does_not_tell_what_came_between(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "WORKSPACE", Workspace(tmp_path))
    monkeypatch.setattr(summary, "check_over", lambda *_: None)
    said = {"quarter": summary.quarters(ago(7))[0][0], "audience": "public"}

    def drafted() -> str:
        world.client("officer").post(reverse("engagement:summarise"), said)
        return source_of(world, Paper.objects.order_by("-made_at")[0])

    held(world, themes={theme().pk: 20}, attendance=40)
    held(world, "Other", ward_code="E05990112", ward="Fennick", themes={theme().pk: 15}, attendance=30)
    first = drafted()
    assert "70 in all" in first and f"| {theme().name} | 35 |" in first
    assert drafted() == first  # nothing was entered since: the very same

    held(world, "Late", ward_code="E05990112", ward="Fennick", themes={theme().pk: 2}, attendance=3)
    later = drafted()
    assert "73" not in later and "how many is not shown" in later
    assert not {"37", "17"} & set(later.replace(".", " ").replace(",", " ").split())
    assert f"| {theme().name} | not shown |" in later
    world.client("officer").post(reverse("engagement:summarise"), {**said, "audience": "partners"})
    inner = source_of(world, Paper.objects.order_by("-made_at")[0])
    assert "73 in all" in inner and f"| {theme().name} | 37 |" in inner  # there was something to tell


def test_nothing_that_is_hidden_can_be_worked_out_from_the_summary(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wards = {"A": Counter(fires=20, theft=2), "B": Counter(fires=15, theft=9), "C": Counter(fires=7, theft=6)}
    sums = RaisedSums(
        first=dt.date(2026, 1, 1), last=dt.date(2026, 3, 31), themes=("fires", "theft"), wards=tuple(wards),
        months=(Month(2026, 1),), by_ward=wards, by_month={Month(2026, 1): Counter()}, events=3, counted=1,
        attendance=3, by_kind=Counter(surgery=3),
    )  # fmt: skip
    monkeypatch.setattr(settings, "WORKSPACE", Workspace(tmp_path))
    text = summary.draft(sums, summary.for_everyone(sums))
    assert "how many is not shown" in text and "3 in all" not in text
    assert "| Surgery | 3 |" in text
    by_ward = rows_of(text, "How often each theme was raised, by ward")
    shown = {
        (ward, name): int(cell)
        for name in ("fires", "theft") for ward, cell in zip(wards, by_ward[name], strict=True) if cell.isdigit()
    }  # fmt: skip
    themes = rows_of(text, "How often each theme was raised")
    totals = {name: int(themes[name][0]) for name in ("fires", "theft") if themes[name][0].isdigit()}
    hidden = [(ward, name) for ward, name in product(wards, ("fires", "theft")) if (ward, name) not in shown]
    fitting = set()
    for values in product(range(0, 60), repeat=len(hidden)) if len(hidden) < 4 else ():
        guess = {**shown, **dict(zip(hidden, values, strict=True))}
        if all(sum(guess[w, name] for w in wards) == total for name, total in totals.items()):
            fitting.add(guess["A", "theft"])
    assert ("A", "theft") not in shown and (len(hidden) >= 4 or len(fitting) > 4)


def test_a_theme_s_name_cannot_break_its_chart_nor_the_order_tell_what_is_hidden(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    odd = "Noise; e.g. music | shouting"
    wards = {"A": Counter({odd: 20, "theft": 9, "dogs": 2}), "B": Counter({odd: 15, "theft": 12, "dogs": 1})}
    month = Month(2026, 1)
    sums = RaisedSums(
        first=dt.date(2026, 1, 1), last=dt.date(2026, 3, 31), themes=(odd, "theft", "dogs"), wards=tuple(wards),
        months=(month,), by_ward=wards, by_month={month: wards["A"] + wards["B"]}, events=2, counted=2,
        attendance=50, by_kind=Counter(surgery=2),
        held_in=Counter({month: 2}), counted_in=Counter({month: 2}), came_in=Counter({month: 50}),
    )  # fmt: skip
    inner = summary.draft(sums)
    assert "## People raised noise e g music shouting most often" in inner
    pictures = [block for block in written.blocks(inner) if isinstance(block, Picture)]
    assert len(pictures) == 2 and "Chart:" not in "".join(str(block) for block in written.blocks(inner))
    monkeypatch.setattr(settings, "WORKSPACE", Workspace(tmp_path))
    told = rows_of(summary.draft(sums, summary.for_everyone(sums)), "How often each theme was raised")
    assert told["dogs"] == ["not shown"]
    names = [name for name, (cell,) in told.items() if cell == "not shown"]
    assert names == sorted(names), "their order says nothing"


def test_the_summary_is_a_kind_that_the_library_offers(world: World) -> None:
    page = world.client("officer").get(reverse("library:new-report")).content.decode()
    assert f'href="{reverse("engagement:summarise")}">Meeting the public</a>' in page


def test_a_poll_that_fails_is_told_in_words_and_keeps_no_other_from_being_asked(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "open311"
    folder.mkdir()
    body = (
        'publisher = "Alder Council"\nlicence = "OGL"\npartnership = "E06990004"\nsince = 2025-01-01\n'
        'address = "https://alder.example"\n[[service]]\nname = "Fly-tipping"\ncodes = ["a"]\n'
    )
    (folder / "alder.toml").write_text(f'name = "alder"\n{body}')
    (folder / "broken.toml").write_text("name = ")
    monkeypatch.setattr(settings, "WORKSPACE", Workspace(tmp_path))

    def fails(*_: object) -> None:
        raise EndpointFailed("The endpoint did not answer.", "Wait.")

    monkeypatch.setattr(polling, "poll", fails)
    polling.poll_all()
    assert dict(Poll.objects.values_list("name", "fault"))["alder"] == "The endpoint did not answer. Wait."
    page = world.client("officer").get(reverse("engagement:reports")).content.decode()
    assert "The endpoint did not answer" in page and "broken" in page and "Fly-tipping" in page
    assert world.client(None).get(reverse("engagement:reports")).status_code == 404


def test_surveys_are_offered_to_whoever_has_any_business_with_them(world: World) -> None:
    address = reverse("engagement:surveys")
    for username, found in (("analyst", 200), ("chair", 404), (None, 404)):
        client = world.client(username)
        assert client.get(address).status_code == found
        assert (f'href="{address}"' in client.get("/engagement/").content.decode()) is (found == 200)


def test_the_next_event_that_takes_place_is_said_first(world: World) -> None:
    events.cancel(event(world, "Called off", on=ago(-2)), reason="The hall is closed.", by=world.reader("officer"))
    event(world, "Surgery in Fennick", on=ago(-3))
    page = world.client(None).get("/engagement/").content.decode()
    assert "Next: Surgery in Fennick" in page and "Next: Called off" not in page
