"""Council minutes, text <-> one structure: read(write(m)) == m. Nothing is assigned or corrected in silence."""

from collections.abc import Iterable
from pathlib import Path

from commonweal.minutes.files import ACCEPTED, lines_apart, lines_of, lines_of_file
from commonweal.minutes.header.guesses import with_other_minutes
from commonweal.minutes.json_form import as_json
from commonweal.minutes.model import MeetingRecord
from commonweal.minutes.profile import GENERAL, Profile, load_profile
from commonweal.minutes.reading import read
from commonweal.minutes.writing import write

__all__ = [
    "ACCEPTED",
    "GENERAL",
    "Profile",
    "as_json",
    "lines_apart",
    "lines_of",
    "load_profile",
    "read",
    "read_files",
    "write",
]


def read_files(paths: Iterable[Path], profile: Profile = GENERAL) -> tuple[MeetingRecord, ...]:
    """One record a file; a name printed with its organisation in one is offered it in others. Raises FileRefused."""
    return with_other_minutes([read("\n".join(lines_of_file(path)), profile) for path in paths])
