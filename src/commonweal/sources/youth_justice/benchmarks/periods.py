"""From a publisher's words to the months of a period, as tables of youth justice write them: years may be short."""

import re

from commonweal.figures import Period
from commonweal.sources.indicator import periods

SHORT_YEAR = re.compile(r"\b([a-z]{3,9}\.?)\s*'?(\d\d)(?!\d)", re.IGNORECASE)  # Apr '18; teams began in 2000
LEAST = 3  # months: no measure is of fewer
CALENDAR = re.compile(r"\d{4}")  # which twelve months are meant is not said


def read_period(text: str) -> Period | None:
    """The months that a publisher's words name; None where they name none, run backwards, or are of no measure."""
    words = SHORT_YEAR.sub(r"\1 20\2", " ".join(text.split()))
    found = None if CALENDAR.fullmatch(words) else periods.read_period(words)
    return found if found and len(found) >= LEAST else None
