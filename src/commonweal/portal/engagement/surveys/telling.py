"""What in a text could tell who wrote it: warnings, and a first redaction for a person to go over."""

import re

_FORMS = (
    ("an e-mail address", "[e-mail]", re.compile(r"(?<![^\s@])[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)),
    ("a telephone number", "[telephone]", re.compile(r"(?<!\d)(?:\+44|0)(?:[\s()-]*\d){9,10}(?!\d)")),
    ("a postcode", "[postcode]", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)),
    ("a house number", "[address]", re.compile(
        r"\b(?:(?:flat|number|no\.?)\s*\d+[a-z]?(?:,?\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*)?"
        r"|\d+[a-z]?\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*\s+(?:Street|Road|Avenue|Close|Drive|Lane|Way|Terrace|Grove|Court"
        r"|Crescent|Place|Walk|Gardens|View))\b")),
    ("a name", "[name]", re.compile(
        r"\b(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|PCSO|Sgt|Cllr|Councillor)\.?\s+[A-Z]\w+(?:\s+[A-Z]\w+)?"
        r"|(?<=[Mm]y name is )[A-Z]\w+(?:\s+[A-Z]\w+)?)")),
    ("a date", "[date]", re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")),
    ("a vehicle", "[vehicle]", re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b")),
)  # fmt: skip
_TWO_NAMES = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+ [A-Z][a-z]+\b")  # in the midst of a sentence
_RARE = re.compile(
    r"\b(?:the only|only (?:one|family|person)|i am the|i'm the|we are the|my (?:son|daughter|husband|wife|partner|"
    r"mother|father|mum|dad|brother|sister|child|children|neighbour)\b|wheelchair|disab\w+|diagnos\w+|pregnan\w+|refugee|"
    r"gay|lesbian|trans\w*|muslim|jewish|sikh|hindu|polish|roma|traveller)", re.IGNORECASE)  # fmt: skip


def warnings(text: str) -> tuple[str, ...]:
    """What could tell who wrote it, in words; none is no promise that nothing does."""
    found = [what for what, _, form in _FORMS if form.search(text)]
    if "a name" not in found and _TWO_NAMES.search(text):
        found.append("what may be a name")
    if _RARE.search(text):
        found.append("words of the writer's own family, health, faith or origin")
    return tuple(found)


def redacted(text: str) -> str:
    """The text with whatever has a known form taken out."""
    for _, instead, form in _FORMS:
        text = form.sub(instead, text)
    return _TWO_NAMES.sub("[name]", text)


def plain(text: str) -> tuple[str, ...]:
    """What no quotation may hold, whoever approves it: the known forms."""
    return tuple(what for what, _, form in _FORMS if form.search(text))
