"""A made-up district of eight wards whose residents are known by age, and surveys of it whose truth is known.

Young people feel safe, old people do not, and old people answer: as the answers come, too few feel safe.
"""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import shapely

from commonweal.store import NewEdition, Store
from commonweal.workspace import Workspace
from made_places import country

WARDS = tuple(f"W{n}" for n in range(1, 9))
NAMES = ("Ash", "Beech", "Cherry", "Dogwood", "Elder", "Fir", "Gorse", "Hazel")
BANDS = ((16, 24), (25, 44), (45, 64), (65, 120))
PRINTED = ("16 to 24", "25 to 44", "45 to 64", "65 or over")
RESIDENTS = np.array([[300, 800, 700, 400 + 50 * n] for n in range(8)])  # of each ward by band
ANSWERING = np.array([0.4, 0.7, 1.2, 2.2])  # how readily each age answers
SAFE = np.array([0.8, 0.65, 0.5, 0.35])
MAPPING = """
key = "safety"
name = "The safety survey"
wave = "{wave}"
since = {year}-05-01
until = {year}-06-30
asked_by = "Alder partnership"
how = "{how}"
sampled = {sampled}
place = "Alder"

[respondent]
id = "Id"
ward = "Ward"
age = "Age"

[[question]]
key = "safe"
words = "How safe do you feel?"
column = "Safe"
kind = "scale"
options = ["Very safe", "Fairly safe", "A bit unsafe", "Very unsafe"]
together = ["Very safe", "Fairly safe"]

[[question]]
key = "first"
words = "What should come first?"
column = "First"
kind = "several"
options = ["Lighting", "Patrols", "Cameras"]

[[text]]
key = "why"
words = "Why?"
column = "Why"
"""


def truth(shift: float = 0.0) -> float:
    """The share of residents who feel safe."""
    return float((RESIDENTS * (SAFE + shift)[None, :]).sum() / RESIDENTS.sum())


def workspace(root: Path) -> Workspace:
    """A workspace that holds the district's places and residents."""
    made = Workspace(root)
    tables = country() | _places()
    with Store(made).ingest() as ingest:
        for dataset, table in tables.items():
            ingest.add(
                NewEdition(
                    dataset=dataset, scope="P1", publisher="Office of Made-up Places", licence="Open", table=table,
                    sha256=f"{abs(hash(dataset)):064x}"[:64], months=(), release=date(2024, 1, 1), release_stated=True,
                    label="made", source_name=dataset,
                )
            )  # fmt: skip
    return made


def answers(path: Path, count: int = 1200, *, shift: float = 0.0, seed: int = 1, few: Mapping[str, int] | None = None,
            ) -> Path:  # fmt: skip
    """A file of answers; `few`: wards from which only so many answered."""
    random = np.random.default_rng(seed)
    weight = (RESIDENTS * ANSWERING[None, :]).ravel()
    cells = random.choice(weight.size, count, p=weight / weight.sum())
    left = dict(few or {})
    with path.open("w", newline="", encoding="utf-8-sig") as out:
        rows = csv.writer(out, delimiter=";")
        rows.writerow(["Id", "Name", "Ward", "Age", "Safe", "First", "Why"])
        for n, (ward, band) in enumerate(zip(*np.divmod(cells, len(BANDS)), strict=True)):
            if NAMES[ward] in left:
                left[NAMES[ward]] -= 1
                if left[NAMES[ward]] < 0:
                    continue
            safe = random.random() < SAFE[band] + shift
            said = random.choice(("Very safe", "Fairly safe") if safe else ("A bit unsafe", "Very unsafe"))
            first = [o for o, p in (("Lighting", 0.5), ("Patrols", 0.4), ("Cameras", 0.01)) if random.random() < p]
            age = PRINTED[band] if random.random() < 0.97 else ""
            rows.writerow([n, f"Nameof {n}", NAMES[ward], age, said, ", ".join(first), "Ownwords of somebody"])
    return path


def mapping(path: Path, year: int, *, how: str = "An open web link.", sampled: bool = False) -> Path:
    """The mapping of a year's wave."""
    path.write_text(MAPPING.format(wave=year, year=year, how=how, sampled=str(sampled).lower()))
    return path


def _places() -> dict[str, pa.Table]:
    lsoas = [f"E{n:08d}" for n in range(1, 9)]
    boxes = [shapely.to_wkb(shapely.box(n % 4, 50 + n // 4, n % 4 + 1, 51 + n // 4)) for n in range(8)]
    names = ["age_0_15", *(f"age_{low}_{high}" for low, high in BANDS[:-1]), "age_65_plus"]
    counts = [[500.0, *map(float, row)] for row in RESIDENTS]
    measures = pa.array([list(zip(names, row, strict=True)) for row in counts], pa.map_(pa.string(), pa.float64()))
    district = ["P1"] * 8
    return {
        "boundary.ward.2025": pa.table({"code": WARDS, "name": NAMES, "district": district, "wkb": boxes}),
        "lookup.lsoa21_wd25": pa.table({"lsoa21_code": lsoas, "wd25_code": WARDS, "wd25_name": NAMES}),
        "lookup.lsoa11_lsoa21_lad22": pa.table(
            {"lsoa11_code": lsoas, "lsoa21_code": lsoas, "lad22_code": district, "lad22_name": ["Alder"] * 8,
             "lad22_welsh": pa.nulls(8, pa.string())}
        ),
        "population.lsoa21.mid2024": pa.table(
            {"code": lsoas, "name": lsoas, "district": district,
             "residents": [int(sum(row)) for row in counts], "measures": measures}
        ),
    }  # fmt: skip
