"""The room's door: records in, suggestions out. Nothing is kept, nothing is decided.

A suggestion is for someone who may read both records; that is for the caller to make sure of (ACCESS, rule 2).
"""

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from commonweal.errors import RowsRefused
from commonweal.matching.comparisons import FIELDS
from commonweal.matching.linking import linked
from commonweal.matching.model import LEAST_RECORDS
from commonweal.matching.prepared import prepared
from commonweal.matching.reasons import Reason, sentence
from commonweal.matching.shortlist import shortlist
from commonweal.matching.weights import Weights, reviewed
from commonweal.records.person import Person, table_of
from commonweal.workspace import EngineChoice

THRESHOLD = 5.0  # docs/explanation/matching.md: what it finds and misses at this and at other weights
HERE = EngineChoice()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two records, by their references, that are likely of one person; `one` stood before `other`.

    `weight`: doublings of the odds, as the model has them: at 10 a thousand to one, were the records like the made-up
    people it was trained on. It ranks; it is no proof.
    """

    one: str
    other: str
    weight: float
    reasons: tuple[Reason, ...]

    @property
    def words(self) -> str:
        """Why, in a sentence or two that hold nothing of either record."""
        return sentence(self.reasons)


def suggest(
    records: Iterable[Person],
    *,
    among: Collection[str] | None = None,
    threshold: float = THRESHOLD,
    engine: EngineChoice = HERE,
    today: date | None = None,
    apart: bool = False,
) -> list[Suggestion]:
    """Pairs of these records that are likely of one person, the likeliest first.

    `among`: only pairs in which one of these references is. `threshold`: the least weight. `today`: births after it
    count as missing. Each reference stands for one record; RowsRefused where it does not. `apart`: see `suggest_of`.
    """
    people = table_of(records)
    return suggest_of(people, among=among, threshold=threshold, engine=engine, today=today, apart=apart)


def suggest_of(
    people: pa.Table,
    *,
    among: Collection[str] | None = None,
    threshold: float = THRESHOLD,
    engine: EngineChoice = HERE,
    today: date | None = None,
    total: int | None = None,
    apart: bool = False,
) -> list[Suggestion]:
    """The same of a table of `records.person.SCHEMA`. `total`: how many records there are beside these.

    `apart`: each pair is weighed by itself, whatever other records are here: who may read two records learns nothing
    from their weight of any third.
    """
    references = people["reference"].to_pylist()
    _check(references, threshold)
    columns = prepared(people, today or date.today(), total, apart=apart)
    if among is not None:
        wanted = set(among)
        columns = columns.append_column("wanted", pa.array([r in wanted for r in references], pa.bool_()))
    weights = reviewed()
    of = LEAST_RECORDS if apart else total
    return list(_suggestions(linked(columns, weights, engine, threshold, total=of), references, weights))


def suggest_for(
    one: Person,
    others: Iterable[Person],
    *,
    threshold: float = THRESHOLD,
    today: date | None = None,
    apart: bool = False,
) -> list[Suggestion]:
    """Which of `others` are likely of the same person as `one`; always in that order in the pair.

    Quick: only those that share something with `one` are compared at all.
    """
    day = today or date.today()
    near, total = shortlist(one, others)
    people, wanted = table_of([one, *near]), {one.reference}
    found = suggest_of(people, among=wanted, threshold=threshold, today=day, total=total, apart=apart)
    return [s for s in found if s.one == one.reference]


def _check(references: list[str], threshold: float) -> None:
    if len(set(references)) != len(references):
        raise RowsRefused(
            "Two records have the same reference, so a suggestion could not say which it means.",
            "Give each record a reference of its own.",
        )
    if not math.isfinite(threshold):
        raise RowsRefused("The threshold is not a number.", f"Write it as a number, such as {THRESHOLD:g}.")


def _suggestions(found: pa.Table, references: list[str], weights: Weights) -> Iterator[Suggestion]:
    """Pairs that reached the same levels share their reasons: in a million records few are new."""
    known: dict[tuple[int, ...], tuple[Reason, ...]] = {}
    levels = np.column_stack([found[field.name] for field in FIELDS]).tolist() if found.num_rows else []
    ends = (found[name].to_pylist() for name in ("one", "other", "weight"))
    for one, other, weight, reached in zip(*ends, levels, strict=True):
        at = tuple(reached)
        if at not in known:
            known[at] = _reasons(at, weights)
        yield Suggestion(references[one], references[other], weight, known[at])


def _reasons(reached: tuple[int, ...], weights: Weights) -> tuple[Reason, ...]:
    told = []
    for field, at in zip(FIELDS, reached, strict=True):
        level = field.levels[at]
        points = 0.0 if level.silent else round(weights[field.name][level.code].points, 1)
        told.append(Reason(field.name, level.code, points))
    swapped = any(r.level == "swapped" for r in told)
    return tuple(r for r in told if not (swapped and r.field == "family"))
