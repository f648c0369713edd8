"""A made-up country for tests: square wards and LSOAs, codes of no nation, the shapes of the publishers' tables.

Two districts, Alder (P1) and Birch (P2), lie side by side; each has two wards, one above the other, and each ward two
LSOAs side by side. One degree is one ward wide. Cedar (P0) was merged into Birch.
"""

import pyarrow as pa
import shapely

LOOKUP_LSOAS = [  # LSOA 2011, LSOA 2021, ward 2025, district
    ("L1", "L1", "W1", "P1"),
    ("L2", "L2", "W1", "P1"),
    ("L3", "L3", "W2", "P1"),
    ("L4", "L4a", "W2", "P1"),  # L4 was split in two
    ("L4", "L4b", "W2", "P1"),
    ("L5", "L5", "W3", "P2"),
    ("L6", "L6", "W3", "P2"),
    ("L7", "L78", "W4", "P2"),  # L7 and L8 were merged
    ("L8", "L78", "W4", "P2"),
]
WARDS = [
    ("W1", "Ash & Elm", "P1", 0, 0),
    ("W2", "Beech", "P1", 0, 1),
    ("W3", "Fir", "P2", 1, 0),
    ("W4", "Gorse", "P2", 1, 1),
]
RESIDENTS = {"L1": 100, "L2": 200, "L3": 300, "L4": 401, "L5": 50, "L6": 60, "L7": 70, "L8": 80}


def ward_outlines() -> pa.Table:
    boxes = [shapely.to_wkb(shapely.box(x, 50 + y, x + 1, 51 + y)) for *_, x, y in WARDS]
    code, name, district, *_ = zip(*WARDS, strict=True)
    return pa.table({"code": code, "name": name, "district": district, "wkb": boxes})


def district_outlines() -> pa.Table:
    boxes = [shapely.to_wkb(shapely.box(x, 50, x + 1, 52)) for x in (0, 1)]
    return pa.table(
        {
            "code": ["P1", "P2"],
            "name": ["Alder", "Birch"],
            "district": pa.nulls(2, pa.string()),
            "wkb": pa.array(boxes, pa.binary()),
        }
    )


def lookups() -> dict[str, pa.Table]:
    old, new, ward, district = zip(*LOOKUP_LSOAS, strict=True)
    once = dict(zip(new, ward, strict=True))
    names = {"P1": "Alder", "P2": "Birch"}
    none = [None] * len(old)
    text = pa.string()
    return {
        "lookup.lsoa11_lsoa21_lad22": pa.table(
            {
                "lsoa11_code": old,
                "lsoa21_code": new,
                "lad22_code": district,
                "lad22_name": [names[d] for d in district],
                "lad22_welsh": pa.array(none, text),
            }
        ),
        "lookup.lsoa21_wd25": pa.table(
            {
                "lsoa21_code": list(once),
                "wd25_code": list(once.values()),
                "wd25_name": [w.lower() for w in once.values()],
            }
        ),
        "lookup.lad_csp_pfa21": pa.table(
            {
                "lad_code": ["P1", "P2", "P0"],
                "lad_name": ["Alder", "Birch", "Cedar"],
                "lad_welsh": pa.array(["Gwernen", None, None], text),
                "csp_code": ["C1", "C2", "C2"],
                "csp_name": ["Alder", "Woodland", "Woodland"],
                "csp_welsh": pa.nulls(3, text),
                "pfa21_code": ["F1", "F2", "F2"],
                "pfa21_name": ["Forest & Heath", "Moor", "Moor"],
                "pfa21_welsh": pa.nulls(3, text),
            }
        ),
        "lookup.lad_history": pa.table(
            {
                "lad_code": ["P0", "P1", "P2"],
                "lad_name": ["Cedar", "Alder", "Birch"],
                "lad_active_code": ["P2", "P1", "P2"],
                "lad_active_name": ["Birch", "Alder", "Birch"],
            }
        ),
    }


def country() -> dict[str, pa.Table]:
    """Every kind of table, by dataset."""
    return lookups() | {
        "boundary.ward.2025": ward_outlines(),
        "boundary.lad.2022": district_outlines(),
        "population.lsoa11.mid2020": pa.table(
            {
                "code": list(RESIDENTS),
                "name": pa.nulls(len(RESIDENTS), pa.string()),
                "district": pa.nulls(len(RESIDENTS), pa.string()),
                "residents": pa.array(list(RESIDENTS.values()), pa.int64()),
            }
        ),
    }
