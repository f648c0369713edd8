"""A plan's year by keyboard, a resident's answer on a phone without script, and every page of the plan sound."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import plan_year
from commonweal.portal.library.models import Paper
from commonweal.portal.plan.models import (
    Assessment,
    Consultation,
    Duty,
    Edition,
    Group,
    Issue,
    Measure,
    Milestone,
    Plan,
    Point,
    Posted,
    Priority,
    Response,
)
from commonweal.portal.plan.verbs import answers, assessments, consultations
from kept_indicators import given, kept
from portal_world import World
from pressed import press
from promises import ago
from round_world import meeting

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}
PICTURES = os.environ.get("COMMONWEAL_PICTURES")  # a folder: keep what was seen, to look at
Opened = Callable[..., Page]


def _press(page: Page, role: str, name: str, *, exact: bool = False) -> None:
    """A link or button, by keyboard alone."""
    page.get_by_role(role, name=name, exact=exact).first.focus()  # type: ignore[arg-type]
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_plan_year_is_walked_by_keyboard(world: World, portal_page: Opened) -> None:
    meeting(world, ago(-30))
    given(world, kept(world))
    page = portal_page("clerk", "/plan/")
    _made(page)
    _furnished(page)
    _late_and_said_otherwise(page)
    _reported(page)


def _made(page: Page) -> None:
    _press(page, "link", "Make a plan")
    page.get_by_label("What is it called?").fill("Safer Tallow plan")
    page.get_by_label("From").fill(ago(100).isoformat())
    page.get_by_label("To").fill(ago(-900).isoformat())
    _press(page, "button", "Keep the plan")
    expect(page.get_by_role("alert")).to_be_visible()  # the lead was not chosen, and nothing typed is lost
    expect(page.get_by_label("What is it called?")).to_have_value("Safer Tallow plan")
    page.get_by_label("Which agency leads the first priorities?").select_option(label="Police")
    _press(page, "button", "Keep the plan")
    _press(page, "button", "It has begun")
    expect(page.get_by_text("The plan is running now.")).to_be_visible()
    _press(page, "link", "Reduce re-offending by the most prolific offenders")


def _furnished(page: Page) -> None:
    _press(page, "link", "Add a measure")
    page.get_by_label("What is measured?").fill("Absence")
    page.get_by_label("Which figures tell? (optional)").select_option(index=1)
    page.get_by_label("Less is better").check()
    page.get_by_label("What is the target? (optional)").fill("10")
    page.get_by_label("By when? (optional)").fill(ago(-200).isoformat())
    _press(page, "button", "Add it")
    expect(page.get_by_role("heading", name="Measures")).to_be_visible()
    _press(page, "link", "Add a milestone")
    page.get_by_label("What is to be reached?").fill("One list, agreed by all")
    page.get_by_label("By which agency?").select_option(label="Police")
    page.get_by_label("By when?").fill(ago(10).isoformat())
    _press(page, "button", "Add it")


def _late_and_said_otherwise(page: Page) -> None:
    expect(page.get_by_text("The rule proposes: late.")).to_be_visible()
    _press(page, "link", "Say otherwise, with a reason")
    page.get_by_label("At risk").check()
    page.get_by_label("Why?").fill("The list is agreed, and signed on Friday")
    _press(page, "button", "Keep this")
    expect(page.get_by_text("its owner says so; the rule proposes late").first).to_be_visible()
    expect(page.get_by_text("said by Clerk Example").first).to_be_visible()


def _reported(page: Page) -> None:
    _press(page, "link", "Safer Tallow plan")
    _press(page, "link", "Write a highlight report")
    page.get_by_role("list").get_by_role("link", name="Q").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_label("Text")).to_have_value(re.compile("## At risk"))
    _press(page, "button", "Keep it as a draft")
    expect(page.get_by_role("heading", level=1)).to_contain_text("highlight report")
    page.goto(f"/plan/{Plan.objects.get().pk}/")
    _press(page, "link", "Attach to the next meeting")
    page.get_by_label("A new item").check()
    _press(page, "button", "Attach it")
    expect(page.get_by_text("Handed in")).to_be_visible()
    assert Paper.objects.get().thing.home.kind == "meetings.item"


def test_a_resident_answers_on_a_phone_without_script(
    world: World, portal_page: Opened, sound: Callable[[Page], None]
) -> None:
    row = plan_year.asked(world, on=plan_year.released(world))
    page = portal_page(None, "/plan/", viewport=PHONE, script=False)
    page.get_by_role("link", name="Your views").click()
    page.get_by_role("link", name="Answer", exact=True).click()
    press(page, "Send your answer")
    expect(page.get_by_text("Answer at least one question.").first).to_be_visible()
    page.get_by_label("What is missing? (optional)").fill("Lamps on the path")
    page.get_by_label("Someone who lives here").check()
    press(page, "Send your answer")
    expect(page.get_by_text("Thank you: your answer was sent.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert Posted.objects.get().answers == ["", "Lamps on the path"]
    seen = portal_page(None, f"/plan/consultations/{row.pk}/answer/", viewport=PHONE)
    sound(seen)


def test_every_page_of_the_plan_is_sound(world: World, portal_page: Opened, sound: Callable[[Page], None]) -> None:
    _everything(world)
    page = {who: portal_page(who, "/plan/") for who in ("clerk", None)}
    for number, (who, address) in enumerate(_addresses()):
        for size in ({"width": 1100, "height": 1000}, PHONE):
            page[who].set_viewport_size(size)
            page[who].goto(address)
            sound(page[who])
            if PICTURES:
                page[who].screenshot(path=Path(PICTURES) / f"{number:02d}-{size['width']}.png", full_page=True)


def _everything(world: World) -> None:
    plan = plan_year.made(world)
    plan_year.furnish(world, plan)
    plan_year.edition(world, plan)
    plan_year.edition(world, plan, words="The yearly look")
    theft = plan_year.issue(world, plan_year.round_of(world), victims=12, counted="The shops, 2025")
    assessments.score(theft, marks=plan_year.marks(2), words="From the shops", by=world.reader("officer"))
    assessments.score(theft, marks=plan_year.marks(4), by=world.reader("fire"))
    plan_year.group(world)
    plan_year.duty(world)
    row = plan_year.asked(world, on=plan_year.released(world))
    consultations.add_point(row, said="More lamps", did="Two lanes more", has_changed=True, by=world.reader("clerk"))
    answers.post(row, answers=["Lamps", ""], who="resident")
    answers.take_in()


def _addresses() -> list[tuple[str | None, str]]:
    one = {model: model.objects.first() for model in (Plan, Priority, Milestone, Measure, Edition, Group, Assessment)}
    one |= {model: model.objects.first() for model in (Issue, Duty, Consultation, Point, Response)}
    of = {model.__name__.lower(): row.pk for model, row in one.items() if row is not None}
    pages = [
        "", "new/", "{plan}/", "{plan}/change/", "{plan}/action-plan/", "{plan}/priorities/", "{plan}/edition/",
        "{plan}/highlights/", "{plan}/strategic-assessment/", "editions/{edition}/", "priorities/{priority}/",
        "priorities/{priority}/milestones/", "priorities/{priority}/measures/", "priorities/{priority}/actions/",
        "priorities/{priority}/costs/", "priorities/{priority}/status/", "milestones/{milestone}/reached/",
        "milestones/{milestone}/put-off/", "measures/{measure}/take-out/", "groups/", "groups/new/", "groups/{group}/",
        "groups/{group}/members/", "groups/{group}/end/", "assessments/", "assessments/{assessment}/",
        "assessments/{assessment}/issues/", "issues/{issue}/", "issues/{issue}/score/", "duties/", "duties/usual/",
        "duties/new/", "duties/{duty}/", "duties/{duty}/met/", "consultations/", "consultations/new/",
        "consultations/{consultation}/", "consultations/{consultation}/answers/", "answers/{response}/",
        "points/{point}/",
    ]  # fmt: skip
    everyone = ["", "consultations/", "consultations/{consultation}/"]
    return [("clerk", f"/plan/{page.format(**of)}") for page in pages] + [
        (None, f"/plan/{page.format(**of)}") for page in everyone
    ]
