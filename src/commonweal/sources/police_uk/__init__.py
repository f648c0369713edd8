"""The street-level archive of data.police.uk: street and outcomes files."""

from commonweal.sources.police_uk.archive import Archive, Left, Member, open_archive
from commonweal.sources.police_uk.names import PATTERN_IN_WORDS, FileName
from commonweal.sources.police_uk.read import OUTCOMES_SCHEMA, read_outcomes, read_street

PUBLISHER = "data.police.uk"
LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0"

__all__ = [
    "LICENCE",
    "OUTCOMES_SCHEMA",
    "PATTERN_IN_WORDS",
    "PUBLISHER",
    "Archive",
    "FileName",
    "Left",
    "Member",
    "open_archive",
    "read_outcomes",
    "read_street",
]
