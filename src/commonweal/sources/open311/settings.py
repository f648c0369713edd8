"""An endpoint's file: where it is, and which of its services the partnership asks for.

::

    name = "alder"
    publisher = "Alder Council"
    licence = "Open Government Licence v3.0"
    partnership = "Alder"
    address = "https://reports.alder.example/open311/v2"
    since = 2024-01-01

    [[service]]
    name = "Fly-tipping"
    codes = ["fly-tipping", 17]
    offence = "asb-environmental"
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.records import offences
from commonweal.sources.partner.said import (
    check_known,
    day,
    needed_text,
    node,
    one_of,
    read_toml,
    short_name,
    truth,
    whole,
)

EXAMPLES = "docs/how-to/take-in-public-reports.md shows a whole file."
TOP = (
    "name", "publisher", "licence", "partnership", "address", "discovery", "jurisdiction", "format", "pages", "most",
    "look_back", "since", "on_this_machine", "service",
)  # fmt: skip
SERVICE = ("name", "codes", "offence")
MOST = 1000  # requests of one answer, by the specification
LOOK_BACK = 90  # days: by the specification, what an endpoint answers with where no dates are named
LONGEST = 80  # letters of a service's name
ENVIRONMENTAL = "asb-environmental"


@dataclass(frozen=True, slots=True)
class Service:
    """The partnership's own name of a service, and the endpoint's codes that it stands for."""

    name: str
    codes: tuple[str, ...]
    offence: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One endpoint. `address` or `discovery` is given, never both. `local`: one on this machine, over plain http.

    `most`: requests that one answer holds at most; `pages`: whether it gives more of them by page. `look_back`: for how
    many days a report is asked for again, since its state changes.
    """

    name: str
    publisher: str
    licence: str
    partnership: str
    since: date
    services: tuple[Service, ...]
    address: str = ""
    discovery: str = ""
    jurisdiction: str = ""
    format: str = "json"
    pages: bool = False
    most: int = MOST
    look_back: int = LOOK_BACK
    local: bool = False

    def service_of(self, code: str) -> Service | None:
        """The service that one of the endpoint's codes stands for."""
        return next((service for service in self.services if code in service.codes), None)


def read_endpoint(path: Path) -> Endpoint:
    """The file at `path`. Raises MappingRefused, which says what is missing, misspelt or not allowed."""
    return endpoint_said(read_toml(path, EXAMPLES))


def endpoint_said(said: Mapping[str, Any]) -> Endpoint:
    """The same from what the file says, already parsed."""
    check_known(said, TOP, "an endpoint's file")
    since = day(said, "since")
    if since is None:
        raise MappingRefused("The file does not say since when reports are wanted.", "Write since = 2024-01-01.")
    if ("address" in said) == ("discovery" in said):
        raise MappingRefused("The file must name either the endpoint's address or its discovery file.", EXAMPLES)
    return Endpoint(
        name=short_name(said.get("name"), "name"),
        publisher=needed_text(said, "publisher", EXAMPLES),
        licence=needed_text(said, "licence", EXAMPLES),
        partnership=needed_text(said, "partnership", EXAMPLES),
        since=since,
        services=_services(said.get("service")),
        address=needed_text(said, "address", EXAMPLES).rstrip("/") if "address" in said else "",
        discovery=needed_text(said, "discovery", EXAMPLES) if "discovery" in said else "",
        jurisdiction=needed_text(said, "jurisdiction", EXAMPLES) if "jurisdiction" in said else "",
        format=one_of(said, "format", ("json", "xml")),
        pages=bool(truth(said, "pages")),
        most=whole(said, "most", MOST, 1, MOST),
        look_back=whole(said, "look_back", LOOK_BACK, 1, 3650),
        local=bool(truth(said, "on_this_machine")),
    )


def _services(said: object) -> tuple[Service, ...]:
    if not isinstance(said, list) or not said or not all(isinstance(one, dict) for one in said):
        raise MappingRefused("The file names no service.", f"Add [[service]] with its name and codes. {EXAMPLES}")
    services = tuple(_service(one) for one in said)
    for what, found in (
        ("name", [service.name.casefold() for service in services]),
        ("code", [code for service in services for code in service.codes]),
    ):
        twice = next((one for one in found if found.count(one) > 1), None)
        if twice is not None:
            raise MappingRefused(f"The {what} '{twice}' stands there twice.", "Each belongs to one [[service]].")
    return services


def _service(said: Mapping[str, Any]) -> Service:
    check_known(said, SERVICE, "[[service]]")
    name = needed_text(said, "name", EXAMPLES)
    codes = said.get("codes")
    if not isinstance(codes, list) or not codes or not all(_is_code(code) for code in codes):
        raise MappingRefused(
            f"'{name}' does not say its codes.", 'Write codes = ["..."], as the endpoint prints them in services.json.'
        )
    if len(name) > LONGEST:
        raise MappingRefused(f"The service's name '{name[:20]}...' is too long.", f"Use {LONGEST} letters at most.")
    offence = node(said.get("offence", ENVIRONMENTAL))
    if offence not in offences.descendants(offences.ASB):
        raise MappingRefused(
            f"'{name}' would count reports from the public as recorded crime.",
            "Give it a node of anti-social behaviour, such as asb-environmental or asb-nuisance.",
        )
    return Service(name, tuple(str(code).strip() for code in codes), offence)


def _is_code(code: object) -> bool:
    return isinstance(code, str | int) and not isinstance(code, bool) and bool(str(code).strip())
