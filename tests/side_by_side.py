"""Three sources of one made-up place that agree to about 0.3%, one break planted; on behaviour they never agree.

The truth is drawn month by month; each source loses or gains a few single crimes of its own. police.uk lost a share of
one month's violence; its incidents of anti-social behaviour are about two in three of the force's, now more, now less.
"""

import csv
import hashlib
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from alder import HOME, add, workspace
from commonweal.figures import Month, Period
from commonweal.ingest.home_office import ingest_home_office
from commonweal.records import offences
from commonweal.records.incident import SCHEMA
from commonweal.store import NewEdition
from commonweal.workspace import Workspace

PERIOD = Period(Month(2023, 1), Month(2025, 12))
BROKEN = Month(2025, 5)
LOST = 0.3  # of that month's violence
APART = 0.0015  # of crimes that a source has alone, or lacks
A_MONTH = {
    "violence-and-sexual-offences": 190, "criminal-damage-and-arson": 60, "shoplifting": 55, "other-theft": 40,
    "vehicle-crime": 35, "burglary": 30, "robbery": 8, "bicycle-theft": 6, "theft-from-the-person": 5,
    "public-order": 70, "drugs": 20, "other-crime": 15, "possession-of-weapons": 6, offences.ASB: 140,
}  # fmt: skip
HEADINGS = ("Financial Year", "Financial Quarter", "Force Name", "CSP Name", "Offence Description", "Offence Group",
            "Offence Subgroup", "Offence Code", "Number of Offences")  # fmt: skip
Counts = dict[str, dict[Month, int]]


def truth(seed: int = 1) -> Counts:
    """What happened: group -> month -> count."""
    rng = np.random.default_rng(seed)
    return {node: {m: int(rng.poisson(mean)) for m in PERIOD} for node, mean in A_MONTH.items()}


def of_the_force(happened: Counts, seed: int = 2) -> Counts:
    """The extract: single crimes more or fewer; of behaviour half as many again, more or less."""
    rng = np.random.default_rng(seed)
    return {
        node: {
            m: int(n * rng.uniform(1.1, 2.0)) if node == offences.ASB else n + int(rng.poisson(APART * n))
            for m, n in months.items()
        }
        for node, months in happened.items()
    }


def of_police_uk(happened: Counts, seed: int = 3) -> Counts:
    """police.uk: single crimes fewer, and the break."""
    rng = np.random.default_rng(seed)
    found = {node: {m: n - int(rng.binomial(n, APART)) for m, n in months.items()} for node, months in happened.items()}
    violence = found["violence-and-sexual-offences"]
    violence[BROKEN] = round(violence[BROKEN] * (1 - LOST))
    return found


def leaves(node: str) -> list[str]:
    """The Home Office codes of every node at the tree's ends below a group: one code each."""
    below = [o for o in offences.TREE if o.code in offences.descendants(node) and not offences.children(o.code)]
    return [o.codes[0] for o in below]


def table_rows(happened: Counts, place: str = "Alder", force: str = "Forest & Heath") -> list[tuple[object, ...]]:
    """The Home Office's rows: each quarter, each code, the group's count under its first code and noughts below."""
    rows: list[tuple[object, ...]] = []
    for first in list(PERIOD)[::3]:
        start = first.year - (first.month < 4)
        year, quarter = f"{start}/{(start + 1) % 100:02d}", (first.month - 4) % 12 // 3 + 1
        for node, months in happened.items():
            if node != offences.ASB:
                total = sum(months[first + n] for n in range(3))
                for at, code in enumerate(leaves(node)):
                    rows.append((year, quarter, force, place, f"Offence {code}", "", "", code, total if not at else 0))
    return rows


def write_table(path: Path, rows: list[tuple[object, ...]], headings: tuple[str, ...] = HEADINGS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([headings, *rows])
    return path


def files(counts: Counts, dataset: str = "police_uk.street", scope: str = "forest-and-heath") -> list[NewEdition]:
    """One file a month."""
    return [_file(month, {node: months[month] for node, months in counts.items()}, dataset, scope) for month in PERIOD]


def _file(month: Month, counts: dict[str, int], dataset: str, scope: str) -> NewEdition:
    rows = sum(counts.values())
    same = {"month": month.first_day, "lsoa": "L1", "falls_within": HOME, "reported_by": HOME}
    columns = {f.name: pa.nulls(rows, f.type) for f in SCHEMA}
    columns |= {name: pa.array([value] * rows).cast(SCHEMA.field(name).type) for name, value in same.items()}
    offence = [node for node, count in counts.items() for _ in range(count)]
    columns["offence"] = pa.array(offence).cast(SCHEMA.field("offence").type)
    is_extract = dataset.startswith("partner.")
    return NewEdition(
        dataset=dataset,
        scope=scope,
        publisher=HOME if is_extract else "made up",
        licence="none",
        sha256=hashlib.sha256(f"{dataset}{month}{counts}".encode()).hexdigest(),
        table=pa.table(columns, schema=SCHEMA),
        months=(month,),
        release=(month + 1).last_day,
        release_stated=True,
        label="made",
        source_name=f"{month}-{scope}.csv",
        audience="partners" if is_extract else "public",
    )


@cache
def three_sources(root: Path) -> Workspace:
    """A workspace that holds all three; made once a run, whichever modules ask for it."""
    root.mkdir()
    happened = truth()
    place = workspace(root / "ws", files(of_police_uk(happened)))
    add(place, files(of_the_force(happened), "partner.force", "force"))
    ingest_home_office(place, [write_table(root / "prc-csp.csv", table_rows(happened))])
    return place


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Read it only."""
    return three_sources(tmp_path_factory.getbasetemp() / "three-sources")
