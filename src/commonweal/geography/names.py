"""Names of places as people write them: `&` or `and`, `Bristol, City of` or `City of Bristol`, with or without hyphens.

Two names are the same place when their folded forms are; areas are otherwise matched on codes.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable

STYLE = re.compile(r"(?:the )?(?:(?:city|county|london borough|royal borough|borough) of (?:the )?|county )(.+)")
BODY = re.compile(r"(.+?)(?: (?:metropolitan|city|county|district|borough|unitary))*(?: (?:council|csp|partnership))")
_SITUATED = re.compile(r"[- ](?:on|upon|under|in|le|by)[- ]")  # Stockton-on-Tees, Newcastle-under-Lyme
LIKE_ENOUGH, OPENING, HOLDS = 0.5, 0.98, 1.0  # share of letters alike; a name that holds the text whole comes first
SAFETY = re.compile(r"(.+?) community safety")


def fold(name: str) -> str:
    """Small letters and single blanks, no accents or punctuation; `X, City of` turned round; `and` for `&`."""
    head, comma, tail = name.partition(",")
    if comma and tail.strip().lower().endswith(" of"):
        name = f"{tail} {head}"
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’.]", "", letters)).split())


def spellings(name: str) -> tuple[str, ...]:
    """The folded forms under which a place may be asked for: as published, and without `City of`."""
    folded = fold(name)
    bare = STYLE.fullmatch(folded)
    return (folded, bare[1]) if bare else (folded,)


def short(name: str) -> str:
    """What people say of a name that tells where a place lies: Stockton for Stockton-on-Tees; else the name itself."""
    return _SITUATED.split(name)[0]


def asked(text: str) -> tuple[str, ...]:
    """The folded forms to try for what a user typed, nearest to the text first: without `Council` or `CSP` too."""
    forms = list(spellings(text))
    for pattern in (BODY, SAFETY):
        forms += [found[1] for form in tuple(forms) if (found := pattern.fullmatch(form))]
    forms += [bare for form in tuple(forms) for bare in spellings(form)]
    return tuple(dict.fromkeys(forms))


def nearest(text: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names most like a text, the most like first; none where nothing is like it.

    A long name is also held against the text by as many of its first words as the text has: Stokton, Stockton-on-Tees.
    """
    wanted = asked(text)[-1]
    likeness: dict[str, float] = {}
    for name in sorted(names):
        for form in spellings(name):
            opening = " ".join(form.split()[: len(wanted.split())]) or form
            like = max(
                _like(wanted, form),
                OPENING * _like(wanted, opening),
                HOLDS * (bool(wanted) and f" {wanted} " in f" {form} "),
            )
            likeness[name] = max(likeness.get(name, 0.0), like)
    found = [name for name in sorted(likeness, key=lambda n: -likeness[n]) if likeness[name] >= LIKE_ENOUGH]
    return tuple(found[:most])


def _like(a: str, b: str) -> float:
    return difflib.SequenceMatcher(None, a, b).ratio()
