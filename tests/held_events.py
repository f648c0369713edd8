"""Surgeries and events of the made-up partnership, entered and held, for tests of their room."""

import datetime as dt
from typing import Any

from commonweal.portal.access.models import Audience
from commonweal.portal.audit.recording import recording
from commonweal.portal.engagement.models import Event, Outcome, Theme
from commonweal.portal.engagement.queries import events as queries
from commonweal.portal.engagement.queries.events import EventPage
from commonweal.portal.engagement.verbs import events
from commonweal.portal.engagement.verbs.events import Said
from portal_world import World
from promises import ago

CANDLEWICK = ("E05990102", "Candlewick")


def said(world: World, title: str = "Surgery at the library", *, agency: str = "Police", **more: Any) -> Said:
    """What an event is."""
    code, ward = CANDLEWICK
    usual = {
        "kind": "surgery", "place": "Candlewick Library", "ward_code": code, "ward": ward, "about": "Come and talk.",
        "starts": dt.time(10, 30), "ends": dt.time(12),
    }  # fmt: skip
    return Said(title=title, agency=world.agencies[agency], **{**usual, **more})


def event(
    world: World, title: str = "Surgery at the library", *, on: dt.date | None = None, by: str = "officer",
    audience: Audience | None = None, **more: Any,
) -> Event:  # fmt: skip
    """One event, two weeks ahead unless said otherwise."""
    days = [on or ago(-14)]
    return events.enter(said(world, title, **more), days=days, by=world.reader(by), body=world.body, audience=audience)[
        0
    ]


def theme(name: str = "Bonfires and fires") -> Theme:
    """One of the list."""
    return Theme.objects.get(name=name)


def held(world: World, title: str = "Surgery at the library", *, by: str = "officer", **more: Any) -> Outcome:
    """An event of a week ago, and what came of it."""
    came = {
        "attendance": more.pop("attendance", 12),
        "notes": more.pop("notes", "Lamps are out."),
        "themes": more.pop("themes", None),
    }
    made = event(world, title, on=more.pop("on", ago(7)), by=by, **more)
    return events.say_what_came(
        made, by=world.reader(by), attendance=came["attendance"], notes=came["notes"],
        themes={theme().pk: 6} if came["themes"] is None else came["themes"],
    )  # fmt: skip


def page_of(world: World, who: str | None, of: Event) -> EventPage:
    """An event's page as someone sees it, its reading entered in the audit."""
    with recording():
        return queries.page(world.reader(who), of.pk)
