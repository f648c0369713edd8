"""A made-up council's endpoint for tests: the specification's own example, planted reports, and faults on demand.

`from reporting_council import Faulty, council, report, tiny_places` ... Every personal field of every request sings.
"""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from commonweal.demo import build, plan
from commonweal.demo.council_server import Council, Handler
from commonweal.figures import Area
from commonweal.geography import Gazetteer
from commonweal.ingest.open311 import poll
from commonweal.ingest.reference import ingest_reference
from commonweal.sources.open311 import Client, Endpoint, endpoint_said
from commonweal.store import Store
from commonweal.workspace import Workspace

SERVICES = (
    {"service_code": "bonfire", "service_name": "Bonfire material", "description": "", "metadata": "false",
     "type": "realtime", "keywords": "", "group": "Streets"},
    {"service_code": "017", "service_name": "Rubbish, dumped", "description": "", "metadata": "false",
     "type": "realtime", "keywords": "", "group": "Streets"},
    {"service_code": "pothole", "service_name": "Pothole", "description": "", "metadata": "false",
     "type": "realtime", "keywords": "", "group": "Roads"},
)  # fmt: skip
SINGS = "singsofaperson"
PERSONAL = {
    "description": f"{SINGS}-description by Ann Example", "status_notes": f"{SINGS}-notes",
    "address": f"{SINGS}-address, 1 High Street", "address_string": f"{SINGS}-string", "zipcode": f"{SINGS}-zip",
    "media_url": f"https://{SINGS}-media.example/1.jpg", "email": f"{SINGS}@example.org",
    "first_name": f"{SINGS}-first", "last_name": f"{SINGS}-last", "phone": f"{SINGS}-phone",
    "account_id": f"{SINGS}-account", "device_id": f"{SINGS}-device", "requestor_name": f"{SINGS}-requestor",
    "title": f"{SINGS}-title", "detail": f"{SINGS}-detail", "agency_responsible": f"{SINGS}-agency",
}  # fmt: skip
SAID: dict[str, Any] = {
    "name": "alder", "publisher": "Alder Council", "licence": "Open Government Licence v3.0",
    "partnership": "E06990004", "since": "2025-09-01", "on_this_machine": True,
    "service": [
        {"name": "Bonfire material", "codes": ["bonfire"]},
        {"name": "Fly-tipping", "codes": ["017"], "offence": "asb-environmental"},
    ],
}  # fmt: skip
Fault = Callable[["FaultyHandler"], bool]  # answers itself, and whether it did


class FaultyHandler(Handler):
    """Does what the next fault says, before it answers as it should."""

    def do_GET(self) -> None:  # noqa: N802  the base class names it so
        """One question."""
        faults = self.server.faults  # type: ignore[attr-defined]
        if "requests" in self.path and faults and faults.pop(0)(self):
            self.council.asked.append(self.path)
            return
        super().do_GET()


class Faulty(Council):
    """A council whose next answers about requests go wrong in given ways."""

    def __init__(self, *args: Any, **said: Any) -> None:
        super().__init__(*args, handler=FaultyHandler, **said)
        self.faults: list[Fault] = []


def report(
    number: int, moment: str, code: str = "bonfire", point: tuple[float, float] | None = None, **more: Any
) -> Any:
    """One request as the specification has it; `point`: longitude and latitude."""
    return {
        "service_request_id": str(number), "status": "open", "service_name": "x", "service_code": code,
        "requested_datetime": moment, "updated_datetime": moment, "expected_datetime": None,
        "lat": point[1] if point else None, "long": point[0] if point else None, **PERSONAL, **more,
    }  # fmt: skip


def council(*requests: Any, **said: Any) -> Faulty:
    """An endpoint with these requests."""
    return Faulty(SERVICES, requests, **said)


def endpoint(of: Council, **said: Any) -> Endpoint:
    """Its file."""
    where = {} if "discovery" in said else {"address": of.address}
    return endpoint_said({**SAID, **where, **said})


def client(waits: list[float] | None = None) -> Client:
    """Asks without patience; `waits` is told how long it would have waited."""
    return Client(local=True, wait=waits.append if waits is not None else lambda _: None)


def polled(workspace: Path, asked: Endpoint, today: date) -> None:
    """One round of asking, in whichever process."""
    poll(Workspace(workspace), asked, today=today, client=client())


def status(code: int, **headers: str) -> Fault:
    """Answers with a status."""

    def answer(handler: FaultyHandler) -> bool:
        handler.send_response(code)
        for name, value in {"Content-Length": "0", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        return True

    return answer


def text(said: str, media_type: str = "application/json", code: int = 200) -> Fault:
    """Answers with a text."""

    def answer(handler: FaultyHandler) -> bool:
        handler.send_text(said, media_type, code)
        return True

    return answer


def cut_off(handler: FaultyHandler) -> bool:
    """Ends in the midst of what it promised."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'[{"service_request_id": "1", "ser')
    handler.close_connection = True
    return True


def slow(seconds: float) -> Fault:
    """Answers late."""

    def answer(handler: FaultyHandler) -> bool:
        time.sleep(seconds)
        return False

    return answer


@pytest.fixture(scope="session")
def tiny_places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the tiny borough's places. Copy it to change it."""
    folder, root = tmp_path_factory.mktemp("places"), tmp_path_factory.mktemp("places-workspace")
    build.write_files(plan.TINY, folder)
    ingest_reference(Store(Workspace(root)), [folder / part for part in ("lookups", "boundaries", "population")])
    return root


def middle_of_wards(workspace: Path) -> list[tuple[Area, tuple[float, float]]]:
    """The partnership's wards, each with a point well within it."""
    places = Gazetteer.of(Store(Workspace(workspace)).view())
    code = str(SAID["partnership"])
    edition = places.ward_edition(code)
    outlines = places.outlines("ward", edition)
    found = []
    for ward in places.wards(code, edition):
        point = shapely.point_on_surface(outlines.polygons[outlines.codes.index(ward.code)])
        found.append((ward, (point.x, point.y)))
    return found
