"""From a partner's dates and times to days and hours, only by the formats that the mapping lists.

A format is never guessed: 03/04/2025 is the third of April or the fourth of March, and nothing in it says which.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from commonweal.errors import MappingRefused

EXCEL = "excel"  # a serial number: days since the workbook's epoch
EPOCH = date(1899, 12, 30)
ISO = "%Y-%m-%dT%H:%M:%S"  # how a true Excel date reaches this module
_PROBE = datetime(2003, 4, 5, 16, 7, 8)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: other numbers are not dates


def check_formats(formats: tuple[str, ...], *, day: bool) -> None:
    """Raises MappingRefused where a format is none, lacks the day, or two would read one text as different days."""
    for known in formats:
        if known != EXCEL:
            _check_format(known, day)
    for one in formats:
        for other in formats:
            if one != EXCEL != other and _read_other(one, other) not in (None, _read_other(one, one)):
                raise MappingRefused(
                    f"'{one}' and '{other}' read the same text as different dates.", "Keep the one that the file uses."
                )


def _check_format(known: str, day: bool) -> None:
    if _read_other(known, known) is None:
        raise MappingRefused(f"'{known}' is not a date format.", 'Write it as "%d/%m/%Y", or "excel" for serials.')
    if day != any(word in known for word in ("%d", "%x", "%j")):
        raise MappingRefused(
            f"'{known}' {'has no day in it' if day else 'has a day in it'}.",
            "Use the column as a month." if day else "Use the column as a date.",
        )


def _read_other(written: str, read: str) -> date | None:
    try:
        return datetime.strptime(_PROBE.strftime(written), read).date()
    except ValueError:
        return None


def read_moment(text: str, formats: Iterable[str], epoch: date = EPOCH) -> datetime | None:
    """The first format that fits; None where none does. Any time of day stays in it."""
    for known in formats:
        moment = _serial(text, epoch) if known == EXCEL else _by_format(text, known)
        if moment is not None:
            return moment
    return None


def _by_format(text: str, known: str) -> datetime | None:
    try:
        return datetime.strptime(text, known)
    except ValueError:
        return None


def _serial(text: str, epoch: date) -> datetime | None:
    try:
        days = float(text)
    except ValueError:
        return None
    if not _SERIALS.start <= days < _SERIALS.stop:  # also refuses nan
        return None
    return datetime.combine(epoch, time()) + timedelta(seconds=round(days * 86_400))


def read_hour(text: str, formats: Iterable[str]) -> int | None:
    """The hour of a time of day, 0 to 23; a bare number of hours is one too."""
    if text.isascii() and text.isdigit() and len(text) <= 2:
        return int(text) if int(text) < 24 else None
    for known in formats:
        moment = _by_format(text, known)
        if moment is not None:
            return moment.hour
    return None
