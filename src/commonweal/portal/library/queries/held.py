"""What the store holds for a report to choose of: sources of counts, and lists of groups. No file of it is opened."""

from dataclasses import dataclass

from commonweal.records.counts import PREFIX, PRESENT
from commonweal.store import Edition, Store
from commonweal.workspace import Workspace

POLICE_UK = "police_uk.street"
GROUP = "group."


@dataclass(frozen=True, slots=True)
class HeldSource:
    """One source of counts, as the form offers it."""

    dataset: str
    words: str


@dataclass(frozen=True, slots=True)
class Held:
    """Sources, police.uk's first; those `for_partners` alone; and the names of lists of groups."""

    sources: tuple[HeldSource, ...]
    for_partners: frozenset[str]
    groups: tuple[str, ...]


def held(workspace: Workspace) -> Held:
    """What can be chosen now. police.uk's files are offered in any case: the job says where none are held."""
    editions = Store(workspace).editions()
    tables = sorted({e.dataset for e in editions if e.dataset.startswith(PREFIX) and not e.dataset.endswith(PRESENT)})
    restricted = frozenset(e.dataset for e in editions if e.dataset in tables and e.audience != "public")
    sources = [HeldSource(POLICE_UK, "police.uk: street-level crime and anti-social behaviour")]
    sources += [HeldSource(name, _words(name, editions, name in restricted)) for name in tables]
    groups = {e.dataset.removeprefix(GROUP) for e in editions if e.dataset.startswith(GROUP)}
    return Held(tuple(sources), restricted, tuple(sorted(groups)))


def _words(dataset: str, editions: tuple[Edition, ...], restricted: bool) -> str:
    publisher = next(e.publisher for e in editions if e.dataset == dataset)
    only = ", for partners only" if restricted else ""
    return f"The table “{dataset.removeprefix(PREFIX)}” of {publisher}{only}"
