"""Indicators of the made-up partnership with figures, and paragraphs asked of its agencies, for tests of their room."""

import datetime as dt
from typing import Any

from commonweal.figures import Month, Period
from commonweal.portal.access.models import Audience
from commonweal.portal.access.verbs import audiences
from commonweal.portal.indicators.held import Given
from commonweal.portal.indicators.models import Call, Edition, Indicator, Paragraph
from commonweal.portal.indicators.verbs import indicators, paragraphs, readings
from portal_world import World

QUARTERS = (31, 29, 33, 30, 28, 32, 31, 30, 34, 29, 31, 30, 33, 48)  # the last is far outside
FIRST = Month(2022, 7)


def kept(
    world: World, name: str = "Hate incidents", *, by: str = "analyst", agency: str = "Police",
    audience: Audience | None = None, **said: Any,
) -> Indicator:  # fmt: skip
    """An indicator that an agency owes figures of; for the partnership unless said otherwise."""
    fields = {
        "definition": "Incidents that were recorded with a hate element.", "unit": "count", "area": "Tallow",
        "source": "Police records", "better": "lower", "rhythm": "quarterly", **said,
    }  # fmt: skip
    return indicators.add(
        name, agency=world.agencies[agency], by=world.reader(by), body=world.body, audience=audience, **fields
    )


def public(world: World, name: str = "Deliberate fires", **said: Any) -> Indicator:
    """One that everyone may read."""
    return kept(world, name, audience=audiences.public(), **said)


def quarter(nth: int) -> Period:
    """The n-th quarter of the figures, counted from 0."""
    return Period(FIRST + 3 * nth, FIRST + (3 * nth + 2))


def given(world: World, indicator: Indicator, values: Any = QUARTERS, *, by: str = "analyst", **more: Any) -> Edition:
    """Figures of quarters in a row, as one edition."""
    rows = [Given(quarter(n), None if v is None else float(v)) for n, v in enumerate(values)]
    made = readings.enter(indicator, rows, by=world.reader(by), **more)
    assert made is not None
    return made


def asked(world: World, *, due_on: dt.date, by: str = "clerk", agencies: tuple[str, ...] = ("Police",),
    report: str = "Recorded crime and disorder",
) -> Call:  # fmt: skip
    """A call for a paragraph of each agency."""
    return paragraphs.ask(
        report, asks="What did you do about burglary?", first="2025-04", last="2026-03",
        due_on=due_on, agencies=[world.agencies[a] for a in agencies], by=world.reader(by), body=world.body,
    )  # fmt: skip


def paragraph_of(call: Call, agency: str = "Police") -> Paragraph:
    """An agency's paragraph of a call."""
    return Paragraph.objects.select_related("call__thing__lock", "thing__lock").get(call=call, agency__name=agency)


def handed_in(
    world: World, call: Call, *, by: str = "officer", agency: str = "Police", text: str = "We marked 400 bicycles.",
    reach: str = "public",
) -> Paragraph:  # fmt: skip
    """Its words, handed in."""
    paragraph = paragraph_of(call, agency)
    paragraphs.submit(paragraph, title="Bicycles", text=text, reach=reach, by=world.reader(by))
    return paragraph_of(call, agency)
