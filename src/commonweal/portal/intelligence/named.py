"""Whom and what a sanitised text names in so many words, as keyed hashes: so that its readers find it by them.

Nothing that the report says and the text does not: a name, a number or a place is kept only where all that its hash
is made of stands in the text. One line for each, its kinds and hashes; a place's line is all ways that it is told.
"""

import re
from collections.abc import Iterable, Iterator

from commonweal.matching.one_place import WAYS, Told
from commonweal.portal.intelligence.models import ONLINE, PERSON, PLACE, VEHICLE, Mention
from commonweal.portal.people import indexing, said
from commonweal.portal.people.said import Said

_BREAKS = re.compile(r"[\W_]+")
Keys = list[tuple[str, str]]


def names_in(text: str, mentions: Iterable[Mention]) -> str:
    """As the released words keep it."""
    lines = [_line(keys) for mention in mentions for keys in _of(_Text(text), mention) if keys]
    return "\n".join(dict.fromkeys(lines))


def read(names: str) -> tuple[frozenset[tuple[str, str]], tuple[Told, ...]]:
    """All the keys that it keeps, and each place."""
    lines = [[(kind, value) for kind, _, value in (one.partition(":") for one in line.split("|"))]
             for line in names.splitlines()]  # fmt: skip
    places = tuple(Told(**dict(line)) for line in lines if {kind for kind, _ in line} <= set(WAYS))
    return frozenset(key for line in lines for key in line), places


def _line(keys: Keys) -> str:
    return "|".join(f"{kind}:{value}" for kind, value in keys)


class _Text:
    """What stands in a text: whole words, or digits and letters however they are spaced."""

    def __init__(self, text: str) -> None:
        self._words = f" {_spaced(text)} "

    def says(self, words: str) -> bool:
        """These words, one after the other."""
        return bool(_spaced(words)) and f" {_spaced(words)} " in self._words

    def gives(self, code: str) -> bool:
        """A number, a registration or a postcode, in whole words: no letters of two others make one."""
        packed = _spaced(code).replace(" ", "")
        spaced = " ?".join(map(re.escape, packed))
        return len(packed) > 3 and re.search(f" {spaced} ", self._words) is not None


def _of(text: _Text, mention: Mention) -> Iterator[Keys]:
    kept = mention.said
    if mention.kind == PERSON:
        yield from _of_person(text, said.read(kept))
    elif mention.kind == PLACE:
        yield _of_place(text, str(kept.get("lines") or ""), str(kept.get("postcode") or ""))
    elif mention.kind == VEHICLE and text.gives(kept.get("registration") or ""):
        yield [(indexing.REGISTRATION, indexing.registration_key(kept["registration"]))]
    elif mention.kind == ONLINE and text.says(kept.get("handle") or ""):
        yield [(indexing.HANDLE, indexing.handle_key(kept["handle"]))]


def _of_person(text: _Text, who: Said) -> Iterator[Keys]:
    """By the names that the text has: in full, or an alias. A birth or a number counts where it stands there, too."""
    aliases = tuple(alias for alias in who.aliases if text.says(alias))
    if text.says(who.name) or aliases:
        given, family = (who.given, who.family) if text.says(who.name) else ("", "")
        born = (who.born_day, who.born_month, who.born_year) if _says_birth(text, who) else ("", "", "")
        yield list(indexing.keys_of(Said(given, family, aliases, *born)))
    yield [(indexing.PHONE, key) for one in who.phones if text.gives(one) and (key := indexing.phone_key(one))]
    for address in who.addresses:
        yield _of_place(text, address.lines, address.postcode)


def _says_birth(text: _Text, who: Said) -> bool:
    if who.born is None or who.born[1] != "day":
        return False
    day = who.born[0]
    return any(map(text.says, (who.born_words, f"{day:%d %m %Y}", f"{day.day} {day.month} {day.year}", f"{day}")))


def _of_place(text: _Text, lines: str, postcode: str) -> Keys:
    if not text.says(lines):
        return []
    return list(indexing.told(lines, postcode if text.gives(postcode) else "").ways)


def _spaced(text: str) -> str:
    return _BREAKS.sub(" ", text.casefold()).strip()
