"""The waves of a survey that are held, and one wave's answers as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commonweal.errors import NotHeld
from commonweal.figures import Period
from commonweal.figures.period import Month
from commonweal.records.survey_answer import COLUMN, DATASET, SEXES, Survey, read
from commonweal.store import Edition, View

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class HeldWave:
    """A wave that the store holds: what it is, and how it was taken in."""

    survey: Survey
    dataset: str
    quality: dict[str, Any]

    @property
    def period(self) -> Period:
        """The months in which people answered."""
        return Period(Month.of(self.survey.since), Month.of(self.survey.until))


def waves(view: View, key: str | None = None, as_at: date | None = None) -> tuple[HeldWave, ...]:
    """Every wave held, of one survey or of all, the earliest first; of what was taken in twice the newest by then."""
    newest: dict[str, Edition] = {}
    for edition in sorted(view.editions, key=lambda e: e.dataset):
        if edition.dataset.startswith(f"{DATASET}.") and "survey" in edition.quality:
            wave = edition.dataset.rpartition(".")[0]
            if wave not in newest or as_at is None or edition.published <= as_at:
                newest[wave] = edition
    found = [HeldWave(read(e.quality["survey"]), e.dataset, dict(e.quality)) for e in newest.values()]
    mine = [wave for wave in found if key in (None, wave.survey.key)]
    return tuple(sorted(mine, key=lambda wave: (wave.survey.since, wave.survey.until, wave.dataset)))


def chosen_waves(
    view: View, key: str, wave: str | None, against: str | None, as_at: date | None = None
) -> tuple[HeldWave, tuple[HeldWave, ...]]:
    """The wave asked for, and those before it, the earliest first. NotHeld where it is not there."""
    held = waves(view, key, as_at)
    if not held:
        known = sorted({w.survey.key for w in waves(view)})
        raise NotHeld(
            f"No survey '{key}' is held.", f"Held: {', '.join(known)}." if known else "Take one in: ingest survey."
        )
    this = held[-1] if wave is None else _named(held, wave)
    before = tuple(w for w in held if w.survey.until < this.survey.since)
    if against is None:
        return this, before
    return this, tuple(w for w in before if w.survey.since <= _named(held, against).survey.since) if against else ()


def _named(held: Sequence[HeldWave], wave: str) -> HeldWave:
    found = next((w for w in held if w.survey.wave.casefold() == wave.casefold()), None)
    if found is None:
        raise NotHeld(f"No wave '{wave}' is held.", f"Held: {', '.join(w.survey.wave for w in held)}.")
    return found


@dataclass(frozen=True)
class Wave:
    """One wave's answers. Codes (N,) number `wards`, `bands` and `sexes`; -1 is not told."""

    held: HeldWave
    table: pa.Table
    wards: tuple[str, ...]
    bands: tuple[str, ...]
    sexes: tuple[str, ...] = SEXES

    @classmethod
    def of(cls, view: View, held: HeldWave, wards: Sequence[str]) -> "Wave":
        """Read from the store; a ward that is none of these counts as not told."""
        table = view.table(held.dataset)
        ages = {age for age in table.column("age").to_pylist() if age}
        return cls(held, table, tuple(wards), tuple(sorted(ages, key=ends)))

    @property
    def size(self) -> int:
        """How many answered."""
        return int(self.table.num_rows)

    @cached_property
    def ward(self) -> Whole:
        """Each answer's ward."""
        return self._codes("ward", self.wards)

    @cached_property
    def age(self) -> Whole:
        """Each answer's band of age."""
        return self._codes("age", self.bands)

    @cached_property
    def sex(self) -> Whole:
        """Each answer's sex."""
        return self._codes("sex", self.sexes)

    def chosen(self, key: str, options: Sequence[str]) -> Floats:
        """(N, K): 1 where an option was chosen, 0 where another was, NaN where the question was not answered."""
        column = self.table.column(COLUMN + key).combine_chunks()
        rows = np.repeat(np.arange(self.size), np.diff(column.offsets.to_numpy()))
        names = {option: n for n, option in enumerate(options)}
        values = np.array([names[v] for v in column.flatten().to_pylist()], dtype=np.int64)
        found = np.zeros((self.size, len(options)))
        found[rows, values] = 1.0
        found[column.is_null().to_numpy(zero_copy_only=False)] = np.nan
        return found

    def _codes(self, column: str, names: Sequence[str]) -> Whole:
        known = {name: n for n, name in enumerate(names)}
        return np.array([known.get(v, -1) for v in self.table.column(column).to_pylist()], dtype=np.int64)


def ends(band: str) -> tuple[int, int]:
    """`25-34` -> (25, 34); `75+` -> (75, 200), as far as anyone lives."""
    low, _, high = band.removesuffix("+").partition("-")
    return int(low), int(high) if high else 200
