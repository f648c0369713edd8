"""One person as printed, taken apart: prefix, name, suffix, bracket, and what the bracket or the tail says.

A bracket may mix organisation, unit, post and role (`(Police, Vice Chair)`). A part is a role of the meeting where it
is one of the words for that (Chair, clerk, substitute for ...), a post where it holds a post's word (Head of, Officer,
Cabinet Member), else the organisation, and a unit where an organisation stands before it.
"""

import re
from dataclasses import dataclass, replace

from commonweal.minutes.header import name_words as words
from commonweal.minutes.model import Person
from commonweal.minutes.sentences import folded

_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+|\s*[–—]\s*(?=[A-Z])|:\s+")
_LED = re.compile(
    r"^(?P<role>(?:(?:vice|deputy)[\s-]*)?chair(?:man|woman|person)?)\s*[:–-]\s*(?P<rest>.+)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Standing:
    role: str | None = None
    organisation: str | None = None
    organisation_unit: str | None = None
    post: str | None = None


def person(seq: int, text: str, organisation: str | None = None, prefix: str | None = None) -> Person | None:
    """The person that `text` names; `organisation` and `prefix` are those of the line it stands on. None: nobody."""
    printed = folded(text).strip(" ,;").lstrip("-–—•*· ")
    if printed.endswith(".") and not re.search(r"\b[A-Z]\.$", printed):
        printed = printed[:-1]
    led = _LED.match(printed)
    brackets = [folded(a or b) for a, b in _BRACKET.findall(printed)]
    outside = folded(_BRACKET.sub(" \x00 ", led["rest"] if led else printed))
    before, _, after = outside.partition("\x00")
    pieces = [p.strip(" ,;-–—:") for p in _DASH.split(before, maxsplit=1)]
    first, *tail = pieces[0].split(",", maxsplit=1)
    said = [*(t.strip() for t in tail), *pieces[1:], after.replace("\x00", " ").strip(" ,;-–—:")]
    own_prefix, name, suffix = _name(first.strip())
    if not name:
        return None
    initials = next((b for b in brackets if _are_initials(b, name)), None)
    standing = _standing([b for b in brackets if b != initials] + [s for s in said if s])
    if led:
        standing = replace(standing, role=led["role"])
    return Person(
        seq=seq,
        as_printed=printed,
        name=name,
        honorific_prefix=own_prefix or prefix,
        honorific_suffix=suffix,
        bracket_as_printed=brackets[0] if brackets else None,
        role=standing.role,
        organisation=standing.organisation or organisation,
        organisation_unit=standing.organisation_unit,
        post=standing.post,
        initials=initials,
    )


def _name(text: str) -> tuple[str | None, str, str | None]:
    parts = text.split()
    before: list[str] = []
    after: list[str] = []
    while len(parts) > 1 and parts[0].lower().rstrip(".") in words.PREFIXES:
        before.append(parts.pop(0))
    while len(parts) > 1 and parts[-1].lower().strip(".,") in words.SUFFIXES:
        after.insert(0, parts.pop())
    return " ".join(before) or None, " ".join(parts).strip(" ,"), " ".join(after) or None


def _are_initials(text: str, name: str) -> bool:
    letters = "".join(w[0] for w in re.split(r"[\s-]+", name) if w).lower()
    said = text.replace(".", "").replace(" ", "")
    return (
        said.isalpha()
        and said.isupper()
        and 2 <= len(said) <= 4
        and letters[:1] == said[0].lower()
        and set(said.lower()) <= set(name.lower())
    )


def _standing(texts: list[str]) -> _Standing:
    standing = _Standing()
    for text in texts:
        for part in re.split(r",\s*|;\s*|\s/\s", text):
            standing = _with(standing, part)
    return standing


def _with(standing: _Standing, part: str) -> _Standing:
    chain = [p.strip() for p in _DASH.split(part) if p and p.strip()]
    for n, word in enumerate(chain):
        if words.ROLE.match(word) and standing.role is None:
            standing = replace(standing, role=_plain_role(word))
        elif words.POST.search(word) and not word.lower().startswith("office of") and standing.post is None:
            standing = replace(standing, post=word)
        elif standing.organisation is None:
            standing = replace(standing, organisation=word)
        elif n or standing.organisation_unit is None:
            unit = f"{standing.organisation_unit}, {word}" if standing.organisation_unit else word
            standing = replace(standing, organisation_unit=unit)
    return standing


def _plain_role(word: str) -> str:
    return re.sub(r"^in the\s+", "", word, flags=re.IGNORECASE)


def is_personal(text: str) -> bool:
    """Whether `text` reads as a person's name and not as an agency's: two to five name words, none an agency's."""
    bare = folded(_BRACKET.sub(" ", text)).strip(" .,;")
    rest = bare.split()
    while len(rest) > 1 and rest[0].lower().rstrip(".") in words.PREFIXES:
        rest = rest[1:]
    while len(rest) > 2 and rest[-1].lower().strip(".,") in words.SUFFIXES:
        rest = rest[:-1]
    titled = bare.split() != rest and bool(rest) and not words.ORGANISATION.search(" ".join(rest))
    if not rest or (words.ORGANISATION.search(bare) and not titled) or words.POST.search(" ".join(rest)):
        return False
    return (titled or len(rest) >= 2) and len(rest) <= 5 and all(words.NAME_WORD.match(p) for p in rest)
