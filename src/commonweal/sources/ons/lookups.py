"""Lookups: which area lies in which, the names of areas, their codes through time, their centres of population.

A lookup is nothing but codes and names. A file with other columns beside them is about something else and is left.
"""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import RowsRefused
from commonweal.sources.ons.headers import LEVELS, PARENTS, Heading, code_headings, finest, is_housekeeping
from commonweal.sources.ons.reference_table import NOT_STATED, ReferenceTable, scope_of
from commonweal.sources.ons.rows import Rows

LEVELS_OF_A_LOOKUP = LEVELS[: LEVELS.index("utla")]  # regions and nations are parents of nearly all files, not subjects
HISTORY_NAMES = {"wd": "ward"}
EXTRA = {"chgind": "change", "sourcefile": "source_year", "current": "current"}


def _strangers(rows: Rows) -> list[str]:
    return [
        p
        for p, h in zip(rows.printed, rows.headings, strict=True)
        if h is None and p.lower() not in EXTRA and not is_housekeeping(p)
    ]


def _subjects(rows: Rows) -> list[Heading]:
    """The code columns that a lookup is between."""
    return [h for h in code_headings(rows.headings) if h.level in LEVELS_OF_A_LOOKUP]


def read_lookup(rows: Rows) -> ReferenceTable | None:
    """The lookup that these columns are; None where they are something else. RowsRefused where codes are missing."""
    subjects = _subjects(rows)
    if not subjects or _strangers(rows):
        return None
    if any(h.active for h in subjects):
        about = finest(subjects)
        dataset = f"lookup.{HISTORY_NAMES.get(about.level, about.level)}_history"
        return _history(rows, dataset, about)
    return _table(rows, "lookup." + "_".join(h.vintage for h in subjects), subjects)


def _columns(rows: Rows, subjects: Sequence[Heading]) -> dict[str, pa.ChunkedArray]:
    """For each level its code, name and Welsh name, always all three: one schema a dataset."""
    columns = {}
    for h in subjects:
        columns[h.column] = rows.column(h)
        for named in (Heading(h.level, h.year, "name", h.active), Heading(h.level, h.year, "welsh", h.active)):
            columns[named.column] = rows.column(named)
    return columns


def _extra(rows: Rows, printed: str) -> pa.ChunkedArray:
    lower = [p.lower() for p in rows.printed]
    if printed not in lower:
        return pa.chunked_array([pa.nulls(len(rows.table), pa.string())])
    return rows.table.column(lower.index(printed))


def _whole(rows: Rows, table: pa.Table, key: str) -> pa.Table:
    """Rows that have a code. Lines below the table (notes, totals) have none."""
    kept = table.filter(pc.is_valid(table.column(key)))
    if not len(kept):
        raise RowsRefused(f"{rows.name} has no area codes in its rows.", "Fetch it again from its publisher.")
    return kept


def _scope(table: pa.Table, rows: Rows, key: str) -> str:
    codes = table.column(key)
    parents = [
        pc.filter(rows.column(h), pc.is_valid(rows.column(finest(_subjects(rows)))))
        for level in PARENTS
        for h in rows.headings
        if h is not None and h.level == level and h.part == "code" and h.column != key
    ]
    return scope_of(codes, parents)


def _table(rows: Rows, dataset: str, subjects: Sequence[Heading]) -> ReferenceTable:
    key = subjects[0].column
    columns = _columns(rows, subjects)
    if len({h.level for h in subjects}) < len(subjects):  # two editions of one level: how each area changed
        columns["change"] = _extra(rows, "chgind")
    table = _whole(rows, pa.table(columns), key)
    years = [2000 + int(h.year) for h in subjects if h.year]
    return ReferenceTable(
        dataset=dataset,
        scope=_scope(table, rows, key),
        label=str(max(years)) if years else NOT_STATED,
        label_from="columns" if years else NOT_STATED,
        table=table,
        quality={"rows": len(table), "rows_without_code": len(rows.table) - len(table)},
    )


def _history(rows: Rows, dataset: str, about: Heading) -> ReferenceTable:
    """Codes through time. `LAD20CD` beside `LADCD` is a copy for older users; nations say nothing new."""
    codes = [h for h in code_headings(rows.headings) if not h.year and h.level in (about.level, *PARENTS)]
    columns = _columns(rows, codes) | {"source_year": _extra(rows, "sourcefile"), "current": _extra(rows, "current")}
    table = _whole(rows, pa.table(columns), about.column)
    newest = pc.max(table.column("source_year")).as_py()
    return ReferenceTable(
        dataset=dataset,
        scope=_scope(table, rows, about.column),
        label=newest or NOT_STATED,
        label_from="rows" if newest else NOT_STATED,
        table=table,
        quality={"rows": len(table), "rows_without_code": len(rows.table) - len(table)},
    )
