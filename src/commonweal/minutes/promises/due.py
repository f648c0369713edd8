"""By when: the words, and a date where a whole one is stated."""

import re
from datetime import date

from commonweal.minutes import dates

_MEETING = (
    r"(?:(?:the|a|its|our|each|every)\s+)?(?:next|future|following|forthcoming|subsequent)\s+(?:\w+\s+){0,2}?meetings?"
    r"(?:\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)*)?"
)
_DUE = re.compile(
    rf"(?<!held )\b(?:by|before|on|no later than|until)\s+{dates.DATE_WORDS}"
    rf"|\b(?:to|at|for|before|by|in time for)\s+{_MEETING}"
    r"|\b(?:by|before|within|at|in)\s+(?:the\s+)?(?:end of\s+(?:the\s+)?)?(?:next\s+)?(?:(?:\d+|one|two"
    r"|three|four|six|a few|the next few)\s+)?"
    r"(?:working\s+)?(?:days?|weeks?|months?|quarters?|fortnight|year)\b(?:\s+time)?"
    rf"|\b(?:by|before|in|from)\s+(?:(?:the\s+)?(?:end|start|middle) of\s+|early\s+|late\s+"
    rf"|mid[- ])?{dates.MONTH}\b(?:\s+\d{{4}})?"
    r"|\bby\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\bwhen(?:ever)? possible\b"
    r"|\bas soon as (?:possible|practicable)\b|\basap\b|\bin due course\b"
    r"|\bin the (?:near )?future\b|\bimmediately\b|\bthe next meeting\b",
    re.IGNORECASE,
)
_STATED = re.compile(rf"\((?:(?:Due|By|Deadline):\s*(?P<due>[^()]+)|(?P<day>{dates.DATE_WORDS}))\)", re.IGNORECASE)


def due(sentence: str) -> tuple[str | None, date | None]:
    """The words that say by when, and the date where they state one."""
    stated = _STATED.search(sentence)
    found = stated or _DUE.search(sentence)
    if not found:
        return None, None
    words = (stated["due"] or stated["day"]).strip() if stated else found.group().strip()
    day = dates.first_date(words)
    return words, day.day if day else None
