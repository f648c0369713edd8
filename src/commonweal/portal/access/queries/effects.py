"""What setting an audience would do, told before it is done. Counts only what the asking reader may read."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.homes import inside
from commonweal.portal.access.kinds import words_for
from commonweal.portal.access.models import STUB, Audience, Thing
from commonweal.portal.access.opening import satisfies
from commonweal.portal.access.reach import Memberships, Reach, reach_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.audiences import is_wider


@dataclass(frozen=True, slots=True)
class Effects:
    """What would change. `sentences` say it in words; `wider` needs more than a click."""

    before: int | None  # people who read it now; None: everyone
    after: int | None
    wider: bool
    shuts_out_setter: bool
    sentences: tuple[str, ...]


def effects(reader: Reader, thing: Thing, kind: str, ids: Iterable[UUID], face: str) -> Effects:
    """What would change for whom, were a thing's audience set so."""
    wanted = Reach(kind, frozenset(ids))
    memberships = Memberships.today()
    home = _reaches(thing.home.lock.audiences.all()) if thing.home else frozenset()
    draft = frozenset({Reach("drafts")}) if thing.draft else frozenset()
    now = memberships.reached(home | draft | {reach_of(thing.audience)})
    then = memberships.reached(home | draft | {wanted})
    shuts_out = not satisfies(reader, wanted)
    said = [f"It will be seen by {_people(then)}; now it is seen by {_people(now)}."]
    if draft:
        said.append(f"Once it goes out, it will be seen by {_people(memberships.reached(home | {wanted}))}.")
    said += _inner(reader, thing, home | draft | {wanted}, memberships)
    if home and not all(reach.covers(wanted) for reach in home):
        said.append("It sits in something narrower, and is never more visible than what it sits in.")
    if face == STUB and wanted.kind != "public":
        said.append("Everyone else who sees where it sits sees its stub: number, public title, reason and outcome.")
    elif wanted.kind != "public":
        said.append("Everyone else sees nothing of it, not even that it exists.")
    if shuts_out:
        said.append("You will not be able to read it yourself any more.")
    return Effects(now, then, is_wider(thing, wanted, face), shuts_out, tuple(said))


def _inner(reader: Reader, thing: Thing, outer: frozenset[Reach], memberships: Memberships) -> list[str]:
    """One sentence for each number of people: `3 papers and 2 actions in it will be seen by 5 people.`"""
    reaches: dict[UUID, frozenset[Reach]] = {thing.id: outer}
    counted: dict[int | None, Counter[str]] = defaultdict(Counter)
    for inner in inside(reader, thing):
        own = {reach_of(inner.audience), *([Reach("drafts")] if inner.draft else [])}
        reaches[inner.id] = reaches[inner.home_id] | own  # type: ignore[index]
        counted[memberships.reached(reaches[inner.id])][inner.kind] += 1
    order = sorted(counted, key=lambda people: (people is None, people))
    return [f"{_things(counted[people])} in it will be seen by {_people(people)}." for people in order]


def _reaches(audiences: Iterable[Audience]) -> frozenset[Reach]:
    return frozenset(reach_of(audience) for audience in audiences)


def _things(counts: Counter[str]) -> str:
    words = [words_for(kind, counts[kind]) for kind in sorted(counts)]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _people(count: int | None) -> str:
    return "everyone" if count is None else f"{count} {'person' if count == 1 else 'people'}"
