"""The pages of preparing a meeting, walked without JavaScript."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from commonweal.portal.meetings.models import ForwardEntry, Item, Meeting, Practice, Return
from commonweal.portal.meetings.queries.forward import forward_plan
from commonweal.portal.meetings.verbs import forward
from portal_world import ROLES, World
from round_world import MARCH, MAY, clear, item, meeting, police_item, practice, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _plain_files(settings: Any) -> None:
    """Pages name their styles without a list of what was built."""
    settings.STORAGES = {
        **settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }  # fmt: skip


def _get(world: World, who: str | None, name: str, *args: Any) -> Any:
    return world.client(who).get(reverse(f"meetings:{name}", args=args))


def _post(world: World, who: str | None, name: str, *args: Any, **fields: Any) -> Any:
    return world.client(who).post(reverse(f"meetings:{name}", args=args), fields)


def _text(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def test_a_clerk_goes_from_an_empty_calendar_to_a_published_agenda(world: World) -> None:
    assert "Set up" in _text(_get(world, "clerk", "index"))
    _post(world, "clerk", "set-up", world.body.pk)
    of = Practice.objects.get()
    pattern = {"nth": "4", "weekday": "3", "every": "2", "first": "2026-03-01", "last": "2026-07-31"}
    address = reverse("meetings:year", args=[of.pk])
    found = world.client("clerk").get(address, pattern)
    assert "Thursday 26 March 2026" in _text(found)
    query = "&".join(f"{name}={value}" for name, value in pattern.items())
    world.client("clerk").post(f"{address}?{query}", {"days": ["2026-03-26", "2026-05-28"]})
    at = Meeting.objects.get(date=MARCH)
    _post(world, "clerk", "draft-agenda", at.pk)
    added = _post(
        world, "clerk", "add-item", at.pk,
        **{"title": "Knives", "kind": "business", "who-kind": "public", "who-face": "stub"},
    )  # fmt: skip
    assert added.status_code == 302, added.content.decode()
    made = Item.objects.get(title="Knives")
    assert "Not cleared yet: Knives" in _text(world.client("clerk").post(
        reverse("meetings:publish-agenda", args=[at.pk]), follow=True
    ))  # fmt: skip
    _post(world, "clerk", "clear-item", made.pk, **{"as": "author"})
    _post(world, "chair", "clear-item", made.pk, **{"as": "chair"})
    assert "Knives" in _text(_get(world, "clerk", "publish-agenda", at.pk))
    _post(world, "clerk", "publish-agenda", at.pk)
    page = _text(_get(world, None, "meeting", at.pk))
    assert "Knives" in page
    assert "Any other business" in page
    assert "Prepare this meeting" not in page


def test_an_item_that_looks_like_another_is_asked_about_first(world: World) -> None:
    at = meeting(world)
    item(world, at, "Op Lantern Update")
    fields = {"title": "Mill Lane (Op Lantern) Update", "kind": "business", "who-kind": "public", "who-face": "stub"}
    asked = _text(_post(world, "clerk", "add-item", at.pk, **fields))
    assert "Is this the same?" in asked
    assert 'value="Mill Lane (Op Lantern) Update"' in asked  # nothing typed is lost
    _post(world, "clerk", "add-item", at.pk, knowing="1", **fields)
    bench = _text(_get(world, "clerk", "prepare", at.pk))
    assert "Same as “Op Lantern Update”?" in bench
    later = Item.objects.get(title__startswith="Mill")
    earlier = Item.objects.get(title__startswith="Op")
    _post(world, "clerk", "same-item", later.pk, other=earlier.pk, act="merge")
    assert "Same as" not in _text(_get(world, "clerk", "prepare", at.pk))


def test_a_restricted_item_needs_its_public_title_and_keeps_what_was_typed(world: World) -> None:
    at = meeting(world)
    fields = {
        "title": "Raids", "kind": "business", "who-kind": "agencies", "who-face": "stub",
        "who-agencies": [str(world.agencies["Police"].pk)],
    }  # fmt: skip
    page = _text(_post(world, "clerk", "add-item", at.pk, **fields))
    assert "Write the title that everyone else may see." in page
    assert 'value="Raids"' in page
    named = {**fields, "who-stub_title": "Police matter"}
    lost = _text(_post(world, "clerk", "add-item", at.pk, **named))
    assert "You could not open it any more. Choose your own agency too." in lost and not Item.objects.exists()
    named["who-agencies"] += [str(agency) for agency in world.reader("clerk").agencies]
    _post(world, "clerk", "add-item", at.pk, **named)
    assert Item.objects.get().public_title == "Police matter"


def test_lines_move_and_are_renumbered_without_a_script(world: World) -> None:
    at = meeting(world)
    one, two = item(world, at, "One"), item(world, at, "Two")
    _post(world, "clerk", "change-line", at.pk, two.pk, act="up", number="")
    two.refresh_from_db()
    assert two.position < one.position
    publish(world, at)
    _post(world, "clerk", "change-line", at.pk, one.pk, act="number", number="1")
    assert "This number stands twice." in _text(_get(world, "clerk", "prepare", at.pk))
    assert "at most 40" in _text(world.client("clerk").post(
        reverse("meetings:change-line", args=[at.pk, one.pk]), {"act": "number", "number": "9" * 41}, follow=True
    ))  # fmt: skip


def test_offers_are_answered_on_the_workbench(world: World) -> None:
    of = practice(world)
    at, later = meeting(world, MARCH, of), meeting(world, MAY, of)
    entry = forward.enter(of, title="Domestic abuse", due_text="March 2026", by=world.reader("clerk"))
    assert "Domestic abuse" in _text(_get(world, "clerk", "prepare", at.pk))
    address = reverse("meetings:answer-offer", args=[at.pk, entry.pk])
    refused = world.client("clerk").post(address, {"act": "put off", "reason": ""}, follow=True)
    assert "Putting something off needs a reason." in _text(refused)
    world.client("clerk").post(address, {"act": "put off", "reason": "No figures yet"})
    long = {"act": "accept", "title": "Domestic abuse. " * 30}  # the page takes 300 letters; others may send more
    world.client("clerk").post(reverse("meetings:answer-offer", args=[later.pk, entry.pk]), long)
    assert (Item.objects.get().meeting, len(Item.objects.get().title)) == (later, 300)
    assert forward_plan(world.reader("clerk"), world.body.pk) == ()


def test_the_forward_plan_is_read_by_all_and_kept_by_its_clerk(world: World) -> None:
    of = practice(world)
    at = meeting(world, MAY, of)
    fields = {"title": "Knives", "due_text": "2027", "who-kind": "public"}
    assert _post(world, "member", "forward-plan", of.pk, **fields).status_code == 404
    _post(world, "clerk", "forward-plan", of.pk, **fields)
    page = _text(_get(world, None, "forward-plan", of.pk))
    assert "Knives" in page
    assert "<form" not in page.split("<main")[1].split("</main")[0]
    entry = ForwardEntry.objects.get()
    _post(world, "clerk", "change-entry", entry.pk, title="Knife crime", due_text="2027")
    _post(world, "clerk", "take-entry", entry.pk, meeting=at.pk)
    assert Item.objects.get().title == "Knife crime"
    assert _post(world, "clerk", "take-entry", entry.pk, meeting="x").status_code == 404


def test_an_agency_answers_its_return_and_is_chased(world: World) -> None:
    at = meeting(world)
    fields = {"what": "Fires by ward", "agency": str(world.agencies["Fire brigade"].pk), "due_on": "2026-02-26"}
    _post(world, "clerk", "ask-return", at.pk, **fields)
    owed = Return.objects.get()
    assert "4 days late" in _text(_get(world, "fire", "owed"))
    _post(world, "clerk", "chase-return", owed.pk)
    assert "Chased" in _text(_get(world, "chair", "returns", at.thing.home_id))
    empty = _text(_post(world, "fire", "return", owed.pk, words="", nil="on"))
    assert "Fill this in." in empty
    _post(world, "fire", "return", owed.pk, words="12 fires, none of them large")
    assert "12 fires" in _text(_get(world, "officer", "return", owed.pk))
    assert _post(world, "officer", "return", owed.pk, words="13").status_code == 404
    assert _get(world, None, "return", owed.pk).status_code == 404
    _post(world, "clerk", "send-back-return", owed.pk, reason="By ward, please")
    assert Return.objects.get().state == "owed"


def test_a_meeting_is_moved_and_cancelled_with_reasons(world: World) -> None:
    at = meeting(world)
    item(world, at, "Knives")
    publish(world, at)
    page = _text(_post(world, "clerk", "move-meeting", at.pk, date="2026-04-02", venue="Fire station", reason=""))
    assert "needs a reason" in page
    assert 'value="Fire station"' in page
    _post(world, "clerk", "move-meeting", at.pk, date="2026-04-02", venue="Fire station", reason="Snow")
    assert "Moved from Thursday 26 March 2026" in _text(_get(world, None, "meeting", at.pk))
    _post(world, "clerk", "cancel-meeting", at.pk, reason="More snow")
    assert "This meeting is cancelled." in _text(_get(world, None, "meeting", at.pk))


def test_practice_template_and_standing_returns_are_kept(world: World) -> None:
    of = practice(world)
    page = world.client("clerk").get(reverse("meetings:practice", args=[of.pk]))
    values = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    fields = {name: "" if value is None else value for name, value in values.items()}
    fields.pop("votes")
    bad = _text(_post(world, "clerk", "practice", of.pk, **{**fields, "numbering": "year series", "number_prefix": ""}))
    assert "Write the prefix" in bad
    _post(world, "clerk", "practice", of.pk, **{**fields, "numbering": "year series", "number_prefix": "STP"})
    agency = str(world.agencies["Fire brigade"].pk)
    sizes = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0"}
    _post(
        world, "clerk", "standing-returns", of.pk,
        **{**sizes, "form-0-what": "Fires", "form-0-agency": agency, "form-1-what": "", "form-1-agency": ""},
    )  # fmt: skip
    rows = {"form-0-kind": "business", "form-0-title": "Second", "form-0-place": "first", "form-0-order": "20"}
    rows |= {"form-1-kind": "apologies", "form-1-title": "First", "form-1-place": "first", "form-1-order": "10"}
    _post(world, "clerk", "template", of.pk, **sizes, **rows)
    of.refresh_from_db()
    assert (of.numbering, of.prefix) == ("year series", "STP")
    assert of.standing_returns == [{"what": "Fires", "agency": agency}]
    assert [row["title"] for row in of.template] == ["First", "Second"]


CLERKS_OWN = ("prepare", "move-meeting", "cancel-meeting", "publish-agenda", "add-item", "ask-return")


@pytest.mark.parametrize("who", [None, *ROLES])
def test_only_the_clerk_reaches_the_clerks_pages(world: World, who: str | None) -> None:
    at = meeting(world)
    found = {name: _get(world, who, name, at.pk).status_code for name in CLERKS_OWN}
    of = [
        _get(world, who, name, at.thing.home_id).status_code for name in ("practice", "template", "new-meeting", "year")
    ]
    if who == "clerk":
        assert set(found.values()) | set(of) == {200}
    else:
        assert found.pop("prepare") == (200 if who == "chair" else 404)
        assert set(found.values()) | set(of) == {404}


@pytest.mark.parametrize("who", [None, *ROLES])
def test_a_list_shows_an_item_exactly_where_its_page_opens(world: World, who: str | None) -> None:
    at = meeting(world)
    made = [item(world, at, "Knives"), police_item(world, at, "Raids"), police_item(world, at, "Secret", face="hidden")]
    for out in (False, True):
        if out:
            publish(world, at)
        page = _text(_get(world, who, "meeting", at.pk))
        for row in made:
            opens = _get(world, who, "item", row.pk).status_code == 200
            assert (row.title in page) is opens, (who, out, row.title)
            assert (f"/items/{row.pk}/" in page) is opens


def test_an_author_writes_the_cover_sheet_and_clears_it(world: World) -> None:
    at = meeting(world)
    made = item(world, at, "Fires", cleared=False, agency=world.agencies["Fire brigade"])
    page = _text(_get(world, "fire", "change-item", made.pk))
    assert 'name="title"' not in page
    _post(world, "fire", "change-item", made.pk, purpose="To report", recommendation="To note", summary="")
    _post(world, "fire", "clear-item", made.pk, **{"as": "author"})
    made.refresh_from_db()
    assert (made.purpose, made.state) == ("To report", "author cleared")
    assert _get(world, "fire", "change-item", made.pk).status_code == 404
    _post(world, "chair", "send-back-item", made.pk, reason="Which wards?")
    made.refresh_from_db()
    assert made.state == "draft"


def test_a_stub_that_is_out_can_be_reworded(world: World) -> None:
    at = meeting(world)
    made = police_item(world, at, "Raids")
    publish(world, at)
    _post(world, "clerk", "change-stub", made.pk, public_title="A police matter", public_reason="Operations")
    page = _text(_get(world, None, "meeting", at.pk))
    assert "A police matter" in page
    assert "Restricted part" in page
    _post(world, "clerk", "withdraw-item", made.pk, reason="Later")
    assert Item.objects.get().state == "withdrawn"


@pytest.mark.parametrize("name", ["index", "meeting", "body"])
def test_public_pages_take_the_same_number_of_queries_however_much_there_is(
    world: World, name: str, django_assert_max_num_queries: Any
) -> None:
    of = practice(world)
    at = meeting(world, MARCH, of)
    counts = []
    for n in range(2):
        for k in range(1 + 2 * n):
            clear(world, item(world, at, f"Matter {n}{k}", cleared=False))
            meeting(world, dt.date(2026, 5, 1 + 3 * n + k), of)
        client, args = world.client(None), {"index": [], "meeting": [at.pk], "body": [of.pk]}[name]
        with django_assert_max_num_queries(40) as found:
            client.get(reverse(f"meetings:{name}", args=args))
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_a_meeting_at_the_end_of_time_stops_nobodys_calendar(world: World) -> None:
    of, clerk = practice(world), world.client("clerk")
    for name in ("new-meeting", "year"):
        address = reverse(f"meetings:{name}", args=[of.pk])
        last = {"date": "9999-12-31", "start_time": "23:00"}
        span = {"nth": "1", "weekday": "3", "every": "1", "first": "9999-12-01", "last": "9999-12-31"}
        answer = clerk.post(address, last) if name == "new-meeting" else clerk.get(address, span)
        assert "Look at the year again." in answer.content.decode(), name
    assert world.client(None).get(reverse("meetings:calendar-file")).status_code == 200
