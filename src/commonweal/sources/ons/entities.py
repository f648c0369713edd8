"""The level that a code itself tells: the first three characters of a GSS code name its kind of area.

Used only where the heading is a bare `code`; a code of another form is as good, its level is then not known.
Register: ONS, Register of Geographic Codes.
"""

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.sources.ons.headers import Heading

ENTITIES = {
    "oa": ("E00", "W00"),
    "lsoa": ("E01", "W01"),
    "msoa": ("E02", "W02"),
    "wd": ("E05", "W05"),
    "lad": ("E06", "E07", "E08", "E09", "W06", "S12", "N09"),
    "csp": ("E22", "W14"),
    "pfa": ("E23", "W15"),
}


def vintage_of(heading: Heading, codes: pa.ChunkedArray) -> str:
    """The heading's level and year; for a bare `code`, the level of the codes themselves, else `area`."""
    if heading.level != "area":
        return heading.vintage
    kinds = set(pc.unique(pc.utf8_slice_codeunits(codes, 0, 3)).to_pylist())
    return next((level for level, entities in ENTITIES.items() if kinds and kinds <= set(entities)), "area")
