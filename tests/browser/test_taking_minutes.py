"""Minutes taken in a browser: saved as one types, two people at once, by keyboard, without a script, on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from commonweal.portal.meetings.models import Minute
from portal_minuting import Sitting, make_sitting, take
from portal_world import World
from pressed import press

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 320, "height": 640}


@pytest.fixture
def sitting(world: World) -> Sitting:
    return make_sitting(world, votes=True)


def _minute(sitting: Sitting, key: str = "update") -> str:
    return f"/meetings/items/{sitting.items[key].pk}/minute/"


def _box(page: Page, sitting: Sitting, key: str = "update") -> Any:
    return page.locator(f"#id_{sitting.items[key].pk}-text")


def _status(page: Page, sitting: Sitting, key: str = "update") -> Any:
    return page.locator(f"#status-{sitting.items[key].pk}")


def test_words_are_saved_as_they_are_typed(sitting: Sitting, portal_page: Callable[..., Page], sound: Any) -> None:
    page = portal_page("clerk", _minute(sitting))
    sound(page)
    _box(page, sitting).press_sequentially("The police told of patrols.")
    expect(_status(page, sitting)).to_have_text("Saved")
    assert Minute.objects.get().text == "The police told of patrols."
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/minute/save/", hold)  # or a quick save would be over before it is looked at
    _box(page, sitting).press_sequentially(" More was said.")
    expect(_status(page, sitting)).to_have_text("Not saved yet")
    page.unroute("**/minute/save/")
    for route in held:
        route.continue_()
    expect(_status(page, sitting)).to_have_text("Saved")
    assert Minute.objects.get().text == "The police told of patrols. More was said."


def test_two_people_on_one_item_see_each_others_words(sitting: Sitting, portal_page: Callable[..., Page]) -> None:
    one, other = portal_page("clerk", _minute(sitting)), portal_page("clerk", _minute(sitting))
    _box(one, sitting).press_sequentially("Anna heard this.")
    expect(_status(one, sitting)).to_have_text("Saved")
    _box(other, sitting).press_sequentially("Bo heard that.")
    expect(_box(other, sitting)).to_have_value("Anna heard this.\n\nBo heard that.")
    _box(one, sitting).press("End")
    _box(one, sitting).press_sequentially(" And more.")
    expect(_box(one, sitting)).to_have_value("Anna heard this. And more.\n\nBo heard that.")
    assert Minute.objects.get().text == "Anna heard this. And more.\n\nBo heard that."


def test_when_the_portal_cannot_be_reached_the_words_stay_and_are_saved_later(
    sitting: Sitting, portal_page: Callable[..., Page]
) -> None:
    page = portal_page("clerk", _minute(sitting))
    page.context.set_offline(True)
    _box(page, sitting).press_sequentially("Said offline.")
    expect(_status(page, sitting)).to_contain_text("cannot be reached")
    expect(_box(page, sitting)).to_have_value("Said offline.")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "offline" not in kept, "nothing restricted stays on the machine"
    page.context.set_offline(False)
    expect(_status(page, sitting)).to_have_text("Saved")
    assert Minute.objects.get().text == "Said offline."


def test_by_keyboard_alone_from_words_to_a_decision(sitting: Sitting, portal_page: Callable[..., Page]) -> None:
    page = portal_page("clerk", _minute(sitting))
    _box(page, sitting).focus()
    page.keyboard.type("By keyboard.")
    page.locator("#id_decision-operative_text").focus()
    page.keyboard.type("the update be noted")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("AGREED that the update be noted.", exact=True)).to_be_visible()
    assert Minute.objects.get().text == "By keyboard."


def test_without_a_script_every_button_works(sitting: Sitting, portal_page: Callable[..., Page]) -> None:
    page = portal_page("clerk", f"/meetings/{sitting.meeting.pk}/taking/", script=False)
    _box(page, sitting).fill("Without a script.")
    press(page, "Save all")
    expect(_box(page, sitting)).to_have_value("Without a script.")
    assert Minute.objects.get(item=sitting.items["update"]).text == "Without a script."


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1100, "height": 900}], ids=["phone", "desktop"])
def test_every_page_of_taking_is_sound(
    sitting: Sitting, portal_page: Callable[..., Page], sound: Any, viewport: dict[str, int]
) -> None:
    take(sitting)
    page = portal_page("clerk", f"/meetings/{sitting.meeting.pk}/taking/", viewport=viewport)
    sound(page)
    root = f"/meetings/{sitting.meeting.pk}"
    item = _minute(sitting)
    for path in (f"{root}/attendance/", f"{root}/declarations/", f"{root}/minutes/", item, f"{item}history/",
                 f"{item}restricted/", _minute(sitting, "secret")):  # fmt: skip
        page.goto(path)
        sound(page)
