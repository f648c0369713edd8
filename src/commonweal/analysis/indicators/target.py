"""A figure against its target: met, not met, or it cannot be told. The rule is three lines, and printed."""

from typing import Literal

from commonweal.records.indicator import Indicator

Standing = Literal["met", "not met", "cannot be told", "no target"]
RULE = (
    "A target is met where the last figure is on its better side or on it. Where the figure is not available, or it "
    "was never said which direction is better, it cannot be told."
)


def standing(indicator: Indicator, value: float | None) -> Standing:
    """The rule above."""
    if indicator.target is None:
        return "no target"
    if value is None or indicator.better == "neither":
        return "cannot be told"
    met = value <= indicator.target if indicator.better == "lower" else value >= indicator.target
    return "met" if met else "not met"
