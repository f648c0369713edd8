"""What a file's rows must satisfy, and what the quality report tells of those that are kept as they are."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import RowsRefused
from commonweal.figures import Month
from commonweal.records.offences import UNMAPPED
from commonweal.sources.police_uk.columns import IdColumn

# The highest LSOA codes of the 2011 edition: one above them is new in the 2021 edition. Below them most codes belong
# to both editions, so a row's edition cannot be told from its code alone.
LAST_2011 = {"E": "E01033768", "W": "W01001958"}


def check_month(raw: pa.Table, name: str, month: Month) -> None:
    """Every row's month is the one of the file's name."""
    for found in pc.unique(raw["Month"]).to_pylist():
        if found != str(month):
            printed = f"the month '{found}'" if found else "no month"
            raise RowsRefused(
                f"{name} has rows with {printed}, but its name says {month}.",
                "Give the file as the publisher named it.",
            )


def street_quality(rows: pa.Table, ids: IdColumn) -> dict[str, Any]:
    """Counts of rows, and rows by category that is not known."""
    unknown = rows.filter(pc.equal(rows["offence"], UNMAPPED))["category"]
    return {
        **_placed(rows),
        "no_crime_id": rows["incident_id"].null_count,
        "odd_crime_id": ids.odd,
        "repeated_crime_id": _repeats(rows["incident_id"].drop_null()),
        "repeated_rows_without_id": _repeated_rows(rows),
        "blank_place": rows["location"].null_count,
        "reported_by_another_force": _differ(rows["reported_by"], rows["falls_within"]),
        "unknown_category": {str(v["values"] or ""): v["counts"] for v in pc.value_counts(unknown).to_pylist()},
    }


def outcomes_quality(rows: pa.Table, raw: pa.Table, ids: IdColumn) -> dict[str, Any]:
    """Counts of rows. A crime may have several outcomes, so a repeated ID is nothing to tell."""
    return {
        **_placed(rows),
        "no_crime_id": rows["incident_id"].null_count,
        "odd_crime_id": ids.odd,
        "reported_by_another_force": _differ(raw["Reported by"], raw["Falls within"]),
    }


def _placed(rows: pa.Table) -> dict[str, Any]:
    forces = {str(v["values"] or ""): v["counts"] for v in pc.value_counts(rows["falls_within"]).to_pylist()}
    return {
        "rows": rows.num_rows,
        "no_point": pc.sum(pc.or_(rows["longitude_e6"].is_null(), rows["latitude_e6"].is_null())).as_py() or 0,
        "no_lsoa": rows["lsoa"].null_count,
        "lsoa_new_in_2021": _new_in_2021(rows["lsoa"]),
        "falls_within": forces,
    }


def _new_in_2021(codes: pa.ChunkedArray) -> int:
    counted = pc.value_counts(codes.cast(pa.string())).flatten()
    words, rows = counted[0], counted[1]
    new = [pc.and_(pc.starts_with(words, nation), pc.greater(words, last)) for nation, last in LAST_2011.items()]
    return int(pc.sum(rows.filter(pc.or_(*new))).as_py() or 0)


def _repeats(values: pa.ChunkedArray) -> int:
    return len(values) - int(pc.count_distinct(values).as_py())


def _repeated_rows(rows: pa.Table) -> int:
    """How many rows without an ID are the exact repeat of an earlier one. They are incidents, and stay."""
    told_by = ["offence", "reported_by", "falls_within", "longitude_e6", "latitude_e6", "location", "lsoa", "outcome"]
    without = rows.select(told_by).filter(rows["incident_id"].is_null())
    return int(without.num_rows - without.group_by(told_by).aggregate([]).num_rows)


def _differ(one: pa.ChunkedArray, other: pa.ChunkedArray) -> int:
    return int(pc.sum(pc.not_equal(one.cast(pa.string()), other.cast(pa.string()))).as_py() or 0)
