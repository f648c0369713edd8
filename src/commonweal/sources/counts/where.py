"""The area of each row, by its code or its name; a row of none that is known is kept apart."""

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import MappingRefused
from commonweal.records.counts import AREA_CODES
from commonweal.sources.counts.areas import Areas
from commonweal.sources.counts.mapping import Mapping
from commonweal.sources.counts.when import text_of
from commonweal.sources.partner.checks import Findings
from commonweal.sources.partner.sheet import Sheet
from commonweal.sources.partner.values import read_each


def read_areas(sheet: Sheet, mapping: Mapping, areas: Areas, findings: Findings) -> tuple[pa.Array, pa.Array]:
    """The code of each row's area, null where it is not known; and what the row itself calls it.

    Raises MappingRefused where the table gives areas by name alone, and no names of that kind are held.
    """
    name = sheet.columns.get("area_name")
    if "area" in mapping.named:
        text = text_of(sheet, "area", dict(mapping.constants))
        codes = read_each(text, lambda value: _known(value, mapping.kind, areas), pa.string())
        told = pc.coalesce(name, text) if name is not None else text
        _tell_unchecked(codes, mapping.kind, areas, findings)
    else:
        if not areas.names_held(mapping.kind):
            raise MappingRefused(
                f"The table gives each {mapping.kind} by its name, and no names of them are held.",
                "Load a lookup of them with `commonweal ingest reference`, then try again.",
            )
        told = name
        codes = read_each(name, lambda value: areas.code_of(mapping.kind, value), pa.string())
    findings.at("unknown-area", "area", codes.is_null(), told)
    return codes, told


def _known(text: str, kind: str, areas: Areas) -> str | None:
    code = text.upper()
    return code if AREA_CODES[kind].fullmatch(code) and areas.knows(kind, code) is not False else None


def _tell_unchecked(codes: pa.Array, kind: str, areas: Areas, findings: Findings) -> None:
    unknown = [code for code in pc.unique(codes).to_pylist() if code and areas.knows(kind, code) is None]
    if unknown:
        findings.whole("areas-not-checked", kind, len(unknown))
