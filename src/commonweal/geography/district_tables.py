"""Tables of districts, whatever year's codes they stand under, brought to the districts of today.

A district that others were merged into has the sum of all of them, or nothing: where a table lacks one of them the sum
would be too small and look sound. What "all of them" are, the other tables held say: a table whose districts are fewer
than those that another table names for the same ground is not whole.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from commonweal.geography.held import Held
from commonweal.geography.history import CodeHistory
from commonweal.geography.residents import edition_order

RESIDENTS = "residents"
LEVELS = ("population.lad", "deprivation.lad", "boundary.lad.")
Pair = tuple[float, float]
Chosen = tuple[Sequence[str], Sequence[str]]  # the measures that are added up above the line, and below it


@dataclass(frozen=True, slots=True)
class Counted:
    """For each district of today what stands above and below the line of a share, and where it was read.

    `is_count`: nothing stands below.
    """

    pairs: Mapping[str, Pair]
    edition: str
    datasets: tuple[str, ...]
    is_count: bool = False


class DistrictTables:
    """The tables of districts held."""

    def __init__(self, held: Held, history: CodeHistory) -> None:
        self._held = held
        self._history = history
        self._rows: dict[str, dict[str, dict[str, float | None]]] = {}

    def newest(self, start: str, choose: Callable[[Sequence[str]], Chosen | None]) -> Counted | None:
        """The sums out of the newest table that holds what is chosen; None where none does.

        `choose` is given a table's measures, and answers with those to add up, or None where they are not there.
        """
        for dataset in self.datasets(start):
            rows = self.rows(dataset)
            chosen = choose(tuple(dict.fromkeys(name for row in rows.values() for name in row)))
            if chosen is not None:
                summed = {code: (_sum(row, chosen[0]), _sum(row, chosen[1])) for code, row in rows.items()}
                known = {code: (a, b) for code, (a, b) in summed.items() if a is not None and b is not None}
                return Counted(self.of_today(known), dataset.rpartition(".")[2], (dataset,), not chosen[1])
        return None

    def datasets(self, start: str) -> tuple[str, ...]:
        """The datasets whose names start so, the newest edition first."""
        return tuple(sorted(self._held.named(start), key=lambda d: edition_order(d.rpartition(".")[2]), reverse=True))

    def rows(self, dataset: str) -> Mapping[str, Mapping[str, float | None]]:
        """The measures of each code of a table, with its residents among them if it holds them."""
        if dataset not in self._rows:
            self._rows[dataset] = dict(self._read(dataset))
        return self._rows[dataset]

    def of_today(self, pairs: Mapping[str, Pair]) -> dict[str, Pair]:
        """Sums under the present codes, of those that are whole."""
        parts: dict[str, set[str]] = defaultdict(set)
        for code in pairs:
            parts[self._history.active(code)].add(code)
        whole = {
            present: {present} if present in codes else codes
            for present, codes in parts.items()
            if present in codes or not any(codes < other for other in self._parts[present])
        }
        return {
            present: (sum(pairs[c][0] for c in sorted(codes)), sum(pairs[c][1] for c in sorted(codes)))
            for present, codes in whole.items()
        }

    @cached_property
    def _parts(self) -> Mapping[str, set[frozenset[str]]]:
        """By present code, the sets of districts that each table held names for its ground."""
        found: dict[str, set[frozenset[str]]] = defaultdict(set)
        for codes in self._named():
            here: dict[str, set[str]] = defaultdict(set)
            for code in codes:
                here[self._history.active(code)].add(code)
            for present, parts in here.items():
                found[present].add(frozenset(parts))
        return found

    def _named(self) -> Iterator[set[str]]:
        for lookup in self._held.between("lad"):
            for vintage in lookup.of("lad"):
                column = f"{vintage}_code"
                yield {code for code in self._held.table(lookup.dataset, [column]).column(0).to_pylist() if code}
        for start in LEVELS:
            for dataset in self._held.named(start):
                yield {code for code in self._held.table(dataset, ["code"]).column(0).to_pylist() if code}

    def _read(self, dataset: str) -> Iterator[tuple[str, dict[str, float | None]]]:
        counted = dataset.startswith("population.")
        table = self._held.table(dataset, ["code", "measures", *([RESIDENTS] if counted else [])])
        residents = table.column(RESIDENTS).to_pylist() if counted else [None] * len(table)
        for code, measures, people in zip(
            table.column("code").to_pylist(), table.column("measures").to_pylist(), residents, strict=True
        ):
            yield code, dict(measures or ()) | ({RESIDENTS: people} if counted else {})


def _sum(row: Mapping[str, float | None], names: Sequence[str]) -> float | None:
    """None where one of them is not known: a sum of the rest would pass for the whole."""
    values = [row.get(name) for name in names]
    return None if any(v is None for v in values) else sum(v for v in values if v is not None)
