"""The title of minutes: which body, and the sentence that says where and when it met."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from commonweal.minutes import dates
from commonweal.minutes.header.labels import label_of
from commonweal.minutes.layout.blocks import Block
from commonweal.minutes.profile import Profile
from commonweal.minutes.sentences import folded

_BODY = re.compile(
    r"\b(?:partnership|board|committee|group|forum|panel|council|team|cabinet|minutes|meeting|commission"
    r"|assembly|network|alliance|csp)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:draft|confirmed|unconfirmed|approved|public|the)\s+)*(?:(?:minutes|notes|record|note)\s+(?:of"
    r"|from)\s+)?(?:(?:a|an|the|of)\s+)*"
    r"(?:(?:\w+\s+){0,2}meeting\s+(?:of|for)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:\s*[-–—:,]?\s*(?:draft\s+)?(?:minutes|notes)(?:\s+of\s+(?:the\s+)?meeting)?)?[\s:,–—-]*$", re.IGNORECASE
)
_HELD = re.compile(
    r"\s*,?\s*(?:meeting\s*,?\s*)?(?:was\s+|were\s+)?(?:held|which took place|took place|met)\b"
    r"|\s+[-–—]\s+|\s+on\s+|:\s",
    re.IGNORECASE,
)
_VENUE = re.compile(r"\b(?:held\s+)?(?:at|in)\s+(?P<venue>(?:the\s+)?[A-Z][^.;]*)")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "with", "at", "by"))
_NAMED = re.compile(r"\bmeeting of (?:the )?", re.IGNORECASE)
_SEARCHED = 12  # blocks: a title stands at the top


@dataclass(frozen=True, slots=True)
class Title:
    """The title's parts; `after` is the index of the first block that is no part of it."""

    as_printed: str | None
    body: str | None
    venue: str | None
    stray: str | None
    texts: tuple[str, ...]
    after: int


def title_at(blocks: Sequence[Block], profile: Profile) -> int:
    """The place of the title among the first blocks; -1 where there is none."""
    top = _top(blocks, profile)
    return next(
        (n for n, b in enumerate(top) if _is_title(b.text)), next((n for n, b in enumerate(top) if _worded(b)), -1)
    )


def title_of(blocks: Sequence[Block], profile: Profile) -> Title:
    """The title's parts; what stands before it is stray. `blocks` end before the first item."""
    top, where = _top(blocks, profile), title_at(blocks, profile)
    if where < 0:
        return Title(None, None, None, _stray(top), (), len(top))
    texts = tuple(b.text for b in top[where:])
    return Title(texts[0], _body(texts), _venue(texts), _stray(top[:where]), texts, len(top))


def _top(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    return list(takewhile(lambda b: not label_of(b.text, profile), blocks[:_SEARCHED]))


def _worded(block: Block) -> bool:
    return len(re.findall(r"[^\W\d]", block.text)) >= 4


def _is_title(text: str) -> bool:
    bare = _TRAILING.sub("", _LEADING.sub("", text))
    return bool(_BODY.search(text)) and len(bare) > 3 and not text.lower().startswith("agenda item")


def _stray(blocks: Sequence[Block]) -> str | None:
    return folded(" ".join(b.text for b in blocks)) or None


def _body(texts: Sequence[str]) -> str | None:
    """The body's name: as the sentence on the meeting has it, else the title, in ordinary capitals."""
    said = next((t for t in texts if _NAMED.search(t) and _HELD.search(t)), None)
    name = _stripped(said[_NAMED.search(said).end() :]) if said else _stripped(texts[0])  # type: ignore[union-attr]
    return _ordinary(name) or None


def _stripped(text: str) -> str:
    bare = _LEADING.sub("", text)
    held = _HELD.search(bare)
    if held and held.start() > 2:
        bare = bare[: held.start()]
    stated = dates.first_date(bare)
    if stated:
        bare = folded(bare).replace(stated.as_printed, "")
    return _TRAILING.sub("", bare).strip(" .,")


def _ordinary(name: str) -> str:
    if not name.isupper():
        return name
    return " ".join(w.lower() if n and w.lower() in _SMALL else w.capitalize() for n, w in enumerate(name.split()))


def _venue(texts: Sequence[str]) -> str | None:
    """The place, from the sentence that says where the body met: what follows `at` or `in` and is no date or time."""
    for text in texts:
        held = _HELD.search(text)
        if not held or not re.search(r"\bheld\b|\bmet\b|took place", text, re.IGNORECASE):
            continue
        rest = dates.TIME.sub("\x00", dates.DATE.sub("\x00", text[held.start() :]))
        for found in _VENUE.finditer(rest):
            place = re.split(r"\x00|\s+(?:on|at|from|commencing)\s+(?=\x00)", found["venue"])[0]
            place = re.sub(r"\s*,?\s*\b(?:on|at|from|commencing(?: at)?|starting)\s*$", "", place).strip(" ,.")
            if place and not place.lower().startswith("the chair"):
                return re.sub(r"^the\s+", "", place, flags=re.IGNORECASE)
    return None
