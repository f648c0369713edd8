"""Orders of starting: how many there are, all of them, or some dealt out by lot."""

from collections.abc import Iterator
from math import factorial, prod

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def number_of_orders(since: Floats) -> int:
    """How many different orders of starting there are: a multinomial number."""
    _, sizes = np.unique(since, return_counts=True)
    return factorial(since.size) // prod(factorial(int(size)) for size in sizes)


def all_orders(since: Floats) -> Iterator[Floats]:
    """Every different order of the starts `since` (I,), one (I,) after the other."""
    values, sizes = np.unique(since, return_counts=True)
    left = dict(zip(values.tolist(), sizes.tolist(), strict=True))
    order = np.empty(since.size)

    def fill(place: int) -> Iterator[Floats]:
        if place == since.size:
            yield order.copy()
            return
        for value, still in left.items():
            if still:
                left[value] -= 1
                order[place] = value
                yield from fill(place + 1)
                left[value] += 1

    return fill(0)


def dealt_orders(since: Floats, rng: np.random.Generator, permutations: int) -> Floats:
    """`permutations` orders dealt out by lot, (permutations, I)."""
    return rng.permuted(np.broadcast_to(since, (permutations, since.size)), axis=1)
