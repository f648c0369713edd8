"""Names as they are compared: without case, diacritics, hyphens, apostrophes, titles; a placeholder is no name."""

import re
import unicodedata
from dataclasses import dataclass

from commonweal.matching.word_lists import placeholders

TITLES = frozenset(
    "mr mrs ms miss mx dr prof rev sir dame lord lady pc sgt cllr master jnr jr junior snr sr senior".split()
)
PARTICLES = frozenset("de da del della di du la le van von der den ten ter bin ibn binti al el mac mc o st".split())
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_MARKS = re.compile(r"['\u2018\u2019\u02bc`\u00b4.]")  # O'Neil, O’Neil and ONeil are one
_BREAKS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Compared:
    """`whole` is what is compared as one word, `parts` the names in it; both empty where there is no name."""

    whole: str = ""
    parts: tuple[str, ...] = ()


NO_NAME = Compared()


def folded(text: str) -> str:
    """Small letters, words one blank apart: `O'Brien-Łucas` is `obrien lucas`. Folding twice changes nothing."""
    if text.isascii():  # nearly all, and ten times as fast
        return _BREAKS.sub(" ", _MARKS.sub("", text).lower()).strip()
    small = _MARKS.sub("", text).casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    return _BREAKS.sub(" ", bare.casefold().translate(_LETTERS)).strip()


def is_placeholder(text: str) -> bool:
    """Whether it says that the name is not known: `Unknown`, `Mr X`, `Test`. A blank is none: it says nothing."""
    words = folded(text)
    return bool(words) and (words in placeholders() or _untitled(words) in placeholders() or not _untitled(words))


def given_name(text: str) -> Compared:
    """The first given name is compared; the parts are all of them."""
    words = _name(text)
    return Compared(words[0], words) if words else NO_NAME


def family_name(text: str) -> Compared:
    """The whole is compared: `Smith Jones` is `Smith-Jones`, `Mc Donald` is `McDonald`. The parts are sorted."""
    words = _name(text)
    parts = sorted({word for word in words if word not in PARTICLES and len(word) > 1})
    return Compared("".join(words), tuple(parts) or words) if words else NO_NAME


def alias(text: str) -> tuple[str, ...]:
    """Every name in an alias; which is given and which family nobody knows."""
    return tuple(sorted(set(_name(text))))


def _name(text: str) -> tuple[str, ...]:
    return () if not text or is_placeholder(text) else tuple(_untitled(folded(text)).split())


def _untitled(words: str) -> str:
    return " ".join(word for word in words.split() if word not in TITLES)
