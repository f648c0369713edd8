"""Populations: residents of each area, with every other count that the file holds.

No column of the mid-year estimates says which year they are of: then the year is taken from the file's name where it
says one (`mid2020`), and the edition says so.
"""

import re

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import RowsRefused
from commonweal.sources.ons.entities import vintage_of
from commonweal.sources.ons.headers import Heading, code_headings, finest
from commonweal.sources.ons.measures import as_numbers, numbers, together
from commonweal.sources.ons.reference_table import (
    NOT_STATED,
    ReferenceTable,
    each_code_once,
    edition_in_name,
    scope_of,
)
from commonweal.sources.ons.rows import Rows

RESIDENTS = ("total_population", "all_ages", "usual_residents", "residents", "population", "persons")
OF_A_YEAR = re.compile(r"population_value_((?:19|20)\d\d)_all")
UNDATED = "undated"


def _slug(printed: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", printed.lower()).strip("_")


def _residents(rows: Rows) -> tuple[int, str | None] | None:
    """Which column holds all residents, and the year that its heading names; None where there is none."""
    slugs = [_slug(p) for p in rows.printed]
    dated = [(found[1], i) for i, s in enumerate(slugs) if (found := OF_A_YEAR.fullmatch(s))]
    if dated:
        year, index = max(dated)
        return index, year
    return next(((slugs.index(word), None) for word in RESIDENTS if word in slugs), None)


def read_population(rows: Rows) -> ReferenceTable | None:
    """The population table that these columns are; None where they are something else. RowsRefused for unsound rows."""
    codes, residents = code_headings(rows.headings), _residents(rows)
    if not codes or residents is None:
        return None
    about = finest(codes)
    index, year = residents
    rows = Rows(rows.name, rows.printed, rows.headings, rows.table.filter(pc.is_valid(rows.column(about))))
    named = edition_in_name(rows.name)
    label = year or named or NOT_STATED
    return ReferenceTable(
        dataset=f"population.{vintage_of(about, rows.column(about))}.{year or named or UNDATED}",
        scope=scope_of(rows.column(about), _parents(rows, about)),
        label=label,
        label_from="columns" if year else "file name" if named else NOT_STATED,
        table=_table(rows, about, index),
        quality=_quality(rows),
    )


def _parents(rows: Rows, about: Heading) -> list[pa.ChunkedArray]:
    return [rows.column(h) for h in code_headings(rows.headings) if h.level != about.level]


def _table(rows: Rows, about: Heading, index: int) -> pa.Table:
    code = rows.column(about)
    each_code_once(code, rows.name)
    residents = numbers(rows.table.column(index), rows.printed[index], rows.name)
    if pc.any(pc.less(residents, 0)).as_py():
        raise RowsRefused(f"{rows.name} holds a negative number of residents.", "Fetch it again from its publisher.")
    return pa.table(
        {
            "code": code,
            "name": rows.column(Heading(about.level, about.year, "name")),
            "district": district_of(rows, about),
            "residents": pc.cast(pc.round(residents), pa.int64()),
            "measures": together(measures_of(rows), len(code)),
        }
    )


def district_of(rows: Rows, about: Heading) -> pa.ChunkedArray:
    """The district that each area lies in, as the file gives it; null where it gives none or is about districts."""
    districts = [h for h in code_headings(rows.headings) if h.level == "lad" and about.level != "lad"]
    return rows.column(districts[0]) if districts else pa.chunked_array([pa.nulls(len(rows.table), pa.string())])


def measures_of(rows: Rows) -> dict[str, pa.ChunkedArray]:
    """Every column of numbers that is no code or name, under its printed heading."""
    measures = {}
    for name, heading, column in zip(rows.table.column_names, rows.headings, rows.table.columns, strict=True):
        if heading is None and name and (values := as_numbers(column)) is not None:
            measures[name] = values
    return measures


def _quality(rows: Rows) -> dict[str, int]:
    return {"rows": len(rows.table), "measures": len(measures_of(rows))}
