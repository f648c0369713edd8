"""Who was there: lists in running text, a person a line, or by agency.

Names are parted at commas outside brackets. A list may be broken anywhere, even in a bracket or between first name
and surname and over a blank line: the pieces are put together again first, where the break shows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from commonweal.minutes.header import name_words as words
from commonweal.minutes.header.names import is_personal, person
from commonweal.minutes.model import Person
from commonweal.minutes.sentences import folded

_AND = re.compile(r"\s+(?:and|&)\s+")
_AGENCY = (
    re.compile(r"^(?P<agency>[^:(),]{2,80}?)\s*:\s*(?P<names>.+)$"),
    re.compile(r"^(?P<agency>[^:(),]{2,80}?)\s[–—-]\s(?P<names>.+)$"),
)
_GROUP = re.compile(r"^(?P<prefix>Councillors|Cllrs|Aldermen|Messrs)\.?:?\s+", re.IGNORECASE)
_SINGULAR = {"councillors": "Councillor", "cllrs": "Cllr", "aldermen": "Alderman", "messrs": "Mr"}
_RECEIVED = re.compile(
    r"^(?:apologies\s+)?(?:for\s+absence\s+)?(?:(?:were|was|had been)\s+)?(?:received|submitted|given"
    r"|tendered|noted)?\s*\b(?:from|on behalf of)\s+",
    re.IGNORECASE,
)
_LONG_PART = 2_000  # characters: no name is as long
_LONG_LIST = 3  # names in one piece of running text that does not end in a full stop: it goes on


def is_none(pieces: Sequence[str]) -> bool:
    """Whether the list is a printed "None"."""
    return folded(" ".join(pieces)).strip(" .").lower() in words.EMPTY


def people(pieces: Sequence[str]) -> tuple[Person, ...]:
    """Everybody that the pieces of one list name."""
    if is_none(pieces):
        return ()
    found: list[Person] = []
    agency: str | None = None
    for line in _together([_RECEIVED.sub("", folded(p)) for p in pieces if p.strip()]):
        by = _by_agency(line)
        if by:
            found += _names(by[1], len(found), by[0])
        elif len(_parted(line)) < 2 and "(" not in line and not is_personal(line) and _is_agency(line.rstrip(" :–-")):
            agency = line.rstrip(" :–-")
        else:
            found += _names(line, len(found), agency)
    return tuple(replace(p, seq=n) for n, p in enumerate(found, 1))


def _together(pieces: Sequence[str]) -> list[str]:
    lines: list[str] = []
    for piece in pieces:
        if lines and _goes_on(lines[-1], piece):
            lines[-1] = f"{lines[-1]} {piece}"
        else:
            lines.append(piece)
    return lines


def _goes_on(line: str, after: str) -> bool:
    if line.count("(") > line.count(")") or line.endswith((",", "&", " and", " -", " –")) or after[:1] in ")&,":
        return True
    if line.endswith((".", ";", ":")) or _by_agency(after):
        return False
    parts, following = _parted(line), _parted(after)
    broken_name = len(parts) > 1 and len(parts[-1].split()) == 1 and len(following[0].split()) == 1
    return broken_name or len(parts) > _LONG_LIST


def _by_agency(line: str) -> tuple[str, str] | None:
    """An agency and the names after it, on one line."""
    for pattern in _AGENCY:
        by = pattern.match(line)
        if by and not is_personal(by["agency"]) and not words.ROLE.match(by["agency"]) and _has_names(by["names"]):
            return by["agency"].strip(), by["names"]
    return None


def _is_agency(text: str) -> bool:
    return bool(words.ORGANISATION.search(text)) or text.isupper() or len(text.split()) == 1


def _has_names(text: str) -> bool:
    parts = _parted(text)
    return bool(parts) and is_personal(_joined(parts[0])[0])


def _names(line: str, before: int, agency: str | None) -> list[Person]:
    found: list[Person] = []
    group: str | None = None  # "Councillors A, B and C": said once, meant of each up to a name with a title of its own
    for text in _persons(line):
        led = _GROUP.match(text)
        one = person(before + len(found) + 1, text, agency, group)
        if one is None or not any(c.isalpha() for c in one.name):
            continue
        if led:
            group = _SINGULAR.get(led["prefix"].lower(), led["prefix"])
            one = replace(one, honorific_prefix=group)
        elif one.honorific_prefix != group:
            group = None
        found.append(one)
    return found


def _persons(line: str) -> list[str]:
    """The stretches of a line that are one person each; a post or agency after a comma belongs to the name before."""
    found: list[str] = []
    for part in (p.strip() for half in line.split(";") for p in _parted(half)):
        if found and part and _belongs(part):
            found[-1] = f"{found[-1]}, {part}"
        elif part:
            found += _joined(part) if _names_joined(part) else [part]
    return found


def _joined(text: str) -> list[str]:
    """Parted at `and` outside brackets."""
    parts, start = [], 0
    for found in _AND.finditer(text) if len(text) < _LONG_PART else ():
        before = text[start : found.start()]
        if before.count("(") == before.count(")"):
            parts.append(before)
            start = found.end()
    return [p for p in (*parts, text[start:]) if p]


def _parted(text: str) -> list[str]:
    """Parted at commas and semicolons outside brackets."""
    parts, depth, start = [], 0, 0
    for n, letter in enumerate(text):
        depth += letter in "(["
        depth -= letter in ")]" and depth > 0
        if letter in ",;" and not depth:
            parts.append(text[start:n])
            start = n + 1
    return [p.strip() for p in (*parts, text[start:]) if p.strip()]


def _belongs(part: str) -> bool:
    bare = re.sub(r"\([^()]*\)", "", part).strip(" .")
    titled = bare.split()[:1] and bare.split()[0].lower().rstrip(".") in words.PREFIXES
    said = words.ROLE.match(bare) or words.POST.search(bare) or words.ORGANISATION.search(bare) or not bare
    return bool(said) and not titled and not re.search(r"\s[–—-]\s", bare)


def _names_joined(part: str) -> bool:
    sides = _joined(part)
    return len(sides) > 1 and all(is_personal(s) or words.NAME_WORD.match(s) for s in sides)
