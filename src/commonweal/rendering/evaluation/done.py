"""What was done: the activities that the partnership wrote down, as a table, in a sentence, and for the chart."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from commonweal.rendering.evaluation.charts.course import Done
from commonweal.rendering.evaluation.told import operation
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Cell, Column, Grid, Line
from commonweal.rendering.words import listed, number, small, upper_first

Activity = Mapping[str, Any]


def activities(lookup: Lookup) -> list[Activity]:
    """By the day that each began."""
    found = operation(lookup).get("activity", [])
    return sorted(found if isinstance(found, list) else [], key=lambda a: (a["first"], a["last"], a["kind"]))


def for_chart(lookup: Lookup) -> list[Done]:
    """As far as a chart tells them."""
    return [Done(a["kind"], date.fromisoformat(a["first"]), date.fromisoformat(a["last"])) for a in activities(lookup)]


def sentence(lookup: Lookup) -> str:
    """How much was done, by whom, at what cost; what nobody told is said to be untold."""
    found = activities(lookup)
    if not found:
        return "No activity was written down, so what was done cannot be set beside what was recorded."
    agencies = list(dict.fromkeys(a["agency"] for a in found))
    costs = [Decimal(a["cost"]) for a in found if "cost" in a]
    helpers = [a["volunteers"] for a in found if "volunteers" in a]
    said = [f"{len(found)} {'activities' if len(found) != 1 else 'activity'} by {listed(agencies)}"]
    said += [f"£{sum(costs):,.0f} for the {small(len(costs))} whose cost was told"] if costs else ["no cost was told"]
    said += [f"{sum(helpers):,} turns of volunteers"] if helpers else []
    return f"{upper_first('; '.join(said))}."


def grid(lookup: Lookup) -> Grid:
    """A row an activity. An empty cell was not told; it is not nought."""
    columns = (
        Column("What was done", "label"), Column("By", "words"), Column("When", "words"), Column("Where", "words"),
        Column("How much", "words"), Column("Cost"), Column("Volunteers"), Column("Result", "words"),
    )  # fmt: skip
    lines = tuple(_line(a) for a in activities(lookup))
    return Grid("done", "What was done", columns, lines, "An empty cell was not told; it is not nought.")


def _line(a: Activity) -> Line:
    quantity = f"{number(a['quantity'])} {a.get('unit', '')}".strip() if "quantity" in a else ""
    return Line((
        Cell(upper_first(a["kind"])), Cell(a["agency"]), Cell(when(a["first"], a["last"])),
        Cell(a.get("place") or listed(a.get("wards", []))), Cell(quantity),
        Cell(f"£{Decimal(a['cost']):,.2f}".removesuffix(".00") if "cost" in a else ""),
        Cell(f"{a['volunteers']:,}" if "volunteers" in a else ""), Cell(a.get("result", "")),
    ))  # fmt: skip


def when(first: str, last: str) -> str:
    """`16 Nov 2024`, `7 Oct 2024 to 28 Mar 2025`."""
    days = [date.fromisoformat(day) for day in dict.fromkeys((first, last))]
    return " to ".join(f"{day.day} {day:%b %Y}" for day in days)
