"""A made-up town: homes, the households in them, and who the people truly are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import numpy as np

from commonweal.demo.names import streets
from commonweal.demo.people.names import FAMILIES, MEN, WOMEN
from commonweal.demo.people.rates import Rates

TODAY = date(2025, 6, 1)
HOMES_A_STREET, HOMES_A_POSTCODE = 60, 15
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(frozen=True, slots=True)
class Truth:
    """One person. `home` is a number that `Ground` knows; `kin` what makes the person easy to mistake."""

    given: str
    second: str
    family: str
    sex: str
    born: date
    home: int
    kin: str = ""


class Ground:
    """Where home number so and so is. No postcode here is meant for a real one: no area is called QX."""

    def __init__(self, seed: int) -> None:
        self._streets = streets(8_000, np.random.default_rng(seed))

    def address(self, home: int) -> tuple[str, str]:
        """The lines, and the postcode."""
        street, door = divmod(home, HOMES_A_STREET)
        number, name = door * 2 + 1 + street % 2, self._streets[street % len(self._streets)]
        lines = f"Flat {door % 6 + 1}, {number} {name}" if street % 9 == 0 else f"{number} {name}"
        return lines, self.postcode(home // HOMES_A_POSTCODE)

    @staticmethod
    def postcode(code: int) -> str:
        """The so-manieth postcode of the town."""
        rest, last = divmod(code, len(_LETTERS))
        rest, middle = divmod(rest, len(_LETTERS))
        sector, digit = divmod(rest, 10)
        return f"QX{sector + 1} {digit}{_LETTERS[middle]}{_LETTERS[last]}"


def people(chance: Random, rates: Rates) -> Iterator[Truth]:
    """Households without end, one home after another; those at one address follow one another."""
    home = 0
    while True:
        shared = chance.random() < rates.shared_house
        yield from _shared(home, chance) if shared else _family(home, chance, rates)
        home += 1


def _shared(home: int, chance: Random) -> Iterator[Truth]:
    for _ in range(chance.randint(4, 10)):
        yield _person(chance, home, _born(chance, 18, 75), FAMILIES.one(chance))


def _family(home: int, chance: Random, rates: Rates) -> Iterator[Truth]:
    name = FAMILIES.one(chance)
    first = _person(chance, home, _born(chance, 19, 90), name)
    adults = [first]
    if chance.random() < 0.62:
        theirs = FAMILIES.one(chance) if chance.random() < rates.parent_of_other_name else name
        age = max(19, min(95, _age(first) + round(chance.gauss(0, 4))))
        adults.append(
            _person(chance, home, _born(chance, age, age), theirs, "female" if first.sex == "male" else "male")
        )
    yield from adults
    yield from _children(adults, chance, rates)


def _children(adults: list[Truth], chance: Random, rates: Rates) -> Iterator[Truth]:
    youngest = min(_age(a) for a in adults)
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 2, 3, 4))):
        oldest = min(youngest - 18, 35)
        if oldest < 0:
            return
        born = _born(chance, 0, oldest)
        child = _named_for(_person(chance, adults[0].home, born, chance.choice(adults).family), adults, chance, rates)
        if chance.random() < rates.twins:
            yield _with(child, "twin")
            yield _twin_of(child, chance, rates)
        else:
            yield child


def _named_for(child: Truth, adults: list[Truth], chance: Random, rates: Rates) -> Truth:
    share = rates.child_named_for_parent * (1 if child.sex == "male" else 1 / 3)
    parent = next((a for a in adults if a.sex == child.sex), None)
    if parent is None or chance.random() > share:
        return child
    return Truth(parent.given, child.second, parent.family, child.sex, child.born, child.home, "named for a parent")


def _twin_of(child: Truth, chance: Random, rates: Rates) -> Truth:
    alike = chance.random() < rates.twins_alike
    for _ in range(400):
        twin = _person(chance, child.home, child.born, child.family)
        if twin.given != child.given and (not alike or twin.given[0] == child.given[0]):
            return _with(twin, "twin")
    return _with(twin, "twin")


def _person(chance: Random, home: int, born: date, family: str, sex: str = "") -> Truth:
    sex = sex or chance.choice(("female", "male"))
    names = WOMEN if sex == "female" else MEN
    return Truth(names.one(chance), names.one(chance), family, sex, born, home)


def _with(person: Truth, kin: str) -> Truth:
    return Truth(person.given, person.second, person.family, person.sex, person.born, person.home, kin)


def _born(chance: Random, youngest: int, oldest: int) -> date:
    return TODAY - timedelta(days=chance.randint(youngest * 365 + 40, oldest * 365 + 400))


def _age(person: Truth) -> int:
    return (TODAY - person.born).days // 365
