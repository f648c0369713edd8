"""Reports from the public of the fictional borough: served in Open311's own format, and taken in by its own path.

Planted: bonfire material before 5 November, each year, in the wards where the bonfires are (truth.BONFIRES); everything
else falls evenly. Every request carries made-up words, an address and an e-mail, as real ones do, for the door to stop.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import shapely

from commonweal.demo import plan as plans
from commonweal.demo import truth
from commonweal.demo.council_server import Council, serving
from commonweal.demo.districts import TALLOW
from commonweal.geography import Gazetteer
from commonweal.ingest.open311 import Answer, poll
from commonweal.sources.open311 import Endpoint, endpoint_said
from commonweal.store import Store
from commonweal.workspace import Workspace

SINCE = date(2022, 9, 1)
SEED = 311
A_YEAR = 365.25
BEFORE, IN_EACH = 14, 36  # days before 5 November; reports of bonfire material in each planted ward in them


@dataclass(frozen=True, slots=True)
class Told:
    """A service: the council's code and name, the partnership's own name, and how many reports a year."""

    code: str
    name: str
    own: str
    a_year: int
    offence: str = "asb-environmental"


SERVICES = (
    Told("BON", "Bonfire or stacked wood", "Bonfire material", 90),
    Told("FLY", "Rubbish left on land", "Fly-tipping", 900),
    Told("GRA", "Graffiti or fly-posting", "Graffiti", 160),
    Told("VEH", "Vehicle left on a road", "Abandoned vehicle", 120),
    Told("MOT", "Motorbikes off the road", "Nuisance motorbikes", 210, "asb-nuisance"),
)


def take_in(workspace: Workspace) -> Answer:
    """Serve them on this machine for a moment, and poll that endpoint as any other."""
    services = [
        {"service_code": one.code, "service_name": one.name, "description": "", "metadata": "false",
         "type": "realtime", "keywords": "", "group": "Streets"}
        for one in SERVICES
    ]  # fmt: skip
    with serving(Council(services, requests(workspace))) as council:
        return poll(workspace, endpoint(council.address), today=plans.TODAY)


def endpoint(address: str) -> Endpoint:
    """The partnership's file of the endpoint."""
    return endpoint_said(
        {
            "name": "tallow-council", "publisher": "Tallow Council", "licence": "Fictional: made up for demonstration",
            "partnership": TALLOW.code, "address": address, "since": SINCE, "on_this_machine": True,
            "service": [{"name": one.own, "codes": [one.code], "offence": one.offence} for one in SERVICES],
        }
    )  # fmt: skip


def requests(workspace: Workspace) -> list[dict[str, Any]]:
    """All of them, the same each time."""
    chance = random.Random(SEED)  # noqa: S311  a fictional place, no secrets
    wards = _wards(workspace)
    found = [*_even(chance, wards), *_planted(chance, wards)]
    found.sort()
    return [_request(number, *one, chance) for number, one in enumerate(found, 1)]


Where = dict[str, Any]  # a ward's name -> its outline
Asked = tuple[date, str, float, float]


def _even(chance: random.Random, wards: Where) -> Iterator[Asked]:
    days = (plans.TODAY - SINCE).days
    for service in SERVICES:
        for _ in range(round(service.a_year * days / A_YEAR)):
            day = SINCE + timedelta(days=chance.randrange(days))
            yield day, service.code, *_point(chance, wards[chance.choice(sorted(wards))])


def _planted(chance: random.Random, wards: Where) -> Iterator[Asked]:
    for year in range(SINCE.year, plans.TODAY.year):
        for ward in truth.BONFIRES.wards:
            for _ in range(IN_EACH):
                day = date(year, 11, 5) - timedelta(days=chance.randrange(BEFORE))
                yield day, SERVICES[0].code, *_point(chance, wards[ward])


def _point(chance: random.Random, outline: Any) -> tuple[float, float]:
    west, south, east, north = outline.bounds
    while True:
        point = chance.uniform(west, east), chance.uniform(south, north)
        if shapely.contains_xy(outline, *point):
            return point


def _request(number: int, day: date, code: str, x: float, y: float, chance: random.Random) -> dict[str, Any]:
    asked = datetime(day.year, day.month, day.day, 8 + chance.randrange(12), chance.randrange(60), tzinfo=UTC)
    answered = asked + timedelta(days=1 + math.floor(chance.expovariate(1 / 9)))
    closed = answered.date() < plans.TODAY
    return {
        "service_request_id": str(40_000 + number), "status": "closed" if closed else "open", "status_notes": "",
        "service_name": "", "service_code": code, "requested_datetime": asked.isoformat(),
        "updated_datetime": (answered if closed else asked).isoformat(), "expected_datetime": "",
        "description": "Made up: it is by my gate again, ring me.", "address": f"{chance.randrange(1, 90)} Made-up Row",
        "email": f"someone{number}@example.org", "media_url": f"https://pictures.example/{number}.jpg",
        "lat": round(y, 7), "long": round(x, 7),
    }  # fmt: skip


def _wards(workspace: Workspace) -> Where:
    places = Gazetteer.of(Store(workspace).view())
    edition = next(e.edition for e in places.ward_editions(TALLOW.code) if e.boundaries)
    outlines = places.outlines("ward", edition)
    return {
        ward.name: outlines.polygons[outlines.codes.index(ward.code)] for ward in places.wards(TALLOW.code, edition)
    }
