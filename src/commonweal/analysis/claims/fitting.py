"""How well a figure worked out fits the one said: within its rounding, within a small tolerance, or not."""

import math

from commonweal.analysis.claims.model import Claim, Fit, Said

NEAR_POINTS = 1.0
"""Percentages are near within one percentage point of what the sentence's rounding allows, in the same direction."""
NEAR_SHARE = 0.01
"""Counts and rates are near within one in a hundred of the figure said."""
TOLERANCE = "near is within 1 percentage point of a percentage, and within 1% of a count or a rate"
_SLACK = 1e-9


def change_of(now: float, before: float) -> float:
    """The change in percent."""
    return 100 * (now / before - 1)


def fit(claim: Claim, figure: float, now: float | None = None, before: float | None = None) -> Fit:
    """`figure` is what the number said is held against; `now` and `before` the counts behind it."""
    if claim.measure == "from-to":
        return _worse(_of_count(claim.amount.said, now), _of_count(claim.amount.before, before))
    if claim.measure in ("change", "difference"):
        return _moved(claim, figure)
    if claim.measure == "share":
        return _within(claim.amount.said, figure, NEAR_POINTS)
    if claim.direction and now is not None and before is not None and (now > before) != (claim.direction == "rise"):
        return "differs"
    return _of_count(claim.amount.said, figure)


def _moved(claim: Claim, figure: float) -> Fit:
    """A change: its size, and its direction where one is said."""
    size = figure if claim.direction == "rise" else -figure if claim.direction == "fall" else abs(figure)
    said = claim.amount.said
    near = NEAR_POINTS if claim.measure == "change" else NEAR_SHARE * abs(said.value)
    found = _within(said, size, near)
    return "differs" if found == "near" and size < 0 < said.value else found


def _of_count(said: Said | None, figure: float | None) -> Fit:
    if said is None or figure is None or not math.isfinite(figure):
        return "not available"
    return _within(said, figure, NEAR_SHARE * abs(said.value))


def _within(said: Said, figure: float, near: float) -> Fit:
    if said.low - _SLACK <= figure <= said.high + _SLACK:
        return "agrees"
    return "near" if said.low - near <= figure <= said.high + near else "differs"


def _worse(one: Fit, other: Fit) -> Fit:
    order: tuple[Fit, ...] = ("agrees", "near", "differs", "not available")
    return max(one, other, key=order.index)


def distance(claim: Claim, figure: float) -> float:
    """How far a figure lies from the one said, its direction included."""
    said = claim.amount.said.value
    signed = -said if claim.direction == "fall" and claim.measure in ("change", "difference") else said
    if claim.direction is None and claim.measure in ("change", "difference"):
        return abs(abs(figure) - said)
    return abs(figure - signed)
