"""What places are like: each partnership is of a kind, and resembles its kind in everything that is published of it."""

from dataclasses import dataclass

import numpy as np

from commonweal.demo.arrays import Floats, Ints


@dataclass(frozen=True, slots=True)
class Trait:
    """What kinds differ in, from `low` to `high`, and by how much a place departs from its kind (`within`, of that)."""

    name: str
    low: float
    high: float
    logarithm: bool = False
    within: float = 0.04


TRAITS = (
    Trait("residents", 100_000, 320_000, logarithm=True),
    Trait("density", 0.8, 45, logarithm=True),
    Trait("young", 0.18, 0.25),
    Trait("student", 0.06, 0.14),
    Trait("old", 0.11, 0.27),
    Trait("deprived", 0.10, 0.28),
    Trait("social_rented", 0.07, 0.32),
    Trait("private_rented", 0.12, 0.30),
    Trait("asian", 0.01, 0.25, logarithm=True),
    Trait("black", 0.005, 0.12, logarithm=True),
    Trait("unemployed", 0.025, 0.075),
)


def kinds_of(partnerships: int, kinds: int) -> Ints:
    """The kind of each, in turn: every force has several kinds, and every kind several forces."""
    return np.asarray(np.arange(partnerships) % kinds)


def traits_of(kind: Ints, rng: np.random.Generator) -> dict[str, Floats]:
    """Each trait of each partnership: its kind's, and a little of its own."""
    return {trait.name: _drawn(trait, kind, rng) for trait in TRAITS}


def kind_levels(values: Floats, kind: Ints) -> Floats:
    """The middle of a trait in each kind."""
    return np.array([np.median(values[kind == number]) for number in range(int(kind.max()) + 1)])


def _drawn(trait: Trait, kind: Ints, rng: np.random.Generator) -> Floats:
    low, high = (np.log(v) if trait.logarithm else v for v in (trait.low, trait.high))
    middle = rng.permutation(np.linspace(low, high, int(kind.max()) + 3)[1:-1])  # kinds lie apart in every trait
    own = middle[kind] + rng.normal(0, trait.within * (high - low), len(kind))
    held = np.clip(own, low, high)
    return np.asarray(np.exp(held) if trait.logarithm else held)
