"""A published table of counts: area, month or quarter, offence, count; read through a mapping file."""

from commonweal.sources.counts.areas import Areas, KnownAreas
from commonweal.sources.counts.mapping import Mapping, Presence
from commonweal.sources.counts.mapping_file import mapping_of, read_mapping
from commonweal.sources.counts.present import ForcesPresent, read_present
from commonweal.sources.counts.read import CountTable, read_counts

__all__ = [
    "Areas",
    "CountTable",
    "ForcesPresent",
    "KnownAreas",
    "Mapping",
    "Presence",
    "mapping_of",
    "read_counts",
    "read_mapping",
    "read_present",
]
