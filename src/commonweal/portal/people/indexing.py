"""By what a record is found exactly: kinds and values that the keyed index hashes. Nothing here is kept in plain."""

from collections.abc import Iterator

from commonweal.matching.addresses import phone_of, postcode_of
from commonweal.matching.names import is_placeholder
from commonweal.portal.access.sealed import keyed
from commonweal.portal.people.said import Said

NAME_AND_BIRTH, NAME, PHONE, POSTCODE, REGISTRATION, HANDLE = (
    "name and birth", "name", "phone", "postcode", "registration", "handle",
)  # fmt: skip


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
    yield from found


def names_of(said: Said) -> Iterator[tuple[str, str]]:
    """Given and family name, and each alias told as both: `Ada Byrne` as Ada, Byrne."""
    if said.given.strip() or said.family.strip():
        yield said.given, said.family
    for alias in said.aliases:
        words = alias.split()
        if words and not is_placeholder(alias):
            yield " ".join(words[:-1]), words[-1]


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


def registration_key(text: str) -> str:
    """Of a vehicle's registration, however it is spaced."""
    return keyed(REGISTRATION, text)


def handle_key(handle: str) -> str:
    """Of an online name, whatever service it is on."""
    return keyed(HANDLE, handle)
