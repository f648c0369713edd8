"""How much, and how long, the months of each series vary: what a comparison of months multiplies its variance by."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.stats.change.months import GRID, Layout, difference_spread, history_layout, paired_layout, residuals
from commonweal.stats.change.persistence import pooled_persistence
from commonweal.stats.change.result import Floats
from commonweal.stats.dispersion import moderated, pooled_dispersion

LEAST_DF = 3.0  # degrees of freedom, own and borrowed, below which a dispersion says next to nothing
LEAST_MEAN = 2.0  # events a month below which a series does not help to tell the typical dispersion


@dataclass(frozen=True, slots=True)
class Variation:
    """Of S series: dispersion, what the variance is multiplied by, and on how many degrees of freedom that is told.

    `df` is infinite where nothing could be told. `typical` and `worth` are the table's dispersion and its degrees of
    freedom, `source` what the dispersion was told from.
    """

    phi: Floats
    inflation: Floats
    df: Floats
    persistence: float | None
    typical: float | None
    worth: float
    source: str


@dataclass(frozen=True, slots=True)
class _Residuals:
    """Each series' quadratic forms, and the row of `layouts` that it follows."""

    squares: Floats
    lag: Floats
    mean: Floats
    layouts: tuple[Layout, ...]
    of: npt.NDArray[np.intp]
    of_history: bool

    def each(self, name: str) -> Floats:
        return np.array([getattr(layout, name) for layout in self.layouts])[self.of]

    def lasting(self, place: int) -> Floats:
        return np.array([layout.lasting[place] for layout in self.layouts])[self.of]


def variation(
    first: Floats, second: Floats, used: npt.NDArray[np.bool_], longer: Floats | None, step: int
) -> Variation:
    """The variation of S series from their M paired months (`used` says which), or from a longer history.

    `step` is the months from a month to its pair. See `paired_change` for the model.
    """
    found = _residuals(first, second, used, longer, step)
    df = found.each("df")
    held = df > 0
    if not held.any():
        return _untold(df)
    own = np.where(held, found.squares / np.where(held, df, 1.0), 1.0)
    pool = held & (found.mean >= LEAST_MEAN)
    typical, worth = pooled_dispersion(own[pool], df[pool]) if pool.any() else (1.0, 0.0)
    phi = moderated(own, df, typical, worth)
    lags, squares, fourth = (found.lasting(place) for place in range(3))
    per_unit = lags[held] / squares[held]
    rho = pooled_persistence(found.lag[held], found.squares[held], df[held], found.each("chance_lag")[held], per_unit)
    at = int(np.searchsorted(GRID, rho))
    spread = _spreads(used, step)[:, at]
    lasting = np.where(held, df / np.where(held, squares[:, at], 1.0), 1.0)
    extra = (phi - 1.0) * lasting
    freedom = worth + _effective_df(df, extra, squares[:, at], fourth[:, at])
    told = freedom >= LEAST_DF
    return Variation(
        phi=np.where(told, phi, 1.0),
        inflation=np.where(told, 1.0 + extra * spread, 1.0),
        df=np.where(told, freedom, np.inf),
        persistence=rho,
        typical=typical if worth else None,
        worth=worth,
        source="history" if found.of_history else "pairs",
    )


def _untold(df: Floats) -> Variation:
    return Variation(np.ones(df.shape), np.ones(df.shape), np.full(df.shape, np.inf), None, None, 0.0, "nothing")


def _effective_df(df: Floats, extra: Floats, squares: Floats, fourth: Floats) -> Floats:
    """Box's degrees of freedom of a sum of squares whose months are alike: twice its squared mean over its variance."""
    total = df + extra * squares
    alike = df + 2.0 * extra * squares + extra**2 * fourth
    return np.asarray(np.where(df > 0, total**2 / np.where(alike > 0, alike, 1.0), 0.0))


def _residuals(
    first: Floats, second: Floats, used: npt.NDArray[np.bool_], longer: Floats | None, step: int
) -> _Residuals:
    """Residuals by each pattern of held months."""
    squares, lag, mean = np.zeros((3, first.shape[0]))
    pairs = np.concatenate([used, used], axis=1)
    whole = pairs if longer is None else np.concatenate([pairs, ~np.isnan(longer)], axis=1)
    patterns, of = np.unique(whole, axis=0, return_inverse=True)
    of = of.ravel()
    layouts: list[Layout] = []
    of_history = False
    for number, pattern in enumerate(patterns):
        members = np.flatnonzero(of == number)
        both = np.concatenate([first[members], second[members]], axis=1)
        layout, counts, older = _laid_out(both, pattern, None if longer is None else longer[members], step)
        layouts.append(layout)
        of_history |= older
        if layout.df > 0:
            left = residuals(counts, layout)
            squares[members] = np.sum(left**2, axis=1)
            lag[members] = np.sum((left @ layout.neighbours) * left, axis=1)
            mean[members] = counts.mean(axis=1)
    return _Residuals(squares, lag, mean, tuple(layouts), of, of_history)


def _laid_out(
    both: Floats, pattern: npt.NDArray[np.bool_], longer: Floats | None, step: int
) -> tuple[Layout, Floats, bool]:
    """The cells and their counts: of pairs and history, whichever leaves more degrees of freedom."""
    width = both.shape[1]
    layout = paired_layout(pattern[: width // 2], step)
    if longer is not None:
        over = history_layout(pattern[width:])
        if over.df > layout.df:
            return over, longer[:, pattern[width:]], True
    return layout, both[:, pattern[:width]], False


def _spreads(used: npt.NDArray[np.bool_], step: int) -> Floats:
    patterns, which = np.unique(used, axis=0, return_inverse=True)
    forms = [difference_spread(pattern, step) if pattern.any() else np.ones(GRID.size) for pattern in patterns]
    return np.array(forms)[which.ravel()]
