"""A made-up country of as many partnerships as a test wants: one LSOA each, three forces, residents that it says."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from alder import add, edition, street
from commonweal.figures import Area, Month
from commonweal.geography import NeighbourGroup
from commonweal.geography.statistical_neighbours import Member
from commonweal.workspace import Workspace

FORCES = ("Hill", "Dale", "Shore")


def code(i: int) -> str:
    """The district's code; its LSOA is `L` and this."""
    return f"E{i:02}"


def force(i: int) -> str:
    """The force of a district: in turn."""
    return FORCES[i % len(FORCES)]


def tables(residents: list[int]) -> dict[str, pa.Table]:
    """Lookups and populations of so many districts."""
    codes = [code(i) for i in range(len(residents))]
    none = pa.nulls(len(codes), pa.string())
    forces = [force(i) for i in range(len(codes))]
    names = [f"Place {i:02}" for i in range(len(codes))]
    lsoas = [f"L{c}" for c in codes]
    return {
        "lookup.lsoa11_lsoa21_lad22": pa.table(
            {"lsoa11_code": lsoas, "lsoa21_code": lsoas, "lad22_code": codes, "lad22_name": names, "lad22_welsh": none}
        ),
        "lookup.lad_csp_pfa21": pa.table(
            {
                "lad_code": codes, "lad_name": names, "lad_welsh": none,
                "csp_code": [f"C{c}" for c in codes], "csp_name": names, "csp_welsh": none,
                "pfa21_code": [f"F{f}" for f in forces], "pfa21_name": forces, "pfa21_welsh": none,
            }
        ),
        "population.lad22.mid2020": pa.table(
            {"code": codes, "name": names, "district": codes, "residents": pa.array(residents, pa.int64()),
             "measures": pa.array([[]] * len(codes), pa.map_(pa.string(), pa.float64()))}
        ),
    }  # fmt: skip


def workspace(
    root: Path,
    residents: list[int],
    counts: Mapping[Month, Mapping[tuple[int, str], int]],
    without: set[str] = frozenset(),
) -> Workspace:
    """A workspace of these districts; `counts` by month, district and offence; forces `without` published nothing."""
    place = Workspace(root)
    add(place, [edition(name, "EW", table, ()) for name, table in tables(residents).items()])
    files = []
    for month, found in counts.items():
        for name in FORCES:
            if name in without:
                continue
            rows = {
                (f"L{code(i)}", offence, f"{name} Police"): n
                for (i, offence), n in found.items()
                if force(i) == name and n
            }
            files.append(street(month, rows, name.casefold()))
    add(place, files)
    return place


def group(size: int, ours: int = 0) -> NeighbourGroup:
    """All the others, in the order of their codes."""
    members = [Member(Area(code(i), f"Place {i:02}", "district"), 1.0 + i) for i in range(size) if i != ours]
    return NeighbourGroup(
        name=f"{len(members)} nearest", area=Area(code(ours), f"Place {ours:02}", "district"), members=tuple(members),
        variables=(), weights=(), method="Made up for the test.", note="", datasets=(),
    )  # fmt: skip
