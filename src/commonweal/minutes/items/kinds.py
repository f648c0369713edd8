"""What kind of item a title names: those that every agenda has, or business."""

import re

from commonweal.minutes.model import Kind

_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        "evacuation_procedure",
        r"(?:(?:fire|emergency|and|building) )*(?:evacuation|procedures?|drill|exits?)(?: (?:procedures?"
        r"|arrangements|drill))?|housekeeping",
    ),
    (
        "apologies",
        r"(?:welcome|introductions?|apolog(?:y|ies)|attendance)(?:(?:\s*(?:,|/|&|and|for|of)\s*)+"
        r"(?:welcome|introductions?|apolog(?:y|ies)|absence|substitut\w*|attendance|quorum))*(?: for absence)?",
    ),
    ("declarations_of_interest", r"(?:declarations?|disclosures?) of (?:\w+ )?(?:interests?)\b.*|(?:\w+ )?interests?"),
    (
        "minutes",
        r"(?:approval of |confirmation of |draft |the |previous |last |accuracy of )*(?:minutes|notes)"
        r"(?: and actions?| and matters arising)?(?: (?:of|from|-|–) ?.*)?",
    ),
    (
        "matters_arising",
        r"matters arising\b.*|(?:review of |update on )?(?:actions?|action log|outstanding actions)(?: (?:from"
        r"|arising|log|tracker|update|review|points).*)?",
    ),
    ("forward_plan", r"(?:forward|work|business) (?:plan|programme)\b.*|future (?:agenda )?items\b.*"),
    ("reports_back", r"reports?[ -]back\b.*|feedback from (?:other )?\w+"),
    ("any_other_business", r"(?:any other|other|urgent|any urgent) (?:\w+ )?business\b.*|aob|a\.o\.b\.?"),
    (
        "next_meeting",
        r"(?:dates?|time|date,? time)(?:,? (?:and|&) (?:time|place|venue))*(?:,? (?:and|&) (?:time|place|venue))?"
        r" (?:of|for) (?:the )?(?:next|future) meetings?\b.*|(?:next|future) meetings?(?: dates?)?\b.*",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"^(?:{pattern})$", re.IGNORECASE)) for kind, pattern in _KINDS)
_SPLIT = re.compile(r"\s*(?::|\s[-–—])\s+")


def kind_of(title: str) -> Kind:
    """The kind of item a title names."""
    bare = title.strip(" .:–-")
    for kind, pattern in _PATTERNS:
        if pattern.match(bare):
            return kind
    head = _SPLIT.split(bare, maxsplit=1)[0]
    return next((kind for kind, pattern in _PATTERNS if head != bare and pattern.match(head)), "business")


def parted(title: str) -> tuple[str, str]:
    """A usual title and what is said on the same line after it (`Date of next meeting: 4 July`); else all and ''."""
    found = _SPLIT.search(title)
    if found and any(pattern.match(title[: found.start()]) for _, pattern in _PATTERNS):
        return title[: found.start()].strip(), title[found.end() :].strip()
    return title, ""
