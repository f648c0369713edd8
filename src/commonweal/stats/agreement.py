"""How far two people who sorted the same things agree, beyond what chance would give."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused


@dataclass(frozen=True, slots=True)
class Agreement:
    """`observed` and `expected` by chance, 0 to 1; `kappa` 1 where they agree in all; None where chance is all."""

    things: int
    observed: float
    expected: float
    kappa: float | None


def cohen_kappa(first: npt.ArrayLike, second: npt.ArrayLike) -> Agreement:
    """Cohen's kappa of two codings (things,) of the same things: any whole numbers or true and false as categories.

    1 is full agreement, 0 what chance would give, below 0 less than that. It falls where a category is rare, whatever
    the agreement: read it with `observed`. Where both put everything into one category there is no chance to beat, and
    no kappa. Raises MethodRefused for codings of different things, or of none. Paper: Cohen (1960), Educational and
    Psychological Measurement 20, 37-46.

    >>> cohen_kappa([1, 1, 1, 0, 0, 0, 1, 0, 1, 0], [1, 1, 0, 0, 0, 1, 1, 0, 1, 0]).kappa
    0.6
    """
    a, b = np.asarray(first), np.asarray(second)
    if a.ndim != 1 or a.shape != b.shape or not a.size:
        raise MethodRefused("The two did not sort the same things.", "Give both codings of each thing, at least one.")
    observed = float((a == b).mean())
    categories = np.union1d(a, b)
    expected = float(sum((a == c).mean() * (b == c).mean() for c in categories))
    kappa = None if expected >= 1 else round((observed - expected) / (1 - expected), 12)
    return Agreement(int(a.size), observed, expected, kappa)
