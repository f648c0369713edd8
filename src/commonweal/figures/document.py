"""`figures.json`: a paper's figures as one document that anyone can read, and that `verify` works out again."""

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from commonweal.errors import FileRefused
from commonweal.figures.model import (
    Area,
    Cover,
    Figure,
    FigureSet,
    Grouping,
    Limits,
    Mark,
    Note,
    Paragraph,
    Point,
    Row,
    Series,
    Source,
    Table,
)
from commonweal.figures.period import Month, Period

SCHEMA = "commonweal/figures/1"


def to_json(figure_set: FigureSet) -> str:
    """The document: two-space indents, keys in the contract's order, no NaN, a final newline."""
    return json.dumps(document(figure_set), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def document(figure_set: FigureSet) -> dict[str, Any]:
    """The same as plain dictionaries and lists. Outlines of areas are not in it: they are the publisher's."""
    whole = _plain(figure_set)
    whole["maps"] = [{"id": m.id, "title": m.title, "figures": list(m.figures)} for m in figure_set.maps]
    return {"schema": SCHEMA, **whole}


def from_json(text: str) -> FigureSet:
    """Read the document back; maps come back empty. FileRefused where it is not one."""
    try:
        whole = json.loads(text)
        if whole.get("schema") != SCHEMA:
            raise KeyError("schema")
        return _figure_set(whole)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileRefused(
            "This is not a figures document.", f"Give the figures.json that a report wrote ({SCHEMA})."
        ) from error


def _plain(thing: Any) -> Any:
    match thing:
        case Period():
            return {"from": str(thing.start), "to": str(thing.end)}
        case Month():
            return str(thing)
        case date():
            return thing.isoformat()
        case Mapping():
            return {str(k): _plain(v) for k, v in thing.items()}
        case tuple() | list() | frozenset():
            return [_plain(x) for x in thing]
        case float():
            return thing if math.isfinite(thing) else None
        case bytes():
            return None
    if is_dataclass(thing) and not isinstance(thing, type):
        return {f.name: _plain(getattr(thing, f.name)) for f in fields(thing)}
    return thing


def _period(d: Any) -> Period:
    return Period(Month.parse(d["from"]), Month.parse(d["to"]))


def _maybe_period(d: Any) -> Period | None:
    return None if d is None else _period(d)


def _figure(d: dict[str, Any]) -> Figure:
    return Figure(
        **{
            **d,
            "area": Area(**d["area"]),
            "period": _period(d["period"]),
            "baseline_period": _maybe_period(d["baseline_period"]),
            "interval": None if d["interval"] is None else tuple(d["interval"]),
            "sources": tuple(d["sources"]),
            "notes": tuple(d["notes"]),
        }
    )


def _series(d: dict[str, Any]) -> Series:
    return Series(
        **{
            **d,
            "area": Area(**d["area"]),
            "points": tuple(Point(**{**p, "month": Month.parse(p["month"])}) for p in d["points"]),
            "marks": tuple(Mark(Month.parse(m["month"]), m["text"]) for m in d["marks"]),
            "sources": tuple(d["sources"]),
        }
    )


def _table(d: dict[str, Any]) -> Table:
    rows = tuple(Row(**r) for r in d["rows"])
    return Table(**{**d, "rows": rows, "period": _period(d["period"]), "against": _maybe_period(d["against"])})


def _grouping(d: dict[str, Any]) -> Grouping:
    limits = tuple(Limits(**one) for one in d["limits"])
    return Grouping(**{**d, "figures": tuple(d["figures"]), "limits": limits})


def _figure_set(d: dict[str, Any]) -> FigureSet:
    return FigureSet(
        **{
            **{k: v for k, v in d.items() if k != "schema"},
            "partnership": Area(**d["partnership"]),
            "period": _period(d["period"]),
            "against": _period(d["against"]),
            "sources": tuple(Source(**s) for s in d["sources"]),
            "figures": tuple(_figure(f) for f in d["figures"]),
            "series": tuple(_series(s) for s in d["series"]),
            "tables": tuple(_table(t) for t in d["tables"]),
            "maps": (),
            "groupings": tuple(_grouping(g) for g in d.get("groupings", ())),
            "notes": tuple(Note(**n) for n in d["notes"]),
            "paragraphs": tuple(Paragraph(**p) for p in d["paragraphs"]),
            "cover": Cover(**d["cover"]),
        }
    )
