"""By what a record is found exactly: kinds and values that the keyed index hashes. Nothing here is kept in plain."""

from collections.abc import Iterator

from commonweal.matching.addresses import phone_of, postcode_of
from commonweal.matching.names import is_placeholder
from commonweal.matching.one_place import PART, Told, told_of
from commonweal.portal.access.sealed import keyed
from commonweal.portal.access.sealed.sealing import NOT_HERE
from commonweal.portal.people.said import Said

NAME_AND_BIRTH, NAME, PHONE, POSTCODE, REGISTRATION, HANDLE = (
    "name and birth", "name", "phone", "postcode", "registration", "handle",
)  # fmt: skip

TELLING = {  # kinds of key by which somebody is told from others, the surest first, in words
    NAME_AND_BIRTH: "the same name and date of birth",
    PHONE: "the same telephone number",
    REGISTRATION: "the same registration",
    HANDLE: "the same name online",
    NAME: "the same name alone, which many may bear",
}


def keys_of(said: Said) -> Iterator[tuple[str, str]]:
    """Each kind with its hash, once."""
    found: dict[tuple[str, str], None] = {}
    for given, family in names_of(said):
        found[NAME, name_key(given, family)] = None
        if said.born and said.born[1] == "day":
            found[NAME_AND_BIRTH, birth_key(given, family, said.born[0].isoformat())] = None
    for phone in said.phones:
        if (value := phone_key(phone)) is not None:
            found[PHONE, value] = None
    for address in said.addresses:
        if (value := postcode_key(address.postcode)) is not None:
            found[POSTCODE, value] = None
        found |= dict.fromkeys(told(address.lines, address.postcode).ways)
    yield from found


def names_of(said: Said) -> Iterator[tuple[str, str]]:
    """Given and family name, and each alias told as both: `Ada Byrne` as Ada, Byrne. Each with its first name alone.

    Where the keys are away, what cannot be read names nobody.
    """
    if said.family == NOT_HERE:
        return
    if said.given.strip() or said.family.strip():
        yield from _shorter(said.given, said.family)
    for alias in said.aliases:
        if alias.strip() and not is_placeholder(alias):
            yield from names_in(alias)


def names_in(text: str) -> Iterator[tuple[str, str]]:
    """A whole name as given and family, in full and with its first name alone."""
    words = text.split()
    yield from _shorter(" ".join(words[:-1]), words[-1] if words else "")


def _shorter(given: str, family: str) -> Iterator[tuple[str, str]]:
    yield given, family
    first = given.split()[:1]
    if first and first[0] != given.strip():
        yield first[0], family


def name_key(given: str, family: str) -> str:
    """Of a name: all of its letters, in whichever field they stand."""
    return keyed(NAME, given + family)


def birth_key(given: str, family: str, born: str) -> str:
    """Of a name with its date of birth, `1987-05-03`."""
    return keyed(NAME_AND_BIRTH, given + family, born)


def phone_key(phone: str) -> str | None:
    """Of a number, however its country is written; None where it is none."""
    number = phone_of(phone)
    return None if number is None else keyed(PHONE, str(number))


def postcode_key(postcode: str) -> str | None:
    """Of a postcode; None where it has not a postcode's shape."""
    packed = postcode_of(postcode)
    return keyed(POSTCODE, packed) if packed else None


def told(lines: str, postcode: str = "", *, uprn: str = "", ward: str = "") -> Told:
    """By what a place is told that is written so, each way hashed: see matching.one_place."""
    found = told_of(lines, postcode, uprn=uprn, ward=ward)
    return Told(**{way: keyed(way, *value.split(PART)) for way, value in found.ways})


def registration_key(text: str) -> str:
    """Of a vehicle's registration, however it is spaced."""
    return keyed(REGISTRATION, text)


def handle_key(handle: str) -> str:
    """Of an online name, whatever service it is on."""
    return keyed(HANDLE, handle)
