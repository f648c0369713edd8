"""Records of made-up people in several agencies, and which of them are of one person."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pyarrow as pa

from commonweal.demo.people.names import FAMILIES
from commonweal.demo.people.rates import USUAL, Rates
from commonweal.demo.people.town import Ground, Truth, people
from commonweal.demo.people.writing import Hand, Life
from commonweal.records.person import Person, table_of

AGENCIES = ("Council", "Police", "Housing", "Fire and rescue", "Probation", "Youth justice", "Health")


@dataclass(frozen=True, slots=True)
class Generated:
    """`people` follows `records.person.SCHEMA`. `truth` has a row for each record, in the same order:

    `person` (who it is of), `home` (the true one), `kin` (twin, named for a parent), `slips` (what befell the record).
    """

    people: pa.Table
    truth: pa.Table


TRUTH = pa.schema(
    [("person", pa.int32()), ("home", pa.int32()), ("kin", pa.string()), ("slips", pa.list_(pa.string()))]
)


def generated(records: int, seed: int, rates: Rates = USUAL) -> Generated:
    """So many records, in an order that tells nothing; the same seed gives the same."""
    chance = Random(seed)  # noqa: S311 - made-up people, nothing secret
    told: list[tuple[int, int, str, list[str]]] = []
    order = list(range(records))
    chance.shuffle(order)
    table = table_of(_records(records, chance, rates, Ground(seed), told))
    columns = zip(*told, strict=True)
    truth = pa.Table.from_arrays([pa.array(c, t.type) for c, t in zip(columns, TRUTH, strict=True)], schema=TRUTH)
    return Generated(table.take(order), truth.take(order))


def _records(
    count: int, chance: Random, rates: Rates, ground: Ground, told: list[tuple[int, int, str, list[str]]]
) -> Iterator[Person]:
    hand = Hand(chance, rates, ground)
    homes = max(count, 100)
    for number, truth in enumerate(people(chance, rates)):
        if chance.random() > rates.recorded:
            continue
        life = _life(truth, chance, rates, homes)
        held = chance.choices(range(1, len(rates.records) + 1), rates.records)[0]
        for _ in range(min(held, count - len(told))):
            yield hand.write(life, f"R{len(told):07}", chance.choice(AGENCIES))
            told.append((number, truth.home, truth.kin, hand.slips))
        if len(told) == count:
            return


def _life(truth: Truth, chance: Random, rates: Rates, homes: int) -> Life:
    if chance.random() < rates.official_first_of_january:
        truth = Truth(truth.given, truth.second, truth.family, truth.sex, truth.born.replace(month=1, day=1),
                      truth.home, truth.kin)  # fmt: skip
    of_home = chance.random() < rates.phone_of_home
    phone = f"01632 9{truth.home % 100_000:05}" if of_home else _mobile(chance)
    return Life(truth, chance.randrange(homes), FAMILIES.one(chance), (phone, _mobile(chance)))


def _mobile(chance: Random) -> str:
    return f"07700 {chance.randrange(10**6):06}"
