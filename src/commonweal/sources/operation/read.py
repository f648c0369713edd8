"""Reading OPERATION.toml: every key is known, every value is sound, or the file is refused in one sentence."""

import json
import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.errors import FileRefused, MappingRefused
from commonweal.records import offences
from commonweal.records.activity import Activity
from commonweal.records.operation import Operation, Step
from commonweal.sources.operation import drawn, values

LARGEST = 2_000_000  # bytes
MOST_ACTIVITIES, MOST_STEPS = 2_000, 60
KEYS = (
    "name", "partnership", "period", "targets", "area", "area_file", "before", "nearby", "controls", "nearby_controls",
    "offences", "enforcement", "at_risk", "source", "aim", "problem", "lead", "partners", "step", "activity",
)  # fmt: skip
STEP_KEYS = ("areas", "since")
ACTIVITY_KEYS = (
    "kind", "agency", "first", "last", "place", "wards", "quantity", "unit", "cost", "volunteers", "result",
)  # fmt: skip
FILE = "The operation's file"


def read_operation(path: Path) -> Operation:
    """The operation that a file describes; FileRefused or MappingRefused in one plain sentence."""
    try:
        if path.stat().st_size > LARGEST:
            raise FileRefused(f"{path.name} is too large for an operation.", "Keep it to 2 MB.")
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(f"{path} cannot be read.", "Give the path of a text file in UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MappingRefused(f"{path.name} is not TOML: {error}.", "Correct that line.") from error
    return of_table(whole, path.parent)


def of_table(whole: Mapping[str, Any], folder: Path | None = None) -> Operation:
    """The same from what the file says; `folder` is where a drawn area's own file may lie."""
    _only(whole, KEYS, FILE)
    area = _area(whole, folder)
    targets = values.names(whole, "targets", FILE)
    if (area is None) == (not targets):
        raise MappingRefused(
            "The operation has no target, or two.", 'Name its wards (targets = ["..."]), or draw one area; not both.'
        )
    return Operation(
        name=values.text(whole, "name", FILE, needed=True),
        partnership=values.text(whole, "partnership", FILE, needed=True),
        period=values.period(whole, "period", FILE),
        targets=targets,
        area=area,
        before=values.period(whole, "before", FILE) if "before" in whole else None,
        nearby=values.maybe_names(whole, "nearby", FILE),
        controls=values.maybe_names(whole, "controls", FILE),
        nearby_controls=values.maybe_names(whole, "nearby_controls", FILE),
        steps=tuple(_step(s, n) for n, s in _tables(whole, "step", MOST_STEPS)),
        offences=_offences(whole, "offences"),
        enforcement=_offences(whole, "enforcement"),
        at_risk=values.names(whole, "at_risk", FILE),
        source=values.text(whole, "source", FILE),
        aim=values.text(whole, "aim", FILE, most=values.LONGEST_TEXT),
        problem=values.text(whole, "problem", FILE, most=values.LONGEST_TEXT),
        lead=values.text(whole, "lead", FILE),
        partners=values.names(whole, "partners", FILE),
        activities=tuple(_activity(a, n) for n, a in _tables(whole, "activity", MOST_ACTIVITIES)),
    )


def written(operation: Operation) -> dict[str, Any]:
    """What `of_table` reads again as the same operation: plain values only, for a document's parameters."""
    o = operation
    told: dict[str, Any] = {
        "name": o.name, "partnership": o.partnership, "period": str(o.period), "targets": list(o.targets),
        "before": str(o.before) if o.before else None,
        "area": json.dumps(o.area, sort_keys=True) if o.area is not None else None,
        "nearby": _list(o.nearby), "controls": _list(o.controls), "nearby_controls": _list(o.nearby_controls),
        "step": [{"areas": list(s.areas), "since": str(s.since)} for s in o.steps],
        "offences": list(o.offences), "enforcement": list(o.enforcement), "at_risk": list(o.at_risk),
        "source": o.source, "aim": o.aim, "problem": o.problem, "lead": o.lead, "partners": list(o.partners),
        "activity": [_plain(a) for a in o.activities],
    }  # fmt: skip
    return {key: value for key, value in told.items() if value is not None}


def _plain(activity: Activity) -> dict[str, Any]:
    a = activity
    told = {
        "kind": a.kind, "agency": a.agency, "first": a.first.isoformat(), "last": a.last.isoformat(), "place": a.place,
        "wards": list(a.wards), "quantity": a.quantity, "unit": a.unit, "cost": None if a.cost is None else str(a.cost),
        "volunteers": a.volunteers, "result": a.result,
    }  # fmt: skip
    return {key: value for key, value in told.items() if value is not None}


def _list(found: tuple[str, ...] | None) -> list[str] | None:
    return None if found is None else list(found)


def _only(entry: Mapping[str, Any], keys: Collection[str], where: str) -> None:
    unknown = next((key for key in entry if key not in keys), None)
    if unknown is not None:
        raise MappingRefused(f"{where} has an unknown key '{unknown[:40]}'.", f"It may have {', '.join(keys)}.")


def _tables(whole: Mapping[str, Any], key: str, most: int) -> list[tuple[int, Mapping[str, Any]]]:
    found = whole.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
        raise MappingRefused(f"{FILE}: {key} is not a table.", f"Head each with [[{key}]].")
    if len(found) > most:
        raise MappingRefused(f"{FILE} has {len(found):,} tables [[{key}]].", f"Keep it to {most:,}.")
    return list(enumerate(found, 1))


def _area(whole: Mapping[str, Any], folder: Path | None) -> dict[str, Any] | None:
    """From the file itself, or from one beside it; never from anywhere else."""
    if "area" in whole:
        found = whole["area"]
        return drawn.checked(found) if isinstance(found, Mapping) else drawn.polygon(str(found))
    name = values.text(whole, "area_file", FILE)
    if not name:
        return None
    if folder is None or Path(name).name != name or name.startswith("."):
        raise MappingRefused(f"{FILE}: area_file is not the plain name of a file.", "Put it beside the operation's.")
    beside = folder / name
    try:
        if beside.is_symlink() or beside.stat().st_size > LARGEST:
            raise FileRefused(f"{name} is a link, or too large for a drawn area.", "Put the file itself there.")
        return drawn.polygon(beside.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(f"{name} cannot be read.", "Put it beside the operation's file.") from error


def _offences(whole: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Codes of the offence tree, or its printed names."""
    by_name = {o.name.casefold(): o.code for o in offences.TREE}
    found = []
    for said in values.names(whole, key, FILE):
        code = said if said in offences.by_code() else by_name.get(said.casefold())
        if code is None or code == offences.UNMAPPED:
            raise MappingRefused(
                f"{FILE}: {key} names an unknown offence '{said[:60]}'.",
                "Use a code of the offence tree, such as anti-social-behaviour or criminal-damage-and-arson.",
            )
        found.append(code)
    return tuple(dict.fromkeys(found))


def _step(entry: Mapping[str, Any], number: int) -> Step:
    where = f"Step {number}"
    _only(entry, STEP_KEYS, where)
    areas = values.names(entry, "areas", where)
    if not areas:
        raise MappingRefused(f"{where} names no area.", 'Write areas = ["..."].')
    return Step(areas, values.month(entry, "since", where))


def _activity(entry: Mapping[str, Any], number: int) -> Activity:
    where = f"Activity {number}"
    _only(entry, ACTIVITY_KEYS, where)
    first, last = values.day(entry, "first", where), values.day(entry, "last", where)
    if first is None:
        raise MappingRefused(f"{where} lacks its first day.", "Add a line first = 2024-10-27.")
    _check_days(first, last or first, where)
    return Activity(
        kind=values.text(entry, "kind", where, needed=True),
        agency=values.text(entry, "agency", where, needed=True),
        first=first,
        last=last or first,
        place=values.text(entry, "place", where),
        wards=values.names(entry, "wards", where),
        quantity=values.amount(entry, "quantity", where),
        unit=values.text(entry, "unit", where),
        cost=values.pounds(entry, "cost", where),
        volunteers=values.whole(entry, "volunteers", where),
        result=values.text(entry, "result", where, most=values.LONGEST_TEXT),
    )


def _check_days(first: date, last: date, where: str) -> None:
    if last < first:
        raise MappingRefused(f"{where} ends ({last}) before it begins ({first}).", "Correct one of the two.")
