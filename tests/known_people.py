"""Made-up people for tests of records and links."""

from typing import Any

from commonweal.portal.access.models import Thing
from commonweal.portal.access.verbs import audiences
from commonweal.portal.people import matching
from commonweal.portal.people.models import Link, Record
from commonweal.portal.people.verbs import besides, links, records
from portal_world import World

ADA: dict[str, Any] = {
    "given": "Ada", "family": "Candlewick", "aliases": ["Addie Wick"], "born_day": "3", "born_month": "5",
    "born_year": "1987", "sex": "female",
    "addresses": [{"kind": "home", "lines": "14 Rope Street", "postcode": "QX1 1AB"}], "phones": ["07700 900111"],
}  # fmt: skip
AGENCY = {"officer": "Police", "fire": "Fire brigade"}


def entered(
    world: World, by: str = "officer", *, home: Thing | None = None, shared: bool = False, **what: Any
) -> Record:
    """A record of Ada, but for what is said. `shared`: both agencies read it."""
    agency = world.agencies[AGENCY[by]]
    both = audiences.agencies(world.agencies[name].pk for name in AGENCY.values()) if shared else None
    return records.enter({**ADA, **what}, agency=agency, by=world.reader(by), home=home, audience=both)


def sent(what: dict[str, Any]) -> dict[str, str]:
    """The same as a form sends it."""
    address = what["addresses"][0]
    return {
        "given": what["given"], "family": what["family"], "aliases": "\n".join(what["aliases"]),
        "born_0": what["born_day"], "born_1": what["born_month"], "born_2": what["born_year"], "sex": what["sex"],
        "addresses": "1", "address_1_kind": address["kind"], "address_1_lines": address["lines"],
        "address_1_postcode": address["postcode"], "phones": "\n".join(what["phones"]),
    }  # fmt: skip


def busy(world: World) -> None:
    """Records of two agencies: some tied together, one pair waiting, one refused and one undone; one corrected."""
    grow(world, 0)
    by, police = world.reader("officer"), world.agencies["Police"]
    rows = [entered(world, given=given, born_day=str(n), shared=True) for n, given in enumerate(("Bo", "Cy", "Di"), 5)]
    links.refuse(links.tie(rows[0], rows[1], by=by), why="Brothers", by=by)
    undone = links.tie(rows[1], rows[2], by=by)
    Link.objects.filter(pk=undone.pk).update(state="confirmed", decided_at=undone.suggested_at)
    links.undo(undone, why="Sisters", by=by)
    standing = links.tie(rows[0], rows[2], by=by)
    Link.objects.filter(pk=standing.pk).update(state="confirmed", decided_at=standing.suggested_at)
    records.correct(rows[0], {**ADA, "given": "Beau"}, why="As he spells it", by=by)
    besides.enter_place(agency=police, by=by, lines="9 Lantern Yard", postcode="QX2 2CD")


def grow(world: World, nth: int) -> None:
    """The n-th person: two records that are suggested, with a vehicle, and one that stands alone."""
    by, police = world.reader("officer"), world.agencies["Police"]
    pair = [entered(world, who, family=f"Wick{'abcdef'[nth]}", shared=True) for who in ("officer", "fire")]
    links.suggest(matching.among(pair), compared=2, by=by)
    besides.enter_vehicle(agency=police, by=by, registration=f"QX7{nth} ABC", of=pair[0])
    entered(world, given="Bo", family=f"Lantern{'abcdef'[nth]}")
