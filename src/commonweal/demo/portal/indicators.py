"""The partners' made-up indicators and paragraphs: one far outside its limits, one late, one with its target met."""

import datetime as dt
import tomllib
from importlib.resources import files
from typing import Any

from commonweal.demo.portal.cast import Cast
from commonweal.figures import Month, Period
from commonweal.portal.access.verbs import audiences
from commonweal.portal.audit.clock import now, retelling, today
from commonweal.portal.audit.recording import recording
from commonweal.portal.indicators.held import Given
from commonweal.portal.indicators.models import Paragraph
from commonweal.portal.indicators.verbs import indicators, paragraphs, readings

QUARTER = 3  # months
ASKED_AGO, DUE_AGO = dt.timedelta(days=25), dt.timedelta(days=4)
OWING = ("police", "fire", "housing")  # the last of whom is late


def keep_indicators(cast: Cast) -> None:
    """Write them all down, and ask three partners for a paragraph."""
    said = tomllib.loads(files(__package__).joinpath("indicators.toml").read_text("utf-8"))
    with recording():
        for one in said["indicator"]:
            _keep(cast, one)
        _ask(cast, said["paragraph"])


def _keep(cast: Cast, said: dict[str, Any]) -> None:
    analyst = cast.reader("analyst")
    row = indicators.add(
        said["name"], agency=cast.agencies[said["agency"]], by=analyst, body=cast.body,
        audience=audiences.of(said["audience"]), definition=said["definition"], unit=said["unit"], area="Tallow",
        source=said["source"], official=said.get("official", ""), better=said["better"], target=said.get("target"),
        comparators=[{"kind": "national", "name": said["national"]}] if "national" in said else [],
    )  # fmt: skip
    given = list(_given(said))
    readings.enter(row, given, by=analyst, file_name=f"{said['key']}.csv", released_on=_released(given))


def _given(said: dict[str, Any]) -> list[Given]:
    """The own figures, and of each period the country's where one is told."""
    counts = said.get("counts")
    values = said["values"] if counts is None else [round(100 * n / said["of"], 1) for n in counts]
    found = []
    for n, value in enumerate(values):
        period = _quarter(len(values) - 1 - n + said["back"])
        count = None if counts is None else float(counts[n])
        found.append(Given(period, float(value), numerator=count, denominator=float(said["of"]) if count else None))
        if "theirs" in said:
            found.append(Given(period, said["theirs"], of="national"))
    return found


def _quarter(back: int) -> Period:
    """A whole quarter of the calendar; 0 is the last that has ended."""
    month = Month.of(today())
    first = Month(month.year, month.month - (month.month - 1) % QUARTER) - QUARTER * (back + 1)
    return Period(first, first + (QUARTER - 1))


def _released(given: list[Given]) -> dt.date:
    """Three weeks after the newest period, or today where that is not over."""
    return min(max(g.period.end for g in given).last_day + dt.timedelta(weeks=3), today())


def _ask(cast: Cast, said: list[dict[str, Any]]) -> None:
    """Asked some weeks ago, due some days ago: two came in and were cleared, the third is late."""
    with retelling(now() - ASKED_AGO):
        call = paragraphs.ask(
            "Recorded crime and disorder", asks="What did your agency do this year, and what came of it?",
            first=str(_quarter(3).start), last=str(_quarter(0).end), due_on=(now() + ASKED_AGO - DUE_AGO).date(),
            agencies=[cast.agencies[key] for key in OWING], by=cast.reader("clerk"), body=cast.body,
        )  # fmt: skip
    with retelling(now() - DUE_AGO * 2):
        for one in said:
            row = Paragraph.objects.select_related("call__thing__lock", "thing__lock").get(
                call=call, agency=cast.agencies[one["agency"]]
            )
            words = {name: one[name] for name in ("title", "text", "reach", "figures")}
            paragraphs.submit(row, by=cast.reader(one["by"]), **words)
            paragraphs.clear(row, seen=1, by=cast.reader("clerk"))
