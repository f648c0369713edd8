"""What the quality report tells: kept rows that a reader of figures should know of, added up over an ingest's files."""

from collections.abc import Iterable, Mapping
from typing import Any

# In the order they are told. {n} is the count.
SENTENCES = {
    "blank_place": "{n} rows have no place printed.",
    "no_point": "{n} rows have no point.",
    "no_lsoa": "{n} rows have no LSOA.",
    "lsoa_new_in_2021": "{n} rows have an LSOA that is new in the 2021 edition.",
    "reported_by_another_force": "{n} rows were reported by another force than the one they fall within.",
    "repeated_rows_without_id": "{n} rows without a Crime ID repeat another exactly; each is an incident and is kept.",
    "repeated_crime_id": "{n} rows repeat a Crime ID of their own file.",
    "odd_crime_id": "{n} Crime IDs are not 64 hexadecimal digits and are kept as printed.",
}


def total(parts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Add up: counts by their name, and counts inside counts."""
    sums: dict[str, Any] = {}
    for part in parts:
        for name, value in part.items():
            sums[name] = total((sums.get(name, {}), value)) if isinstance(value, Mapping) else sums.get(name, 0) + value
    return sums


def sentences(quality: Mapping[str, Any]) -> list[str]:
    """The totals in words, without those that are nought."""
    told = [text.format(n=f"{quality[name]:,}") for name, text in SENTENCES.items() if quality.get(name)]
    told += [
        f"{n:,} rows have the category '{category}', which is not known here; they count as not told apart."
        for category, n in quality.get("unknown_category", {}).items()
    ]
    return told
