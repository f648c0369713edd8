"""Residents of an area: how many, of which edition, and how the number was come by. Missing is None, never nought.

- An LSOA or a district that a population file names has the file's own number.
- Residents of a 2011 LSOA that was split are shared equally among the 2021 LSOAs that it became; merged ones are added
  up. (ONS publishes the change as areas, not as people: equal shares are a convention, and said where used.)
- A ward, or a district that no file names, is the sum of its LSOAs; if one of them has no number, neither has it.
- A district that others were merged into is the sum of all of them, within one edition.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyarrow.compute as pc

from commonweal.geography.ages import aged_counts
from commonweal.geography.held import Held

DATED = re.compile(r"(mid|census)?(\d{4})")
SHARED = "residents of split LSOAs shared equally"


@dataclass(frozen=True, slots=True)
class Residents:
    """`value` None where it is not known; `edition` as a reader says it (mid-2020, census 2021); `how` a phrase.

    `datasets` are those that the number rests on; they take no part in comparing two answers.
    """

    value: int | None
    edition: str
    how: str
    datasets: tuple[str, ...] = field(default=(), compare=False)


def many(number: int, thing: str) -> str:
    """`1 LSOA`, `2 LSOAs`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def edition_words(edition: str) -> str:
    """`mid2020` -> `mid-2020`; `census2021` -> `census 2021`; `undated` -> `year not stated`."""
    found = DATED.fullmatch(edition)
    if not found:
        return "year not stated" if edition == "undated" else edition
    return {"mid": f"mid-{found[2]}", "census": f"census {found[2]}", None: found[2]}[found[1]]


def edition_order(edition: str) -> tuple[int, int, str]:
    """To order editions by: a census is of March, a mid-year estimate of June; no year at all is the oldest."""
    found = DATED.fullmatch(edition)
    return (int(found[2]), found[1] == "mid", edition) if found else (0, 0, edition)


class Populations:
    """The population files held, by edition; of residents of all ages, or of those from one age to another alone.

    With `ages` (both included) a file counts only where its single years or bands begin and end with them.
    """

    def __init__(self, held: Held, ages: tuple[int, int] | None = None) -> None:
        self._held = held
        self._ages = ages
        self._datasets: dict[str, list[str]] = defaultdict(list)
        for dataset in held.named("population."):
            self._datasets[dataset.rpartition(".")[2]].append(dataset)
        self.editions = tuple(sorted(self._datasets, key=edition_order, reverse=True))
        self._counts: dict[str, dict[str, int]] = {}
        self._origin: dict[str, dict[str, str]] = {}  # by edition and code, the dataset that names it

    def counts(self, edition: str) -> Mapping[str, int]:
        """Residents by code of every area that the files of an edition name."""
        if edition not in self._counts:
            counts: dict[str, int] = {}
            origin: dict[str, str] = {}
            for dataset in self._datasets.get(edition, ()):
                found = self._read(dataset)
                counts |= found
                origin |= dict.fromkeys(found, dataset)
            self._counts[edition], self._origin[edition] = counts, origin
        return self._counts[edition]

    def _read(self, dataset: str) -> dict[str, int]:
        if self._ages is not None:
            return aged_counts(self._held.table(dataset, ["code", "measures"]), *self._ages)
        table = self._held.table(dataset, ["code", "residents"])
        pairs = zip(table.column("code").to_pylist(), table.column("residents").to_pylist(), strict=True)
        return {code: n for code, n in pairs if n is not None}

    def origins(self, edition: str, codes: Iterable[str]) -> set[str]:
        """The datasets that say how many live in these areas."""
        self.counts(edition)
        return {self._origin[edition][code] for code in codes if code in self._origin[edition]}

    def published(self, edition: str, codes: Collection[str], how: str) -> Residents:
        """The sum over areas that all stand in the files of an edition."""
        counts = self.counts(edition)
        origins = tuple(sorted(self.origins(edition, codes)))
        return Residents(sum(counts[c] for c in codes), edition_words(edition), how, origins)

    def of_lsoas(self, edition: str, lsoas: Iterable[str]) -> tuple[dict[str, float], bool]:
        """Residents of each 2021 or 2011 LSOA that is known, and whether any share of a split one is among them."""
        counts = self.counts(edition)
        direct = {lsoa: float(counts[lsoa]) for lsoa in lsoas if lsoa in counts}
        missing = {lsoa for lsoa in lsoas if lsoa not in counts}
        shared = self._shared(counts, missing) if missing else {}
        return direct | shared, bool(shared)

    def _shared(self, counts: Mapping[str, int], wanted: Collection[str]) -> dict[str, float]:
        became, came_from = self._links
        return {
            new: sum(counts[old] / len(became[old]) for old in came_from[new])
            for new in wanted
            if new in came_from and all(old in counts for old in came_from[new])
        }

    @cached_property
    def _links(self) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
        """What each 2011 LSOA became, and what each 2021 LSOA came from."""
        became: dict[str, set[str]] = defaultdict(set)
        came_from: dict[str, set[str]] = defaultdict(set)
        for old, new in self.changes:
            became[old].add(new)
            came_from[new].add(old)
        return became, came_from

    @cached_property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """The LSOAs of 2011 beside those of 2021 that they became, without the unchanged."""
        pairs: list[tuple[str, str]] = []
        for lookup in (k for k in self._held.between("lsoa") if len(k.of("lsoa")) > 1):
            old, new = sorted(lookup.of("lsoa"))[:2]
            table = self._held.table(lookup.dataset, [f"{old}_code", f"{new}_code"])
            changed = table.filter(pc.not_equal(table.column(0), table.column(1)))
            pairs += zip(changed.column(0).to_pylist(), changed.column(1).to_pylist(), strict=True)
        return tuple(dict.fromkeys(pairs))

    @cached_property
    def superseded(self) -> frozenset[str]:
        """The 2011 LSOAs that are no longer LSOAs of 2021."""
        return frozenset(old for old, _ in self.changes)

    @cached_property
    def later(self) -> frozenset[str]:
        """The LSOAs of 2021 that came from others of 2011."""
        return frozenset(new for _, new in self.changes)

    def summed(self, edition: str, lsoas: Collection[str], basis: str = "2021") -> Residents | None:
        """The sum over an area's LSOAs. None without LSOAs.

        The codes may be of both editions: those of `basis` are summed, so that no place is counted twice.
        """
        present = set(lsoas) - (self.later if basis == "2011" else self.superseded)
        if not present:
            return None
        values, shared = self.of_lsoas(edition, present)
        words = edition_words(edition)
        if len(values) < len(present):
            return Residents(None, words, f"no number for {len(present) - len(values)} of {many(len(present), 'LSOA')}")
        how = f"sum of {many(len(present), 'LSOA')}" + (f", {SHARED}" if shared else "")
        former = {old for old, new in self.changes if new in present} if shared else set()
        origins = self.origins(edition, present | former)
        if shared:
            origins |= {k.dataset for k in self._held.between("lsoa") if len(k.of("lsoa")) > 1}
        return Residents(round(sum(values.values())), words, how, tuple(sorted(origins)))
