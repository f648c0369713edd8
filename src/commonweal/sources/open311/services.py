"""Which services an endpoint offers: the list of codes that the partnership chooses from."""

from dataclasses import dataclass

from commonweal.errors import EndpointFailed
from commonweal.sources.open311.client import Client
from commonweal.sources.open311.content import rows_of
from commonweal.sources.open311.settings import Endpoint

KEYS = ("service_code", "service_name", "group")
MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Offered:
    """One service as the endpoint prints it."""

    code: str
    name: str
    group: str


def offered(client: Client, endpoint: Endpoint, address: str) -> tuple[Offered, ...]:
    """Every service that it offers, in its own order."""
    said = {"jurisdiction_id": endpoint.jurisdiction} if endpoint.jurisdiction else {}
    rows = client.get(
        f"{address}/services.{endpoint.format}", lambda content: rows_of(content, KEYS, "service"), **said
    )
    found = (Offered(r.get("service_code", ""), r.get("service_name", ""), r.get("group", "")) for r in rows)
    return tuple(one for one in found if one.code)


def check_offered(endpoint: Endpoint, services: tuple[Offered, ...]) -> None:
    """Raises EndpointFailed where the file names a code that the endpoint does not offer: it would count as nought."""
    known = {one.code for one in services}
    missing = [code for service in endpoint.services for code in service.codes if code not in known]
    if missing:
        listed = ", ".join(f"{one.code} ({one.name})" for one in services[:MOST_NAMED]) or "none at all"
        raise EndpointFailed(
            f"The endpoint offers no service with the code {', '.join(missing)}.",
            f"It offers {listed}{' and more' if len(services) > MOST_NAMED else ''}: mend the endpoint's file.",
        )
