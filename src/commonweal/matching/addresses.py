"""Addresses and telephone numbers as they are compared."""

import re
from dataclasses import dataclass

from commonweal.matching.names import folded

_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}")
ENDING = re.compile(r"\b([A-Za-z]{1,2}\d[A-Za-z\d]?) ?(\d[A-Za-z]{2})\s*$")
_NUMBER = re.compile(r"\d+[a-z]?")
_NOT_DIGITS = re.compile(r"\D")
_NO_ABODE = ("nofixedabode", "nfa", "nofixedaddress", "homeless", "sofasurfing", "roughsleeping", "roughsleeper")
_NO_ABODE_POSTCODE = "ZZ993VZ"  # what health records write for it
_PLACEHOLDERS = ("unknown", "notknown", "notgiven", "na", "tbc", "refused", "none", "test")


@dataclass(frozen=True, slots=True)
class Place:
    """`home` one front door, `street` the same told without the postcode; "" where it cannot be told."""

    home: str = ""
    street: str = ""
    postcode: str = ""


NOWHERE = Place()


def postcode_of(text: str) -> str:
    """`ab1 2cd` as `AB12CD`; "" where it is no postcode, or the one that stands for no fixed abode."""
    packed = "".join(text.split()).upper()
    return packed if _POSTCODE.fullmatch(packed) and packed != _NO_ABODE_POSTCODE else ""


def is_no_abode(lines: str, postcode: str = "") -> bool:
    """Whether it says that there is no fixed abode."""
    packed = folded(lines).replace(" ", "")
    return packed.startswith(_NO_ABODE) or re.sub(r"\s", "", postcode).upper() == _NO_ABODE_POSTCODE


def place_of(lines: str, postcode: str) -> Place:
    """Where that is. A postcode that stands at the end of the lines counts where none stands beside them."""
    code = postcode_of(postcode)
    if not code and (ending := ENDING.search(lines)):
        code, lines = postcode_of(ending[0]), lines[: ending.start()]
    words = folded(lines).split()
    packed = "".join(words)
    if packed in _PLACEHOLDERS:
        return Place(postcode=code)
    if packed.startswith(_NO_ABODE):
        return NOWHERE
    numbers = "/".join(_NUMBER.findall(lines.lower()))
    door = numbers or (words[0] if words else "")
    street = next((w for w in words if len(w) > 1 and w not in ("flat", "the", "apartment")), "")
    return Place(f"{code}|{door}" if code and door else "", f"{numbers}|{street}" if numbers and street else "", code)


def phone_of(text: str) -> int | None:
    """The last nine digits, which 0, +44 and 0044 have alike; None where there are fewer, or all are one digit."""
    digits = _NOT_DIGITS.sub("", text)
    last = digits[-9:]
    return int(last) if len(digits) >= 9 and len(set(last)) > 1 else None
