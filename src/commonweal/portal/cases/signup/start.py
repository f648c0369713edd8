"""What is said of an agency's start, as a value."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Start:
    """What is said of an agency."""

    asked_on: dt.date | None = None
    signed_on: dt.date | None = None
    trained_on: dt.date | None = None
    trained: int | None = None
    since: dt.date | None = None
    note: str = ""
