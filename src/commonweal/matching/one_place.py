"""What a place is told by exactly, and whether two are one: read from what is written, and never guessed.

Four ways, the surest first: its UPRN; a postcode with the number or the house's name; house, street and town, where
commas set these apart; a name, or two streets that meet, in one ward. What a surer way tells apart, no other joins.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commonweal.matching.addresses import ENDING, is_no_abode, place_of, postcode_of
from commonweal.matching.names import is_placeholder
from commonweal.matching.place_words import FLOORS, KINDS, NEAR, SHORT, STREETS, UNITS, WITHIN

PART = "\x1f"  # between the parts of what a place is told by: stands in nothing that is typed
_MARKS = re.compile(r"['\u2018\u2019\u02bc`\u00b4.]")  # St Mary's and St Marys are one
_BREAKS = re.compile(r"[\W_]+")
_HOUSE = re.compile(r"(\d+[a-z]?(?:[-/]\d+[a-z]?)?)(?:\s+(.+))?")
_NUMBER = re.compile(r"\d+[a-z]?")
_LETTERED = re.compile(rf"\b(?:{'|'.join(sorted(UNITS))})\s+([a-z])\b")
_MEET = (
    re.compile(r"(?:the )?(?:junction|corner|crossroads) of (.+?) (?:and|with) (.+)"),
    re.compile(r"(.+?) and (.+?) (?:junction|corner|crossroads)"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """By what a place is told; "" where that is not said. Hashed or not: two are compared and nothing else."""

    uprn: str = ""
    door: str = ""
    street: str = ""
    spot: str = ""

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """Those that it has, the surest first, each with its value."""
        return tuple((way, value) for way in WAYS if (value := getattr(self, way)))


WAYS: dict[str, str] = {  # the surest first, in words
    "uprn": "the same UPRN",
    "door": "the same postcode, with the same number or house name",
    "street": "the same house, street and town",
    "spot": "the same name in the same ward",
}


def told_of(lines: str, postcode: str = "", *, uprn: str = "", ward: str = "") -> Told:
    """By what a place is told that is written so."""
    if is_no_abode(lines, postcode):
        return Told()
    parts = _parts(lines)
    house = PART.join(_house(parts))
    spot = "" if house else PART.join(_spot(parts))
    named = _words(ward).removesuffix(" ward")
    return Told(
        uprn=uprn_of(uprn), door=PART.join(_door(lines, postcode)), street=house,
        spot=f"{named}{PART}{spot}" if named and spot else "",
    )  # fmt: skip


def uprn_of(text: str) -> str:
    """A Unique Property Reference Number without blanks and leading noughts; "" where it is none."""
    number = "".join(text.split())
    return number.lstrip("0") if number.isascii() and number.isdigit() and len(number) <= 12 else ""


def same(one: Told, other: Told) -> str:
    """By which way two are one place: the surest that both have decides. "" where they are not, or nothing says so."""
    for way in WAYS:
        mine, theirs = getattr(one, way), getattr(other, way)
        if mine and theirs:
            return way if mine == theirs else ""
    return ""


def unsure(one: Told, found: Iterable[Told]) -> frozenset[str]:
    """Ways that fit more than one place: a surer one tells some of what is found apart, so such a way joins nothing."""
    known = [one, *found]
    ways = list(WAYS)
    return frozenset(
        way for nth, way in enumerate(ways)
        if any(len(_values(known, surer, way, getattr(one, way))) > 1 for surer in ways[:nth])
    )  # fmt: skip


def _values(known: list[Told], surer: str, way: str, value: str) -> set[str]:
    return {getattr(told, surer) for told in known if value and getattr(told, way) == value} - {""}


def _parts(lines: str) -> list[str]:
    """What commas and line ends set apart, without a postcode at the end."""
    split = re.split(r"[,;\n]", _bare(lines))
    return [part for part in (" ".join(one.split()).strip(" .") for one in split) if part]


def _bare(lines: str) -> str:
    """In small letters, without a postcode at the end."""
    ending = ENDING.search(lines)
    return (lines[: ending.start()] if ending and postcode_of(ending[0]) else lines).lower()


def _door(lines: str, postcode: str) -> Iterator[str]:
    """A postcode with every number, or with the name of a house that has none; flats by letter or floor are apart."""
    code, _, door = place_of(lines, postcode).home.partition("|")
    if not door:
        return
    text, numbers = _words(_bare(lines)), _NUMBER.findall(_bare(lines))
    named = _name_of_house(_parts(lines))
    if not (numbers or named):  # a postcode alone is a whole street
        return
    yield code
    yield from numbers or [named]
    yield from (f"flat {letter}" for letter in _LETTERED.findall(text))
    yield from (words for words in (*FLOORS, *sorted(NEAR)) if f" {words} " in f" {text} ")


def _name_of_house(parts: list[str]) -> str:
    """What comes first but for a flat or a floor; "" where that is a street, or says that it is not known."""
    named = [words for part in parts if (words := _words(part)) and words.split()[0] not in UNITS]
    first = next((words for words in named if words not in FLOORS), "")
    return "" if _is_street(first) or is_placeholder(first) else first


def _house(parts: list[str]) -> Iterator[str]:
    """House, street and town; nothing where one of them is missing or they are not set apart."""
    for nth, part in enumerate(parts):
        if found := _HOUSE.fullmatch(part):
            number, street, rest = found[1], found[2], parts[nth + 1 :]
            before = parts[:nth]
            break
    else:
        if not _is_name(parts[0] if parts else "") or len(parts) < 3 or not _is_street(parts[1]):
            return
        before, number, street, rest = [], parts[0], parts[1], parts[2:]
    if street is None and rest:
        street, rest = rest[0], rest[1:]
    if not street or not rest or not _words(street) or _is_street(rest[-1]) or any(_says(NEAR, one) for one in parts):
        return
    yield str(len(before))
    yield from (*before, number.replace("-", "to").replace("/", "of"), _street(street), *map(_words, rest))


def _spot(parts: list[str]) -> Iterator[str]:
    """Two streets that meet, a house of a street, or a name that is one; of those, what stands alone."""
    whole = " ".join(_words(part.replace("&", " and ")) for part in parts)
    for pattern in _MEET:
        if (met := pattern.fullmatch(whole)) and all(map(_is_street, met.groups())):
            yield from ("junction", *sorted(_street(one) for one in met.groups()))
            return
    if any(_says(NEAR | WITHIN, one) for one in parts):
        return
    house = _HOUSE.fullmatch(parts[0]) if len(parts) == 1 else None
    if house and house[2] and _is_street(house[2]):
        yield from ("house", house[1].replace("-", "to").replace("/", "of"), _street(house[2]))
    elif not house and parts and _is_name(parts[0]):
        yield from ("name", *map(_words, parts))


def _street(words: str) -> str:
    """`Rope St` as `rope street`: the last word alone is written out, since `St` begins a saint's name."""
    *first, last = _words(words).split() or [""]
    return " ".join([*first, SHORT.get(last, last)])


def _is_street(words: str) -> bool:
    """Whether it can only be a street's name; `Chester-le-Street` is a town."""
    said = _street(words).split()
    return len(said) > 1 and said[-1] in STREETS and "le" not in said


def _is_name(part: str) -> bool:
    """Whether a name tells it from others of its kind: `Quarry Park` does, `car park` does not."""
    words = _words(part).split()
    own = [word for word in words if word not in KINDS and len(word) > 1]
    return bool(own) and words[0] not in UNITS and not is_placeholder(part)


def _says(words: frozenset[str], part: str) -> bool:
    """Whether one of these words stands in it: then it says only what it is near to, or where a part of it lies."""
    return not words.isdisjoint(_words(part).split())


def _words(text: str) -> str:
    """Small letters and digits, words one blank apart, without accents. `matching.names` drops the digits."""
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", text)).casefold()
    return _BREAKS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()
