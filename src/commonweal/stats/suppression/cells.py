"""The cells of a publication as the protector sees them: values, what adds up, what hides together, what is known."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.errors import MethodRefused
from commonweal.stats.suppression.relations import Relations

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

LEAST_THRESHOLD = 3  # with 2 the rule itself would say what each hidden count is: one
# A hidden small count must be able to differ by this much, so that at least three values stay possible and no reader
# is left with a coin toss. Where the rule leaves fewer (threshold 3: one or two), as many as it leaves.
LEAST_SPREAD = 2


@dataclass(frozen=True, slots=True)
class Cells:
    """All cells of a publication, each array (cells,) unless said.

    `values`: the true ones (for latent cells any that agree with the rest). `unit`: cells of one unit are hidden
    together. `cost` (units,): what hiding a unit loses. `hideable`: false for what is public already.
    `latent`: never published, such as the months inside a period. `need`: the spread that its range must have,
    0 for none. `lower`, `upper`: what one who knows which rule hid each cell knows of it. `whole`: a whole number.
    """

    values: Floats
    relations: Relations
    unit: npt.NDArray[np.int64]
    cost: Floats
    hideable: Bools
    latent: Bools
    need: Floats
    lower: Floats
    upper: Floats
    whole: Bools

    @property
    def open_lower(self) -> Floats:
        """What any reader knows of a hidden cell: zeros are shown, so a hidden count is at least one."""
        return np.where(self.latent | (self.lower < 1), np.minimum(self.lower, 0.0), 1.0)


def checked_threshold(threshold: int) -> int:
    """The threshold itself; MethodRefused below `LEAST_THRESHOLD`."""
    if threshold < LEAST_THRESHOLD:
        raise MethodRefused(
            f"A threshold of {threshold} protects nothing: the rule itself would say what each hidden count is.",
            f"Give a threshold of {LEAST_THRESHOLD} or more; 5 hides 1 to 4.",
        )
    return threshold


def is_primary(values: Floats, threshold: int) -> Bools:
    """Which counts are small: above zero and below the threshold. Zeros are shown."""
    return (values > 0) & (values < threshold)


def counted(
    values: Floats,
    relations: Relations,
    *,
    threshold: int,
    unit: npt.NDArray[np.int64] | None = None,
    hideable: Bools | None = None,
    latent: Bools | None = None,
    whole: Bools | None = None,
) -> Cells:
    """Cells of a publication under the threshold rule: 1 to `threshold` - 1 is hidden, zeros are shown.

    Shapes as in `Cells`; by default every cell is a unit of its own, hideable, published and whole. Hiding a unit
    costs the sum of its values and one for each cell, so that small cells go before totals. Raises MethodRefused for
    a threshold below `LEAST_THRESHOLD`, or where the values do not add up.
    """
    checked_threshold(threshold)
    values = np.asarray(values, dtype=np.float64)
    if not relations.hold(values):
        raise MethodRefused("The totals are not the sums of their parts.", "Correct the totals, or leave them out.")
    n = len(values)
    latent = np.zeros(n, dtype=bool) if latent is None else latent
    unit = np.arange(n, dtype=np.int64) if unit is None else unit
    hideable = (~latent if hideable is None else hideable & ~latent).astype(bool)
    counted_units = np.zeros(int(unit.max(initial=-1)) + 1, dtype=bool)
    counted_units[unit[values > 0]] = True
    hideable &= counted_units[unit]  # zeros are shown; one goes only with a count of its own unit
    whole = np.ones(n, dtype=bool) if whole is None else whole
    primary = is_primary(values, threshold) & hideable
    counts = whole & hideable
    lower = np.select([primary & counts, counts & (values >= threshold)], [1.0, float(threshold)], 0.0)
    upper = np.where(primary, np.where(whole, threshold - 1.0, float(threshold)), np.inf)
    cost = np.bincount(
        unit, weights=np.where(latent, 0.0, values + 1.0), minlength=int(unit.max(initial=-1)) + 1
    ).astype(np.float64)
    need = np.where(primary, float(min(LEAST_SPREAD, threshold - 2)), 0.0)
    return Cells(values, relations, unit, cost, hideable, latent, need, lower, upper, whole)
