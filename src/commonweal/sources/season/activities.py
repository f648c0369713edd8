"""What each agency did in a season: `[[activity]]` with the keys that an operation's file has."""

from collections.abc import Mapping
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.records.activity import Activity
from commonweal.sources.operation import values
from commonweal.sources.partner.said import check_known

MOST = 500
KEYS = (
    "kind", "agency", "first", "last", "place", "wards", "quantity", "unit", "cost", "volunteers", "result",
)  # fmt: skip


def activities_of(said: object) -> tuple[Activity, ...]:
    """The activities of a list of tables, in their order."""
    if not isinstance(said, list) or not all(isinstance(one, Mapping) for one in said):
        raise MappingRefused("activity is not a list of tables.", "Head each with [[activity]].")
    if len(said) > MOST:
        raise MappingRefused(f"{len(said):,} activities are too many for one season.", f"Keep it to {MOST}.")
    return tuple(_activity(one, number) for number, one in enumerate(said, 1))


def _activity(said: Mapping[str, Any], number: int) -> Activity:
    where = f"Activity {number}"
    check_known(said, KEYS, where)
    first, last = values.day(said, "first", where), values.day(said, "last", where)
    if first is None:
        raise MappingRefused(f"{where} lacks its first day.", "Add a line first = 2025-10-27.")
    if last is not None and last < first:
        raise MappingRefused(f"{where} ends ({last}) before it begins ({first}).", "Correct one of the two.")
    return Activity(
        kind=values.text(said, "kind", where, needed=True),
        agency=values.text(said, "agency", where, needed=True),
        first=first,
        last=last or first,
        place=values.text(said, "place", where),
        wards=values.names(said, "wards", where),
        quantity=values.amount(said, "quantity", where),
        unit=values.text(said, "unit", where),
        cost=values.pounds(said, "cost", where),
        volunteers=values.whole(said, "volunteers", where),
        result=values.text(said, "result", where, most=values.LONGEST_TEXT),
    )


def written(activity: Activity) -> dict[str, Any]:
    """The table that reads as this activity again."""
    a = activity
    said = {
        "kind": a.kind, "agency": a.agency, "first": a.first.isoformat(), "last": a.last.isoformat(), "place": a.place,
        "wards": list(a.wards), "quantity": a.quantity, "unit": a.unit, "cost": None if a.cost is None else str(a.cost),
        "volunteers": a.volunteers, "result": a.result,
    }  # fmt: skip
    return {key: value for key, value in said.items() if value not in (None, "", [])}
