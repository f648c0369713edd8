"""Every partnership there is: each with its districts, once."""

from collections.abc import Iterator

from commonweal.geography.districts import Districts
from commonweal.geography.history import CodeHistory
from commonweal.geography.partnership import Partnership, find_partnership

ELSEWHERE = ("S", "N")


def all_partnerships(districts: Districts, history: CodeHistory) -> tuple[Partnership, ...]:
    """One for each district of today in England and Wales, districts that share a partnership together; by name.

    A district of which no lookup says the partnership, or says several (it was merged since), stands for itself, and so
    does the one that is then left alone (Dorset, of which Christchurch went to Bournemouth and Poole). Scotland and
    Northern Ireland have other arrangements by other laws: tables of the United Kingdom's codes name their districts.
    """
    found: dict[str, Partnership] = {}
    for district in sorted(code for code in districts.codes if not code.startswith(ELSEWHERE)):
        partnership = _of(district, districts, history)
        found.setdefault(_key(partnership), partnership)
    return tuple(sorted(_whole(found), key=lambda p: (p.area.name, p.area.code)))


def _of(district: str, districts: Districts, history: CodeHistory) -> Partnership:
    csp = districts.csp_of(district)
    members = {d for d in districts.districts_of_csp(csp) if districts.csp_of(d) == csp} if csp else set()
    return find_partnership(csp if csp and len(members) > 1 else district, districts, history)


def _key(partnership: Partnership) -> str:
    return min(d.code for d in partnership.districts)


def _whole(found: dict[str, Partnership]) -> Iterator[Partnership]:
    """Without a partnership all of whose districts stand in a larger one."""
    for one in found.values():
        mine = {d.code for d in one.districts}
        if not any(mine < {d.code for d in other.districts} for other in found.values()):
            yield one
