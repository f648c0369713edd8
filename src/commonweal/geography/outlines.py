"""Outlines of areas by level and edition, in longitude and latitude (WGS84).

Files overlap: a district's wards and its combined authority's. Each code stands once, in its most detailed outline.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow.compute as pc
import shapely

from commonweal.geography.held import Held
from commonweal.geography.history import CodeHistory


@dataclass(frozen=True, slots=True)
class Outlines:
    """Areas of one level and edition, in the order of their codes. `districts` are present codes, None if not said."""

    level: str
    edition: str
    codes: tuple[str, ...]
    names: tuple[str | None, ...]
    districts: tuple[str | None, ...]
    polygons: Any  # numpy array of shapely geometries

    @property
    def dataset(self) -> str:
        """The dataset that they came from."""
        return f"boundary.{self.level}.{self.edition}"

    def only(self, chosen: Any) -> "Outlines":
        """Those at these places (an array of indices, in any order)."""
        places = np.sort(np.asarray(chosen, dtype=int))
        return Outlines(
            self.level,
            self.edition,
            tuple(self.codes[i] for i in places),
            tuple(self.names[i] for i in places),
            tuple(self.districts[i] for i in places),
            self.polygons[places],
        )


def outline_editions(held: Held, level: str) -> tuple[str, ...]:
    """The editions of a level's outlines held, newest first; an undated one comes last."""
    start = f"boundary.{level}."
    editions = [d.removeprefix(start) for d in held.named(start)]
    return tuple(sorted(editions, key=lambda e: (e.isdigit(), e), reverse=True))


def read_outlines(held: Held, history: CodeHistory, level: str, edition: str) -> Outlines:
    """The outlines of one level and edition; empty where none are held."""
    dataset = f"boundary.{level}.{edition}"
    if dataset not in held.datasets:
        return Outlines(level, edition, (), (), (), np.array([], dtype=object))
    table = held.table(dataset, ["code", "name", "district", "wkb"])
    detail = pc.binary_length(table.column("wkb")).to_numpy()
    codes = np.asarray(table.column("code").to_pylist())
    order = np.lexsort((-detail, codes))
    first = order[np.r_[True, codes[order][1:] != codes[order][:-1]]]
    kept = table.take(first)
    return Outlines(
        level,
        edition,
        tuple(kept.column("code").to_pylist()),
        tuple(kept.column("name").to_pylist()),
        tuple(history.active_of(kept.column("district")).to_pylist()),
        shapely.from_wkb(np.asarray(kept.column("wkb").to_pylist(), dtype=object)),
    )
