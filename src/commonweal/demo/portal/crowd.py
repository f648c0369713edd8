"""Made-up people for the portal's cases, from the generator that matching is judged on: always the same ones."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from commonweal.demo.people import generated

RECORDS, SEED = 400, 41
GROWN_UP, LAST = 1950, 2003
Row = dict[str, Any]


@dataclass
class Crowd:
    """`pairs`: two agencies' records of one person. `others`: records of different people, one each."""

    pairs: list[tuple[Row, Row]]
    others: Iterator[Row]


def crowd() -> Crowd:
    """Grown-ups whose records have a name, a date of birth and an address."""
    made = generated(RECORDS, SEED)
    of: dict[int, list[Row]] = defaultdict(list)
    for row, truth in zip(made.people.to_pylist(), made.truth.to_pylist(), strict=True):
        if row["given"] and row["family"] and row["address_lines"] and _grown_up(row):
            of[truth["person"]].append(row)
    pairs = [(rows[0], rows[1]) for _, rows in sorted(of.items()) if len(rows) > 1]
    return Crowd(pairs, (rows[0] for _, rows in sorted(of.items()) if len(rows) == 1))


def said(row: Row) -> Row:
    """A record as an officer would type it."""
    born = row["born"]
    homes = zip(row["address_lines"], row["postcodes"], strict=False)
    kinds = ("home", *["earlier"] * len(row["address_lines"]))
    return {
        "given": row["given"], "family": row["family"], "aliases": list(row["aliases"]), "sex": row["sex"],
        "born_day": str(born.day), "born_month": str(born.month), "born_year": str(born.year),
        "addresses": [
            {"kind": kind, "lines": lines, "postcode": code}
            for kind, (lines, code) in zip(kinds, homes, strict=False)
        ],
        "phones": list(row["phones"]),
    }  # fmt: skip


def _grown_up(row: Row) -> bool:
    return row["born"] is not None and GROWN_UP <= row["born"].year <= LAST
