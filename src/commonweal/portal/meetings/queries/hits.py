"""One thing found by the search, with the words around what was looked for."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import Q

from commonweal.portal.access.models import Kept
from commonweal.portal.access.queries import seen
from commonweal.portal.access.reader import Reader

FEW, MOST = 10, 50  # of each kind, and of one: a reader narrows the search rather than turning pages
AROUND = 90  # characters on each side of the word in an excerpt


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: where it is, from which meeting, and the words around what was looked for."""

    kind: str
    title: str
    address: str
    date: dt.date | None
    before: str
    word: str
    after: str
    restricted: bool = False


def holding(words: Iterable[str], *fields: str) -> Q:
    """All words stand in the fields, each in any of them."""
    return reduce(and_, (reduce(or_, (Q(**{f"{f}__says": word}) for f in fields)) for word in words))


def hit(
    reader: Reader, row: Kept, words: tuple[str, ...], *, kind: str, title: str, address: str, date: dt.date | None,
    text: str,
) -> Hit:  # fmt: skip
    """A hit on a row; what is not public enters the audit."""
    seen(reader, row)
    return Hit(kind, title, address, date, *excerpt(text, words), restricted=reader.keeps_from_residents(row.lock_id))


def excerpt(text: str, words: tuple[str, ...]) -> tuple[str, str, str]:
    """What stands before the first of the words, the word as it is written, and what stands after."""
    flat = " ".join(text.split())
    lowered = flat.lower()
    places = [(lowered.find(word), len(word)) for word in words if word in lowered]
    if not places:
        return flat[: 2 * AROUND], "", ""
    at, length = min(places)
    begins, ends = max(0, at - AROUND), at + length + AROUND
    return (
        ("…" if begins else "") + flat[begins:at],
        flat[at : at + length],
        flat[at + length : ends] + ("…" if ends < len(flat) else ""),
    )
