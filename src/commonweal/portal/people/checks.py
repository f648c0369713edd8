"""What is odd in a record as it is typed: said kindly, never in the way, and nothing is changed by it."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from commonweal.matching.names import is_placeholder
from commonweal.portal.people.said import NO_ABODE, Address, Said

OLDEST = 115  # years
APOSTROPHES = "'\u2019\u2018\u02bc\u00b4\u0060\u2032"  # straight, curled both ways, letter, acute, grave, prime
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
# The published shape: area, district, then a digit and two letters that are none of C I K M O V. Which letters an area
# begins with is left open: the demonstration's made-up areas begin with one that no real one does.
POSTCODE = re.compile(r"(?:[A-Z]{1,2}\d{1,2}|[A-Z]\d[A-HJKPSTUW]|[A-Z]{2}\d[ABEHMNPRVWXY]|GIR) \d[ABD-HJLNP-UW-Z]{2}")
ODD_PHONE = "A telephone number does not look like one: it has ten or eleven digits and begins with 0 or +44."
NO_ABODE_POSTCODE = "ZZ993VZ"  # what health records write for no fixed abode


@dataclass(frozen=True, slots=True)
class Warning:
    """Something to look at again. `field`: the part of the record; `words` hold nothing that was typed."""

    field: str
    words: str


def warnings(said: Said, today: dt.date) -> tuple[Warning, ...]:
    """Everything that is odd in a record, in the order of its form."""
    found: list[Warning] = []
    for name, words in (("given", said.given), ("family", said.family)):
        found += (Warning(name, one) for one in of_name(words, name))
    found += (Warning("aliases", one) for alias in said.aliases for one in of_name(alias, "other"))
    found += (Warning("born", one) for one in of_birth(said, today))
    for number, address in enumerate(said.addresses, 1):
        found += (Warning(f"address_{number}", one) for one in of_address(address))
    found += (Warning("phones", one) for one in of_phones(said.phones))
    return tuple(dict.fromkeys(found))


def mark(odd: tuple[Warning, ...]) -> str:
    """A mark of what was shown as odd: the form sends it back, so that what is odd anew is shown anew."""
    return sha256(repr(odd).encode()).hexdigest()[:32]


def of_name(text: str, which: str = "given") -> Iterator[str]:
    """A name's."""
    typed = text.strip()
    if not typed:
        return
    if is_placeholder(typed):
        yield f"The {which} name looks like a placeholder. Leave it empty where the name is not known."
        return
    if any(letter.isdigit() for letter in typed):
        yield f"The {which} name has a digit in it."
    if typed[0] in DASHES + APOSTROPHES or typed[-1] in DASHES:
        yield f"The {which} name begins or ends with a hyphen or an apostrophe."
    if re.search(f"[{APOSTROPHES}]{{2}}|[{DASHES}]{{2}}|[{DASHES}] | [{DASHES}]", typed):
        yield f"The {which} name has a doubled mark, or a blank beside a hyphen."
    if "," in typed or ";" in typed or "/" in typed:
        yield f"The {which} name seems to hold more than one. Give others as names that they also use."
    if "?" in typed:
        yield f"The {which} name has a question mark. Say in the note what is not certain."


def of_birth(said: Said, today: dt.date) -> Iterator[str]:
    """A date of birth's."""
    if not any(part.strip() for part in (said.born_day, said.born_month, said.born_year)):
        return
    if said.born is None:
        yield "The date of birth cannot be read. It is kept as you typed it, and is not compared."
        return
    date, precision = said.born
    if date > today:
        yield "The date of birth lies in the future."
    elif date.year <= 1900:
        yield "1900 is what systems write where a birth is not known. Leave it empty where it is not."
    elif today.year - date.year > OLDEST:
        yield f"That is more than {OLDEST} years ago."
    if precision == "day" and (date.month, date.day) == (1, 1) and date.year > 1900:
        yield "1 January is what is often written where only the year is known. Give the year alone where it is so."


def of_address(address: Address) -> Iterator[str]:
    """An address's."""
    packed = "".join(address.postcode.split()).upper()
    if address.kind == NO_ABODE:
        if packed and packed != NO_ABODE_POSTCODE:
            yield "No fixed abode is chosen, and a postcode is given. Say which it is."
        return
    if packed == NO_ABODE_POSTCODE:
        yield "That postcode stands for no fixed abode. Choose that as the kind of address."
    elif packed and not is_postcode(address.postcode):
        yield "That does not look like a postcode. Look at O and 0, I and 1 again."
    if address.lines.strip() and is_placeholder(address.lines):
        yield "The address looks like a placeholder. Leave it empty where it is not known."


def of_phones(phones: tuple[str, ...]) -> Iterator[str]:
    """Telephone numbers'."""
    for typed in phones:
        digits = re.sub(r"\D", "", typed)
        national = re.sub(r"^(0044|44)", "0", digits) if typed.strip().startswith(("+44", "0044", "44")) else digits
        if re.search(r"[A-Za-z]{3}", typed):
            yield "A telephone number has words in it. One number a line; put the rest in the note."
        elif len(set(digits)) < 2:
            yield ODD_PHONE
        elif typed.strip().startswith(("+", "00")) and not typed.strip().startswith(("+44", "0044")):
            if not 8 <= len(digits) <= 17:
                yield "A telephone number from abroad has too few or too many digits."
        elif not (national.startswith("0") and len(national) in (10, 11)) or len(set(national[1:])) == 1:
            yield ODD_PHONE


def is_postcode(text: str) -> bool:
    """Whether it has the published shape of a postcode, however it is spaced."""
    packed = "".join(text.split()).upper()
    return bool(POSTCODE.fullmatch(f"{packed[:-3]} {packed[-3:]}"))
