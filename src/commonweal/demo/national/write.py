"""Writes the invented country's files: a plan in, a folder out, month after month, two months at a time.

Memory is that of the places and of two months' largest files, however many months there are.
"""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from commonweal.demo.arrays import Ints
from commonweal.demo.formats import police_uk
from commonweal.demo.formats.packed import write_text, write_zip
from commonweal.demo.national.answers import truth_document
from commonweal.demo.national.country import Country, settle
from commonweal.demo.national.plan import NationalPlan
from commonweal.demo.national.planted import Planted, plant, published_share
from commonweal.demo.national.rates import Rates, draw, true_rates
from commonweal.demo.national.reference import reference_files
from commonweal.demo.national.street import street_file
from commonweal.errors import WorkspaceRefused
from commonweal.ingest.progress import progress

WORKERS = 2  # packing and joining leave Python's lock
PLAN, TRUTH, ARCHIVE = "plan.json", "truth.json", "police-uk"
REFERENCE = ("lookups", "population", "boundaries")
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Written:
    """`changed` False: the same plan's files were there already. `rows` are all rows of the archive."""

    changed: bool
    folder: Path
    rows: int


@dataclass(frozen=True, slots=True)
class _Nation:
    country: Country
    planted: Planted
    rates: Rates


def write_nation(plan: NationalPlan, folder: Path, tell: Tell = lambda _: None) -> Written:
    """Write all files below `folder`. The same plan gives the same bytes.

    WorkspaceRefused where the folder cannot be written, or holds anything but this plan's files, whole or cut short.
    """
    try:
        if _is_there(plan, folder):
            return Written(False, folder, _rows_held(folder))
        return Written(True, folder, _write(plan, folder, tell))
    except OSError as failure:
        raise WorkspaceRefused(
            f"{folder} cannot be written ({failure.strerror}).", "Make room or choose another folder, and run it again."
        ) from failure


def _write(plan: NationalPlan, folder: Path, tell: Tell) -> int:
    """Everything; how many rows."""
    for name in (ARCHIVE, *REFERENCE):
        (folder / name).mkdir(parents=True, exist_ok=True)
    write_text(folder / PLAN, _plan_text(plan))
    tell("Settling an invented country ...")
    country = settle(plan)
    planted = plant(country)
    nation = _Nation(country, planted, true_rates(country, planted))
    for name, text in reference_files(country):
        write_text(folder / name, text)
    tell(f"Writing {plan.months} months of {plan.forces} forces ...")
    rows, published = _write_months(nation, folder / ARCHIVE)
    document = truth_document(country, planted, nation.rates, published) | {"rows": rows}
    write_text(folder / TRUTH, json.dumps(document, separators=(",", ":")) + "\n")
    return rows


def _write_months(nation: _Nation, folder: Path) -> tuple[int, Ints]:
    """A zip a month; how many rows they hold, and the counts (T, P, K) of the home forces'."""
    plan = nation.country.plan
    done: list[tuple[int, Ints]] = []
    with ThreadPoolExecutor(WORKERS) as pool, progress(plan.months) as advance:
        try:
            for written in pool.map(lambda month: _write_month(nation, folder, month), range(plan.months)):
                advance(str(plan.month(len(done))))
                done.append(written)
        finally:
            pool.shutdown(cancel_futures=True)  # who interrupts does not wait for the months to come
    return sum(rows for rows, _ in done), np.array([counts for _, counts in done])


def _write_month(nation: _Nation, folder: Path, month: int) -> tuple[int, Ints]:
    counts = draw(nation.country, nation.planted, nation.rates, month)
    rows = 0

    def counted() -> Iterator[tuple[str, bytes]]:
        nonlocal rows
        for name, content in month_files(nation.country, nation.planted, counts, month):
            rows += content.count(b"\n") - 1
            yield name, content

    write_zip(folder / f"{nation.country.plan.month(month)}.zip", counted())
    return rows, counts.astype(np.int32)


def month_files(country: Country, planted: Planted, counts: Ints, month: int) -> Iterator[tuple[str, bytes]]:
    """Name and content of each force's file of a month, one at a time; none of a force that did not publish."""
    share = published_share(country, planted, month)
    for number, force in enumerate(country.forces):
        if share[number]:
            name = police_uk.file_name(country.plan.month(month), force.slug, "street")
            yield name, street_file(country, counts, number, month)


def _plan_text(plan: NationalPlan) -> str:
    return json.dumps({"fictional": True, **plan.as_document()}) + "\n"


def _is_there(plan: NationalPlan, folder: Path) -> bool:
    """Whether all of this plan's files are there. WorkspaceRefused where others are."""
    if not folder.exists() or not any(folder.iterdir()):
        return False
    try:
        held = (folder / PLAN).read_text(encoding="utf-8")
    except OSError:
        held = ""
    if held != _plan_text(plan):
        raise WorkspaceRefused(
            f"{folder} holds other files than this made-up country's.",
            "Give another --workspace, or remove that folder.",
        )
    return (folder / TRUTH).exists()


def _rows_held(folder: Path) -> int:
    return int(json.loads((folder / TRUTH).read_text(encoding="utf-8"))["rows"])
