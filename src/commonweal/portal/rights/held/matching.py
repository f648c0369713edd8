"""Who is sought, by exact keys alone: a name with a birth, a phone or a postcode; or the name alone, which is not sure.

A postcode or a phone by itself finds nobody: it would bring a whole household into one person's answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from commonweal.portal.people import indexing
from commonweal.portal.people.models import RecordKey
from commonweal.portal.people.said import Said
from commonweal.portal.rights.holdings import Found

BESIDE_NAME = {indexing.PHONE, indexing.POSTCODE}


def found_by(who: Said, rows: Iterable[tuple[UUID, str, str, bool]]) -> Iterator[Found]:
    """`rows`: an id, a key's kind and value, of everything that shares one; whether it has a birth of its own."""
    kinds: dict[UUID, set[str]] = defaultdict(set)
    births = {}
    for id, kind, _, has_birth in rows:
        kinds[id].add(kind)
        births[id] = has_birth
    for id, shared in sorted(kinds.items()):
        if indexing.NAME_AND_BIRTH in shared or (indexing.NAME in shared and shared & BESIDE_NAME):
            yield Found(id)
        elif indexing.NAME in shared and not (births[id] and _has_birth(who)):
            yield Found(id, sure=False)


def keys(who: Said) -> set[tuple[str, str]]:
    """The keys that are sought."""
    return set(indexing.keys_of(who))


def records_of(who: Said) -> dict[UUID, bool]:
    """Every record on whom is sought, and whether it is sure; the system asks, under no lock."""
    wanted = keys(who)
    rows = RecordKey.objects.filter(value__in=[value for _, value in wanted]).values_list("record", "kind", "value")
    ids = {row[0] for row in rows}
    births = set(
        RecordKey.objects.filter(record__in=ids, kind=indexing.NAME_AND_BIRTH).values_list("record", flat=True)
    )
    return {one.thing: one.sure for one in found_by(who, ((id, k, v, id in births) for id, k, v in rows))}


def _has_birth(who: Said) -> bool:
    return who.born is not None and who.born[1] == "day"
