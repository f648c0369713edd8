"""What `commonweal match` answers with: pairs by the file's own references, with weights and reasons."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from commonweal.matching.people_file import PeopleFile
from commonweal.matching.reasons import Reason, in_full
from commonweal.matching.suggesting import Suggestion
from commonweal.records.person import person_at

SCHEMA = "commonweal/matches/1"
Worded = Callable[[Suggestion, Reason], str]


def document(
    read: PeopleFile, found: Sequence[Suggestion], threshold: float, *, with_names: bool = False
) -> dict[str, Any]:
    """The JSON document. `with_names` puts what the records say into the reasons."""
    worded = _in_full(read.people) if with_names else _plainly
    return {
        "schema": SCHEMA,
        "records": read.people.num_rows,
        "threshold": threshold,
        "defects": [{"code": d.code, "count": d.count, "rows": list(d.rows), "says": d.words} for d in read.defects],
        "pairs": [_pair(suggestion, worded) for suggestion in found],
    }


def lines(read: PeopleFile, found: Sequence[Suggestion], *, with_names: bool = False) -> Iterator[str]:
    """The same for people to read."""
    worded = _in_full(read.people) if with_names else _plainly
    pairs = "1 pair" if len(found) == 1 else f"{len(found):,} pairs"
    yield f"{read.people.num_rows:,} records, {pairs} that may be of one person. Look at each: none is decided."
    for s in found:
        yield f"{s.one}  {s.other}  weight {s.weight:.1f}"
        for sign, side in (("+", _for(s)), ("-", _against(s))):
            yield from (f"    {sign} {worded(s, reason)}" for reason in side)


def _pair(suggestion: Suggestion, worded: Worded) -> dict[str, Any]:
    def told(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
        return [
            {"field": r.field, "level": r.level, "points": r.points, "says": worded(suggestion, r)} for r in reasons
        ]

    return {
        "one": suggestion.one,
        "other": suggestion.other,
        "weight": suggestion.weight,
        "says": suggestion.words,
        "for": told(_for(suggestion)),
        "against": told(_against(suggestion)),
        "missing": [r.field for r in suggestion.reasons if r.missing],
    }


def _for(suggestion: Suggestion) -> list[Reason]:
    return sorted((r for r in suggestion.reasons if r.points > 0), key=lambda r: -r.points)


def _against(suggestion: Suggestion) -> list[Reason]:
    return sorted((r for r in suggestion.reasons if r.points <= 0 and not r.missing), key=lambda r: r.points)


def _plainly(_suggestion: Suggestion, reason: Reason) -> str:
    return reason.words


def _in_full(people: pa.Table) -> Worded:
    rows: Mapping[str, int] = {reference: row for row, reference in enumerate(people["reference"].to_pylist())}

    def worded(suggestion: Suggestion, reason: Reason) -> str:
        one, other = (person_at(people, rows[reference]) for reference in (suggestion.one, suggestion.other))
        return in_full(reason, one, other)

    return worded
