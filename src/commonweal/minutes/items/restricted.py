"""Whether an item is kept from the public, and by what it says so.

- title: the title carries one of the profile's words as a marking (`Restricted - ...`, `... - RESTRICTED`, bracketed).
- body: the item's own text says it of the item: those present were given a restricted report, briefing or update, or
  "this item was restricted". "This report was a restricted document" after a sentence on another, separate report
  speaks of that one: the item is not restricted, and the mention is told as an anomaly.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commonweal.minutes.model import Paragraph
from commonweal.minutes.profile import Profile
from commonweal.minutes.sentences import folded, sentences

_MATTER = r"(?:report|briefing|update|presentation|paper|item|document|verbal\s+update|session|information|minute)"
_GIVEN = (
    r"(?:presented with|received|considered|given|consideration was given to|provided with|briefed|noted"
    r"|heard|discussed|circulated)"
)
_OTHER = re.compile(
    rf"\b(?:separate|another|other|different|accompanying|forthcoming)\s+(?:\w+\s+)?{_MATTER}s?\b", re.IGNORECASE
)
_REASON = re.compile(
    r"\b(?:due to|because|as (?:it|the|defined)|by virtue of|under|owing to|on the grounds"
    r"|in accordance with|paragraphs?|schedule)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Restriction:
    """The markers found (title, body), the sentence that gives the reason, and a mention of another's restriction."""

    markers: tuple[str, ...]
    basis: str | None
    elsewhere: str | None


def plain_title(title: str, profile: Profile) -> str:
    """The title without its marking."""
    return _marking(profile).sub("", title).strip() or title


def restriction(title: str, body: Sequence[Paragraph], profile: Profile) -> Restriction:
    """What the item says of itself."""
    in_title = bool(_marking(profile).search(title))
    own, basis, elsewhere = _in_body(body, profile)
    markers = (*(("title",) if in_title else ()), *(("body",) if own else ()))
    return Restriction(markers, basis if markers else None, elsewhere if not own else None)


def _words(profile: Profile) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(profile.restricted, key=len, reverse=True))


def _marking(profile: Profile) -> re.Pattern[str]:
    words = _words(profile)
    ending = r"(?:\s+(?:item|report|paper|session|information))?"
    return re.compile(
        rf"^\s*[(\[]?(?:{words}){ending}[)\]]?\s*(?:[-–—:]+\s*|(?<=[)\]])\s*)"
        rf"|\s*[-–—:]+\s*[(\[]?(?:{words}){ending}[)\]]?\s*$|\s*[(\[](?:{words}){ending}[)\]]",
        re.IGNORECASE,
    )


def _in_body(body: Sequence[Paragraph], profile: Profile) -> tuple[bool, str | None, str | None]:
    words = _words(profile)
    given = re.compile(
        rf"\b{_GIVEN}\b(?:\s+\w+){{0,3}}?\s+(?:an?|the)?\s*(?:{words})\s+(?:\w+\s+){{0,2}}{_MATTER}", re.IGNORECASE
    )
    of_itself = re.compile(
        rf"\b(?:this|the)\s+(?:{_MATTER})\s+(?:was|is|were|has been|remains|contains|contained|be)\s+(?:an?\s+"
        rf"|classed as\s+|treated as\s+|marked\s+)?(?:{words})\b",
        re.IGNORECASE,
    )
    own, basis, elsewhere = False, None, None
    for paragraph in body:
        before = ""
        for sentence in sentences(folded(paragraph.text)):
            said = bool(of_itself.search(sentence))
            if said and _OTHER.search(before):
                elsewhere = sentence
            elif said or given.search(sentence):
                own = True
                basis = basis or (sentence if said and _REASON.search(sentence) else None)
            before = sentence
    return own, basis, elsewhere
