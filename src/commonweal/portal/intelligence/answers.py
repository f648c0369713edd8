"""The form's answers: what each page asks, as it was typed, and what can be read of it.

Everything here takes raw values, for what was typed is kept half-done and wrong as it is; `missing` says in words what
the unit still needs.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commonweal.portal.people.said import MONTHS

TODAY, YESTERDAY, OTHER = "today", "yesterday", "other"
WHICH_DAY = {TODAY: "Today", YESTERDAY: "Yesterday", OTHER: "Another day, month or year"}
HOW = {
    "seen": "I saw or heard it myself",
    "told": "Somebody told me",
    "record": "It is in our records, or on camera",
    "online": "It was put online",
    "unsigned": "It came without a name: a call, a letter, a rumour",
}
RISK = {"no": "No", "yes": "Yes", "unknown": "I do not know"}
DOUBT = {"no": "No", "yes": "Yes, I think that it may be"}
PERMISSION = {
    "yes": "Yes, once the unit has taken out what could point to a source",
    "ask": "Ask me first",
    "no": "No, it is for the police alone",
}
PURPOSES = {
    "crime": "To prevent or detect crime",
    "child": "To keep a child safe",
    "adult": "To keep an adult at risk safe",
    "disorder": "To prevent anti-social behaviour or disorder",
    "offender": "To find or bring to justice somebody who offends",
}
PIECES = {"who": "Who?", "where": "Where?", "when": "When?", "why": "Why?", "how": "How?"}
PAGES = ("what", "when", "names", "source", "risk", "sharing", "check")
LONGEST = 10_000  # characters of one answer
OLDEST = 1950

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is needed before it can be sent: the page and field that ask for it, and what to say."""

    page: str
    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year; where it cannot be read, why not."""

    on: dt.date | None
    precision: str = "day"
    wrong: str = ""

    @property
    def words(self) -> str:
        """`3 May 2026`, `May 2026`, `2026`."""
        if self.on is None:
            return ""
        said = [str(self.on.year)]
        if self.precision != "year":
            said.insert(0, MONTHS[self.on.month - 1])
        return " ".join([str(self.on.day), *said] if self.precision == "day" else said)


def day_of(raw: Raw, today: dt.date) -> Day:
    """When the information is from. `typed_on` in it is the day on which "today" was said."""
    which = raw.get("which")
    if which in (TODAY, YESTERDAY):
        typed = dt.date.fromisoformat(raw["typed_on"]) if raw.get("typed_on") else today
        return Day(typed - dt.timedelta(days=which == YESTERDAY))
    if which != OTHER:
        return Day(None, wrong="Say when this is from.")
    day, month, year = (str(raw.get(part) or "").strip() for part in ("day", "month", "year"))
    return _typed(day, month, year, today)


def missing_of(when: Raw, source: Raw, sharing: Raw, *, items: int, today: dt.date) -> Iterator[Missing]:
    """What is still needed, in the order of the pages. Agreements are asked of elsewhere: see intelligence.basis."""
    if not items:
        yield Missing("what", "text", "Say what you know.")
    if wrong := day_of(when, today).wrong:
        yield Missing("when", "which", wrong)
    if source.get("how") not in HOW:
        yield Missing("source", "how", "Say how you know it.")
    if source.get("risk") not in RISK:
        yield Missing("risk", "risk", "Say whether somebody could be at risk if the police act on this.")
    if source.get("doubt") not in DOUBT:
        yield Missing("risk", "doubt", "Say whether you think that it may be false or meant to harm.")
    if sharing.get("permission") not in PERMISSION:
        yield Missing("sharing", "permission", "Say whether it may be shared with other agencies.")
    if sharing.get("purpose") not in PURPOSES:
        yield Missing("sharing", "purpose", "Say what it is told for.")


def _typed(day: str, month: str, year: str, today: dt.date) -> Day:
    number = _month(month)
    if not year.isdecimal() or (month and number is None) or (day and not day.isdecimal()) or (day and not month):
        return Day(None, wrong="That day cannot be read. Give the year at least, for example 3 5 2026, or 2026 alone.")
    try:
        on = dt.date(int(year), number or 1, int(day) if day else 1)
    except ValueError:
        return Day(None, wrong="There is no such day. Look at it again.")
    if on.year < OLDEST:
        return Day(None, wrong="Look at the year again.")
    if on > today:
        return Day(None, wrong="That lies in the future. Say when you came to know it, and what is to come in words.")
    return Day(on, "day" if day else "month" if month else "year")


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    found = [n for n, name in enumerate(MONTHS, 1) if len(text) >= 3 and name.lower().startswith(text.lower())]
    return found[0] if len(found) == 1 else None
