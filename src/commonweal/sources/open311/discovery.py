"""The discovery file: where an endpoint's production stands."""

from commonweal.errors import EndpointFailed
from commonweal.sources.open311.client import Client
from commonweal.sources.open311.content import rows_of
from commonweal.sources.open311.guard import check_address
from commonweal.sources.open311.settings import Endpoint

KEYS = ("specification", "url", "type")


def endpoint_of(client: Client, endpoint: Endpoint) -> str:
    """The address that is asked: as the endpoint's file says, else as its discovery file does."""
    if endpoint.address:
        return endpoint.address
    found = client.get(endpoint.discovery, lambda content: rows_of(content, KEYS, "endpoint"))
    fitting = [one for one in found if "georeport_v2" in one.get("specification", "").casefold()]
    production = [one for one in fitting if one.get("type", "production").casefold() == "production"]
    address = next((one["url"] for one in production or fitting if one.get("url")), "")
    if not address:
        raise EndpointFailed(
            "The discovery file names no endpoint for GeoReport v2.", "Write the endpoint's own address in its file."
        )
    check_address(address, local=endpoint.local)
    return address.rstrip("/")
