"""How a person comes to stand in an agency's records: each slip that `Rates` names, with its name told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from commonweal.demo.people.names import NICKNAMES, PLACEHOLDERS, SPELLINGS
from commonweal.demo.people.rates import Rates
from commonweal.demo.people.town import TODAY, Ground, Truth
from commonweal.records.person import Address, Person

_PLAIN = str.maketrans("śńóáüéí", "snoauei")


@dataclass(frozen=True, slots=True)
class Life:
    """What all records of one person draw on: the truth, a later home, another family name, two numbers."""

    truth: Truth
    later_home: int
    later_family: str
    phones: tuple[str, str]


class Hand:
    """Writes records of one person after another; `slips` names what befell the last."""

    def __init__(self, chance: Random, rates: Rates, ground: Ground) -> None:
        self._chance, self._rates, self._ground = chance, rates, ground
        self.slips: list[str] = []

    def write(self, life: Life, reference: str, agency: str) -> Person:
        """A record of that person, slips and all."""
        self.slips = []
        given, aliases = self._given(life.truth)
        given, family = self._names(given, self._family(life))
        born, precision = self._born(life.truth.born)
        return Person(
            reference=reference, agency=agency, given=given, family=family, aliases=aliases, born=born,
            born_precision=precision, sex=self._sex(life.truth.sex), addresses=self._addresses(life),
            phones=self._phones(life),
        )  # fmt: skip

    def _happens(self, slip: str, share: float) -> bool:
        happened = self._chance.random() < share
        if happened:
            self.slips.append(slip)
        return happened

    def _given(self, truth: Truth) -> tuple[str, tuple[str, ...]]:
        rates, name, chance = self._rates, truth.given, self._chance
        aliases: tuple[str, ...] = ()
        if name in NICKNAMES and self._happens("nickname", rates.nickname):
            name = chance.choice(NICKNAMES[name].split())
        elif name in SPELLINGS and self._happens("other spelling", rates.spelling):
            name = chance.choice(SPELLINGS[name].split())
        if truth.given in NICKNAMES and chance.random() < rates.alias:
            aliases = (chance.choice(NICKNAMES[truth.given].split()),)
        if self._happens("initial", rates.given_initial):
            return name[0], aliases
        if self._happens("typo in given name", rates.given_typo):
            name = self._mistyped(name)
        second = chance.random() < rates.two_given_names and chance.random() < rates.given_both
        return (f"{name} {truth.second}" if second else name), aliases

    def _family(self, life: Life) -> str:
        rates, name = self._rates, life.truth.family
        adult = life.truth.sex == "female" and (TODAY - life.truth.born).days > 20 * 365
        if adult and self._happens("family name changed", rates.family_changed):
            name = life.later_family
        elif self._happens("family name doubled", rates.family_doubled):
            name = f"{name}-{life.later_family}"
        return self._mistyped(name) if self._happens("typo in family name", rates.family_typo) else name

    def _names(self, given: str, family: str) -> tuple[str, str]:
        if self._happens("placeholder name", self._rates.placeholder):
            word = self._chance.choice(PLACEHOLDERS)
            given, family = self._chance.choice(((word, word), (word, family), (given, word)))
        if self._happens("names swapped", self._rates.names_swapped):
            given, family = family, given
        if self._happens("written otherwise", self._rates.written_otherwise):
            otherwise: tuple[Callable[[str], str], ...] = (
                str.upper, str.lower, lambda t: t.translate(_PLAIN), lambda t: t.replace("-", " "),
                lambda t: t.replace("'", ""), lambda t: t.replace("'", "\u2019"), lambda t: f" {t} ",
            )  # fmt: skip
            change = self._chance.choice(otherwise)
            given, family = change(given), change(family)
        return given, family

    def _mistyped(self, name: str) -> str:
        """One letter left out, doubled, exchanged with the next, or another."""
        if len(name) < 3:
            return name
        at = self._chance.randrange(1, len(name) - 1)
        other = self._chance.choice("aeiourstln")
        return self._chance.choice((
            name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:], name[:at] + other + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ))  # fmt: skip

    def _born(self, born: date) -> tuple[date | None, Any]:
        rates = self._rates
        if self._happens("date of birth missing", rates.born_missing):
            return None, "day"
        if self._happens("year of birth only", rates.born_year_only):
            return born.replace(month=1, day=1), "year"
        if self._happens("month of birth only", rates.born_month_only):
            return born.replace(day=1), "month"
        if self._happens("1 January", rates.born_first_of_january):
            return born.replace(month=1, day=1), "day"
        if self._happens("1900", rates.born_1900):
            return date(1900, 1, 1), "day"
        if (
            born.day <= 12
            and born.day != born.month
            and self._happens("day and month transposed", rates.born_transposed)
        ):
            return born.replace(month=born.day, day=born.month), "day"
        if self._happens("digit of the date of birth", rates.born_typo):
            return self._digit(born), "day"
        if self._happens("wrong date of birth", rates.born_wrong):
            return born + timedelta(days=self._chance.randint(-4000, 4000)), "day"
        return born, "day"

    def _digit(self, born: date) -> date:
        """One digit of the day, the month or the year another."""
        for _ in range(100):
            digits = list(born.strftime("%Y%m%d"))
            digits[self._chance.randrange(2, 8)] = str(self._chance.randrange(10))
            try:
                wrong = date(int("".join(digits[:4])), int("".join(digits[4:6])), int("".join(digits[6:])))
            except ValueError:
                continue
            if wrong != born:
                return wrong
        return born

    def _sex(self, sex: str) -> str:
        if self._happens("sex missing", self._rates.sex_missing):
            return ""
        if self._happens("sex wrong", self._rates.sex_wrong):
            return "female" if sex == "male" else "male"
        return sex

    def _addresses(self, life: Life) -> tuple[Address, ...]:
        rates = self._rates
        if self._happens("address missing", rates.address_missing):
            return ()
        if self._happens("no fixed abode", rates.no_fixed_abode):
            return (Address("No fixed abode", ""),)
        old = self._written(life.truth.home)
        if not self._happens("moved", rates.moved):
            return (old,)
        new = self._written(life.later_home)
        return (new, old) if self._chance.random() < rates.moved_told else (new,)

    def _written(self, home: int) -> Address:
        lines, postcode = self._ground.address(home)
        if self._happens("typo in postcode", self._rates.postcode_typo):
            postcode = postcode[:-1] + self._chance.choice("ABDEFGHJ")
        if self._happens("postcode missing", self._rates.postcode_missing):
            postcode = ""
        return replace(Address(lines, postcode), lines=lines.upper() if self._chance.random() < 0.1 else lines)

    def _phones(self, life: Life) -> tuple[str, ...]:
        if self._chance.random() > self._rates.phone:
            return ()
        return (life.phones[self._happens("phone changed", self._rates.phone_changed)],)
