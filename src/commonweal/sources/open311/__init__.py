"""Reports from the public, as a council's endpoint gives them over Open311 GeoReport v2."""

from commonweal.sources.open311.asking import Asked, ask_between
from commonweal.sources.open311.client import Client
from commonweal.sources.open311.discovery import endpoint_of
from commonweal.sources.open311.request import Report
from commonweal.sources.open311.services import Offered, check_offered, offered
from commonweal.sources.open311.settings import Endpoint, Service, endpoint_said, read_endpoint

__all__ = [
    "Asked",
    "Client",
    "Endpoint",
    "Offered",
    "Report",
    "Service",
    "ask_between",
    "check_offered",
    "endpoint_of",
    "endpoint_said",
    "offered",
    "read_endpoint",
]
