"""What every page is given: the portal's own name and colour, its places, and how long the session lasts."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import now

# Words and the address's name. A place whose room has no such page is left out.
PLACES = (
    ("Meetings", "meetings:index"),
    ("Papers", "library:index"),
    ("Indicators", "indicators:index"),
    ("Meet us", "engagement:index"),
    ("Plan", "plan:index"),
    ("Register", "meetings:register"),
    ("Search", "meetings:search"),
)
PARTNERS_PLACES = (  # for whoever has any business with a row of ACCESS.md's table
    ("operation", ("Operations", "operations:index")),
)
SHARING_PLACES = (  # by the row of ACCESS.md's table that opens each
    ("case, person", ("Cases", "cases:index")),
    ("case, person", ("People and places", "people:index")),
    ("intelligence", ("Intelligence", "intelligence:index")),
    ("agreement", ("Sharing", "disclosures:index")),  # shares, and all partners' agreements
    ("rights request", ("Data rights", "rights:index")),
)
# Whoever works on no case reads the counts all the same: approved for partners, or waiting for the chair or the clerk.
COUNTS_PLACE = ("Case counts", "cases:counts")
GUIDES_KEEPERS = ("item, minute", "account")  # whoever writes these keeps the guide, or says whose unit reports go to
MEMBERS_PLACES = (("Your actions", "tasks:mine"), ("Notices", "notices:index"))
ROLES_PLACES = (
    ("account", ("People", "partnership:index")),  # the row of ACCESS.md's table that opens it
    ("audit", ("Audit", "audit:search")),
    ("broken glass", ("Broken glass", "cases:broken")),
)
# Rooms that hold what is known of people: each of their pages says who read it, and when, on paper too.
SIGNED_ROOMS = ("people", "disclosures", "cases", "intelligence", "rights")


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the head's navigation."""

    words: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Portal:
    """The partnership's own name and colour, and where residents write."""

    name: str
    colour: str
    contact: str


PORTAL = Portal(settings.CHOSEN.name, settings.CHOSEN.colour, settings.CHOSEN.contact)


def every_page(request: HttpRequest) -> dict[str, Any]:
    """The reader and the head's parts."""
    reader = getattr(request, "reader", None)
    named: tuple[tuple[str, str], ...] = PLACES
    if reader and reader.signed_in:
        named += tuple(place for row, place in PARTNERS_PLACES if reader.reads_beyond_residents(row))
        named += tuple(place for row, place in SHARING_PLACES if _has_business(reader, row))
        named += (COUNTS_PLACE,) if _counts_alone(reader) else ()
        named += MEMBERS_PLACES + tuple(place for row, place in ROLES_PLACES if reader.may("R", row))
    return {
        "portal": PORTAL,
        "reader": reader,
        "places": places(request.path, named),
        "sign_in_address": sign_in_address(request.get_full_path()),
        "session_ends_in": getattr(request, "session_ends_in", None),
        "read_at": now() if reader and reader.signed_in and _is_signed(request) else None,
    }


def _is_signed(request: HttpRequest) -> bool:
    """Whether this is a page of a room whose pages say who read them."""
    found = request.resolver_match
    return found is not None and bool(found.app_names) and found.app_names[0] in SIGNED_ROOMS


def _has_business(reader: Reader, row: str) -> bool:
    keeps = row == "intelligence" and any(reader.may("W", kept) for kept in GUIDES_KEEPERS)
    return keeps or reader.reads_beyond_residents(row)


def _counts_alone(reader: Reader) -> bool:
    """Whether this is a partner to whom no other place leads to the counts."""
    return reader.reads_beyond_residents("operation") and not reader.reads_beyond_residents("case, person")


def places(path: str, named: tuple[tuple[str, str], ...]) -> list[Place]:
    """The places that exist; the one that `path` lies in is marked, the most exact only."""
    found = []
    for words, name in named:
        try:
            found.append((words, reverse(name)))
        except NoReverseMatch:
            continue
    inside = max((address for _, address in found if path.startswith(address)), key=len, default=None)
    return [Place(words, address, address == inside) for words, address in found]


def sign_in_address(path: str) -> str:
    """The sign-in page, which leads back to where one was."""
    login = reverse("account_login")
    back = "" if path.startswith(("/account/", "/colour.css")) or path == "/" else f"?{urlencode({'next': path})}"
    return login + back
