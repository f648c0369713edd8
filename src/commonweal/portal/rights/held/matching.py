"""Who is sought, by exact keys alone: a name with a birth, a phone or a postcode; or the name alone, which is not sure.

A postcode or a phone by itself finds nobody: it would bring a whole household into one person's answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from commonweal.portal.access.sealed.index import folded
from commonweal.portal.people import indexing
from commonweal.portal.people.models import OnlineName, RecordKey, Vehicle
from commonweal.portal.people.said import Said
from commonweal.portal.rights.holdings import Found

VEHICLES, ONLINE = "vehicles", "online"  # what is asked for beside what `said.Said` has fields for
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


def belongings(who: Said) -> set[str]:
    """Keys of the vehicles and names online that were given for them: exact, and never sure, since a car is lent."""
    cars = {indexing.registration_key(text) for text in told(who, VEHICLES) if folded(text)}
    return cars | {indexing.handle_key(text) for text in told(who, ONLINE) if folded(text)}


def told(who: Said, what: str) -> list[str]:
    """What was given beside names, births, addresses and telephone numbers: registrations, or names online."""
    return [str(one) for one in who.more.get(what) or ()]


def records_of(who: Said) -> dict[UUID, bool]:
    """Every record on whom is sought, and whether it is sure; the system asks, under no lock."""
    wanted = keys(who)
    rows = RecordKey.objects.filter(value__in=[value for _, value in wanted]).values_list("record", "kind", "value")
    ids = {row[0] for row in rows}
    births = set(
        RecordKey.objects.filter(record__in=ids, kind=indexing.NAME_AND_BIRTH).values_list("record", flat=True)
    )
    found = dict.fromkeys(_with(belongings(who)), False)
    return found | {one.thing: one.sure for one in found_by(who, ((id, k, v, id in births) for id, k, v in rows))}


def _with(wanted: set[str]) -> Iterator[UUID]:
    """Records in which one of these vehicles or names online stands."""
    cars = Vehicle.objects.filter(registration_key__in=wanted)
    names = OnlineName.objects.filter(handle_key__in=wanted)
    yield from cars.exclude(of=None).order_by("of").values_list("of_id", flat=True)
    yield from names.exclude(of=None).order_by("of").values_list("of_id", flat=True)


def _has_birth(who: Said) -> bool:
    return who.born is not None and who.born[1] == "day"
