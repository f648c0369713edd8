"""Which edition speaks for which month: for each dataset, scope and month the newest release."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from commonweal.errors import NotHeld
from commonweal.figures import Month
from commonweal.store.edition import Edition

Slots = tuple[Month | None, ...]


def choose(
    editions: Iterable[Edition], as_at: date | None, sha256s: Collection[str] | None
) -> tuple[tuple[Edition, Slots], ...]:
    """Each edition that speaks for something, with the months it speaks for (None: reference data).

    `as_at` leaves out what was published later; a file whose date nobody knows stays in. Of reference data that all
    came later the oldest speaks: without lookups nothing could be asked of an earlier date at all. `sha256s` keeps to
    those files; NotHeld where one of them is not held.
    """
    if sha256s is not None:
        editions = _pinned(tuple(editions), sha256s)
    newest: dict[tuple[str, str, Month | None], Edition] = {}
    for edition in editions:
        late = as_at is not None and edition.published > as_at
        for slot in edition.slots:
            if late and slot is not None:
                continue
            place = (edition.dataset, edition.scope, slot)
            if place not in newest or _speaks_before(edition, newest[place], as_at):
                newest[place] = edition
    return _gather(newest)


def _speaks_before(one: Edition, other: Edition, as_at: date | None) -> bool:
    """The newest of those published by the date; where there is none, the oldest of the later ones."""
    late = [as_at is not None and e.published > as_at for e in (one, other)]
    if late[0] != late[1]:
        return late[1]
    return one.published < other.published if late[0] else one.published > other.published


def _gather(newest: Mapping[tuple[str, str, Month | None], Edition]) -> tuple[tuple[Edition, Slots], ...]:
    slots: dict[tuple[object, ...], list[Month | None]] = {}
    editions: dict[tuple[object, ...], Edition] = {}
    for (_, _, slot), edition in newest.items():
        editions[edition.identity] = edition
        slots.setdefault(edition.identity, []).append(slot)
    return tuple((editions[i], tuple(slots[i])) for i in sorted(editions, key=str))


def _pinned(editions: tuple[Edition, ...], sha256s: Collection[str]) -> tuple[Edition, ...]:
    absent = set(sha256s) - {e.sha256 for e in editions}
    if absent:
        raise NotHeld(
            f"The store does not hold the file with SHA-256 {min(absent)}.", "Ingest that file, then ask again."
        )
    return tuple(e for e in editions if e.sha256 in set(sha256s))
