"""What may be said of a change: one of five words, decided at the false discovery rate."""

import numpy as np
import numpy.typing as npt

from commonweal.stats.change.exact import least_attainable_p
from commonweal.stats.change.result import Change, Floats

RISE, FALL, UNCLEAR = "rise", "fall", "no clear change"
TOO_FEW = "too few to say"
NOT_AVAILABLE = "not available"
RATE = 0.05  # the false discovery rate that a table's findings are held to


def too_few(change: Change, alpha: float = RATE) -> npt.NDArray[np.bool_]:
    """Where no outcome could have been called a change: (S,).

    Even had every event fallen in the one period or in the other, the doubled tail would stay above `alpha`. For equal
    exposures at 0.05 that is a total below 6 events; where months vary, below 6 effective events (total / inflation).
    """
    effective = (change.before + change.after) / change.inflation
    return np.asarray(least_attainable_p(effective, change.expected_share) > alpha)


def verdicts(change: Change, q: npt.ArrayLike, alpha: float = RATE) -> tuple[str, ...]:
    """The word for each of S series: rise or fall where q (S,) is at most `alpha`, the false discovery rate.

    `not available` where nothing could be tested (p is NaN), `too few to say` where no outcome could have been called a
    change (see `too_few`), else `no clear change`.

    >>> from commonweal.stats.change import exact_change
    >>> verdicts(exact_change([20, 2, 0], [60, 1, float("nan")]), q=[0.001, 1.0, float("nan")])
    ('rise', 'too few to say', 'not available')
    """
    held: Floats = np.broadcast_to(np.asarray(q, dtype=np.float64), change.p.shape)
    found = held <= alpha
    words = np.select(
        [np.isnan(change.p), too_few(change, alpha), found & (change.ratio > 1), found & (change.ratio < 1)],
        [NOT_AVAILABLE, TOO_FEW, RISE, FALL],
        default=UNCLEAR,
    )
    return tuple(str(word) for word in words)
