"""What every comparison first asks of its input: sound counts, exposures that are sizes, a level that is one."""

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.change.result import Floats


def checked_counts(values: npt.ArrayLike, name: str, dimensions: int = 1) -> Floats:
    """Counts as floats with `dimensions` axes (lacking ones added in front); NaN is missing, negative refused."""
    counts = np.asarray(values, dtype=np.float64)
    if counts.ndim > dimensions:
        raise MethodRefused(
            f"{name} has {counts.ndim} dimensions, at most {dimensions} can be read.", "Check its shape."
        )
    counts = counts.reshape((1,) * (dimensions - counts.ndim) + counts.shape)
    if (counts < 0).any() or np.isinf(counts).any():
        raise MethodRefused(f"{name} holds a count that is negative or infinite.", "Counts are 0, 1, 2 and so on.")
    return counts


def checked_pair(before: npt.ArrayLike, after: npt.ArrayLike, dimensions: int = 1) -> tuple[Floats, Floats]:
    """Two arrays of counts of one shape."""
    first, second = checked_counts(before, "before", dimensions), checked_counts(after, "after", dimensions)
    if first.shape != second.shape:
        raise MethodRefused(
            f"before has shape {first.shape} and after {second.shape}.", "Give both periods the same series and months."
        )
    return first, second


def checked_exposure(values: npt.ArrayLike | None, like: Floats, name: str) -> Floats:
    """Sizes that counts are to be read against, 1 where none are given; NaN is missing."""
    sizes = np.broadcast_to(np.asarray(1.0 if values is None else values, dtype=np.float64), like.shape)
    if (sizes <= 0).any() or np.isinf(sizes).any():
        raise MethodRefused(
            f"{name} holds a size that is not above zero.", "Give residents, days or another true size."
        )
    return sizes


def checked_level(level: float) -> float:
    """A confidence level strictly between 0 and 1."""
    if not 0 < level < 1:
        raise MethodRefused(f"A level of {level} cannot be had.", "Give a level between 0 and 1, such as 0.95.")
    return level


def percent(ratio: Floats) -> Floats:
    """A ratio as a change in percent: 1.2 is 20."""
    return 100.0 * (ratio - 1.0)


def divided(above: Floats, below: Floats) -> Floats:
    """A quotient where x/0 is infinite and 0/0 not known, without a warning: both are said in the result."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(above / below)
