"""The country's tables worked out anew from the files that its country.json names, and held against those beside it."""

import csv
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from commonweal.analysis.comparison.material import ground_on
from commonweal.errors import FileRefused
from commonweal.figures import Period
from commonweal.geography import Gazetteer
from commonweal.papers.whole_country.answers import answers
from commonweal.papers.whole_country.columns import FILES
from commonweal.papers.whole_country.files import SUMMARY, write_files
from commonweal.papers.whole_country.gathering import gathered, sources_of
from commonweal.records import register
from commonweal.store import Store
from commonweal.workspace import Workspace

NEAR = 1e-5  # relative: the tables hold six digits, and another processor's arithmetic may differ in the last
KEYS = (
    "level",
    "code",
    "offence_code",
    "month",
)  # what tells the rows of a table apart; the month in exceedances alone
SUMMED_UP = (
    "period",
    "against",
    "audience",
    "levels",
    "rows_placed_in_wards",
    "wards_by",
    "recording_changes",
    "sources",
)
Differing = tuple[str, str, Any, Any]  # the row, the column, as shown, as found
Lines = dict[str, dict[str, str]]


def rows_again(workspace: Workspace, shown: Mapping[str, Any], folder: Path) -> tuple[int, list[Differing]]:
    """How many rows are the same, and every cell that is not; `folder` holds the tables that `shown` sums up.

    FileRefused where a table is missing; what the store lacks is refused as for any paper.
    """
    held = {name: _lines(folder / name) for name in FILES if (folder / name).exists() or _named(shown, name)}
    with TemporaryDirectory() as temporary:
        _written_again(workspace, shown, Path(temporary))
        new = {path.name: _lines(path) for path in Path(temporary).glob("*.csv") if path.name in FILES}
        summary = json.loads((Path(temporary) / SUMMARY).read_text(encoding="utf-8"))
    differing = [(SUMMARY, part, "altered", "") for part in SUMMED_UP if shown[part] != summary[part]]
    same = 0
    for name in held.keys() | new.keys():
        for row, cells in _both(held.get(name, {}), new.get(name, {})):
            found = [(f"{name}: {row}", *cell) for cell in cells]
            differing += found
            same += not found
    return same, differing


def _written_again(workspace: Workspace, shown: Mapping[str, Any], out: Path) -> None:
    view = Store(workspace).view(sha256s=[source["sha256"] for source in shown["sources"]])
    view.check()
    places, asked = Gazetteer.of(view), shown["parameters"]
    period, against = (Period.parse(f"{shown[name]['from']}..{shown[name]['to']}") for name in ("period", "against"))
    rules = register.parse(asked["register"])
    found = gathered(view, places, asked["source"], (against, period), rules)
    ground = ground_on(found.country, view, places, asked["source"])
    write_files(answers(found, period, against, rules), found, sources_of(ground, found, asked["source"]), asked, out)


def _named(shown: Mapping[str, Any], name: str) -> bool:
    return name.removesuffix(".csv") in shown["levels"] or name == "exceedances.csv"


def _lines(path: Path) -> Lines:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as failure:
        raise FileRefused(
            f"{path.name} does not lie beside {SUMMARY}, or cannot be read.", "Ask for both."
        ) from failure
    keys = KEYS if path.name == "exceedances.csv" else KEYS[1:3]
    return {" ".join(row.get(key) or "" for key in keys): row for row in rows}


def _both(held: Lines, new: Lines) -> Iterator[tuple[str, list[tuple[str, Any, Any]]]]:
    """Each row of either table, with the cells in which they differ."""
    for key in held.keys() | new.keys():
        one, other = held.get(key, {}), new.get(key, {})
        yield (
            key,
            [(c, one.get(c), other.get(c)) for c in one.keys() | other.keys() if not _same(one.get(c), other.get(c))],
        )


def _same(a: str | None, b: str | None) -> bool:
    if a == b:
        return True
    try:
        return math.isclose(float(a or "x"), float(b or "x"), rel_tol=NEAR)
    except ValueError:
        return False
