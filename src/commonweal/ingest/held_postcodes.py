"""The workspace's own list of postcodes, from which an answer's ward is found before the postcode is dropped.

`postcodes.csv` in the workspace: any extract of the ONS Postcode Directory that has a postcode and a ward or an LSOA.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from commonweal.errors import ColumnsRefused
from commonweal.sources.survey.mapping import fold
from commonweal.sources.survey.places import squeezed
from commonweal.workspace import Workspace

NAME = "postcodes.csv"
_POSTCODE = ("pcds", "pcd", "pcd2", "pcd7", "pcd8", "postcode")


def held_postcodes(workspace: Workspace, wards: Mapping[str, str], lsoas: Mapping[str, str]) -> dict[str, str]:
    """Squeezed postcode -> ward, of the wards that are asked for; nothing where the workspace has no list.

    `wards`: folded name or code -> code; `lsoas`: code -> ward. Raises ColumnsRefused for a list without its columns.
    """
    path = workspace.root / NAME
    if not path.is_file():
        return {}
    with path.open(newline="", encoding="utf-8-sig") as lines:
        rows = csv.reader(lines)
        headings = [heading.strip().casefold() for heading in next(rows, [])]
        postcode, ward, lsoa = _columns(headings, path)
        found: dict[str, str] = {}
        for row in rows:
            if len(row) != len(headings):
                continue
            place = wards.get(fold(row[ward])) if ward is not None else lsoas.get(row[lsoa or 0].strip())
            if place:
                found[squeezed(row[postcode])] = place
        return found


def _columns(headings: Sequence[str], path: Path) -> tuple[int, int | None, int | None]:
    postcode = next((n for n, h in enumerate(headings) if h in _POSTCODE), None)
    ward = next((n for n, h in enumerate(headings) if h.startswith(("ward", "osward", "wd"))), None)
    lsoa = next((n for n, h in enumerate(headings) if h.startswith("lsoa")), None)
    if postcode is None or (ward is None and lsoa is None):
        raise ColumnsRefused(
            f"{path.name} has no column of postcodes, or none of wards or LSOAs.",
            "Head them postcode, and ward or lsoa21cd.",
        )
    return postcode, ward, lsoa
