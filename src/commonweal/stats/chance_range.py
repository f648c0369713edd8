"""What chance alone leaves open of a year's total, where no earlier year tells its season."""

from scipy import stats

from commonweal.errors import MethodRefused
from commonweal.stats.change.counts import checked_level


def chance_range(
    count: float, known: int, periods: int = 12, *, phi: float = 1.0, level: float = 0.95
) -> tuple[float, float]:
    """Where a year's total may lie after `count` events in `known` of its `periods`, were all of them alike.

    The rest, given what came, is a negative binomial count: a Poisson mean known only from `count`. Both are taken in
    bundles of `phi`, for offences that come several to a child. No projection: a season comes on top. Raises
    MethodRefused for a count below 0, for periods that are not 1 to one less than the year's, or a level outside 0 to
    1. Paper: Nelson (1970), Technometrics 12(3), prediction from one Poisson count to another.

    >>> chance_range(10, 3)
    (22.0, 69.0)
    """
    if not count >= 0 or not 0 < known < periods or not phi > 0:
        raise MethodRefused(
            "So many events in so many periods cannot be.", "Give a count of 0 or more, and periods short of the year."
        )
    share, tail, bundles = known / periods, (1 - checked_level(level)) / 2, count / phi
    low = float(stats.nbinom.ppf(tail, bundles, share)) if count else 0.0
    high = float(stats.nbinom.ppf(1 - tail, bundles + 1, share))
    return float(round(count + low * phi)), float(round(count + high * phi))
