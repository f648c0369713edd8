"""Any partner's CSV or Excel extract, a row an incident, read through a mapping file."""

from commonweal.sources.partner.checks import Finding, Kind
from commonweal.sources.partner.mapping import Mapping
from commonweal.sources.partner.mapping_file import mapping_of, read_mapping
from commonweal.sources.partner.places import KnownPlaces, Places, WardEdition
from commonweal.sources.partner.read import Extract, read_extract

__all__ = [
    "Extract",
    "Finding",
    "Kind",
    "KnownPlaces",
    "Mapping",
    "Places",
    "WardEdition",
    "mapping_of",
    "read_extract",
    "read_mapping",
]
