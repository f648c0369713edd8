"""What a body's calendar allows."""

import datetime as dt
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import Refused
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.models import Meeting


class DayTaken(Refused):
    """The body already meets on that day."""


def check_day_is_free(reader: Reader, body: UUID, date: dt.date) -> None:
    """A body meets once on a day, as far as this reader can know."""
    if readable(reader, Meeting).filter(body=body, date=date).exclude(state="cancelled").exists():
        raise DayTaken(f"There is already a meeting on {in_words(date)}.", "Choose another day, or change that one.")
