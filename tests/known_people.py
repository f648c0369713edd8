"""Made-up people for tests of records and links."""

from typing import Any

from commonweal.portal.access.models import Thing
from commonweal.portal.access.verbs import audiences
from commonweal.portal.people.models import Record
from commonweal.portal.people.verbs import records
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
