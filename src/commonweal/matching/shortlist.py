"""Which of many records are worth comparing with one: those that agree on anything a candidate must agree on.

It asks less than `comparisons.CANDIDATES` do, so that none of theirs is lost, and runs over fifty thousand records in
a fraction of a second: each written value is folded at most once.
"""

from collections.abc import Iterable
from functools import cache

from commonweal.matching.addresses import phone_of, place_of
from commonweal.matching.names import family_name, given_name
from commonweal.matching.word_lists import forms
from commonweal.records.person import Address, Person


def shortlist(one: Person, others: Iterable[Person]) -> tuple[list[Person], int]:
    """The records to compare with `one`, and how many there are in all, it included."""
    root, family = cache(_root), cache(_family)  # held for as long as one shortlist is made
    born, my_root, my_family = one.born, _root(one.given), _family(one.family)
    names = {name for name in (my_family, given_name(one.given).whole) if name}  # the two may be swapped
    code = next((c for a in one.addresses if (c := place_of(a.lines, a.postcode).postcode)), "")
    number = next((n for text in one.phones if (n := phone_of(text)) is not None), None)
    kept, total = [], 1
    for other in others:
        total += 1
        if (
            (born is not None and other.born == born)
            or (my_root and root(other.given) == my_root)
            or family(other.family) in names
            or (code and any(code in _packed(a) for a in other.addresses))
            or (number is not None and any(phone_of(text) == number for text in other.phones))
        ):
            kept.append(other)
    return kept, total


def _packed(address: Address) -> str:
    return f"{address.lines}{address.postcode}".replace(" ", "").upper()


def _family(text: str) -> str:
    return family_name(text).whole


def _root(text: str) -> str:
    name = given_name(text).whole
    return forms().get(name, (name,))[0]
