"""The settings of a Farrington-Noufaily reading: every control of R's `surveillance::farringtonFlexible`."""

from dataclasses import dataclass, field
from typing import Literal, Self, get_args

from commonweal.errors import MethodRefused

ThresholdMethod = Literal["nbPredictive", "nbPlugin", "muan", "delta"]
Power = Literal["2/3", "1/2", "none"]
EXPONENTS: dict[str, float] = {"2/3": 2 / 3, "1/2": 1 / 2, "none": 1.0}

LEAST_YEARS = 3
"""Whole years before a point that a report's band must rest on: with two, one odd year is half of what is expected."""

MOST_YEARS = 5
"""Years that a band looks back on when no `b` is given, as in Noufaily et al.: older years describe another place."""

TREND_NEEDS_YEARS = 3
"""A trend is fitted only from this many years (Farrington et al. 1996)."""


@dataclass(frozen=True, slots=True)
class Controls:
    """How the reference months are chosen, how the model is fitted, and where the bounds lie.

    frequency           points a year: 12 (months) or 52 (weeks)
    b                   years looked back on; None: the whole years held before each point, from 3 to 5
    w                   half-width of the window round the same month (week) of each earlier year, in points;
                        None: 1 for months, 3 for weeks
    periods             season levels (R: `noPeriods`); 1 takes the windows alone, more take the points between them
                        too, as levels of their own; at most `frequency - 2w`; None: 10
    past_not_included   latest points before the one judged that are left out of its reference (R:
                        `pastWeeksNotIncluded`), so that a rise under way does not set its own bound; None: w
    reweight, weights_threshold
                        whether past points with an Anscombe residual above the threshold count for less
    trend, p_threshold_trend
                        whether a log-linear trend may be kept, and the p below which it is; 1, the default as in
                        Noufaily et al.: kept unless it runs above every count of the reference
    power               transform to symmetry of the `delta` bound: "2/3", "1/2" or "none"
    alpha               mass outside each bound: `upper` is the 1 - alpha, `lower` the alpha quantile, so the band
                        between them holds 1 - 2 alpha
    threshold_method    "nbPlugin" (negative binomial at the fitted mean), "muan" (at the limits of the mean), "delta"
                        (Farrington 1996); and the default, which R lacks: "nbPredictive", the negative binomial
                        whose variance also holds that of the mean
    limit54             (cases, points): no bound where the latest `points` hold fewer than `cases`
    compat              None: the sound standard error; "surveillance": R's own, slips included (docs)

    Raises MethodRefused where a setting cannot be worked with.
    """

    frequency: Literal[12, 52] = 12
    b: int | None = None
    w: int | None = None
    periods: int | None = None
    past_not_included: int | None = None
    reweight: bool = True
    weights_threshold: float = 2.58
    trend: bool = True
    p_threshold_trend: float = 1.0
    power: Power = "2/3"
    alpha: float = 0.05
    threshold_method: ThresholdMethod = "nbPredictive"
    limit54: tuple[float, int] = field(default=(5, 4))
    compat: Literal["surveillance"] | None = None

    def __post_init__(self) -> None:
        _check(self)

    @classmethod
    def of_surveillance(cls, frequency: Literal[12, 52], **given: object) -> Self:
        """R's defaults for whatever is not given, and R's arithmetic."""
        defaults: dict[str, object] = {
            "b": 5,
            "w": 3,
            "periods": 1,
            "threshold_method": "delta",
            "p_threshold_trend": 0.05,
        }
        return cls(frequency=frequency, **(defaults | given), compat="surveillance")  # type: ignore[arg-type]

    @property
    def half_width(self) -> int:
        """The window's half-width in points: `w`, or the frequency's own."""
        return self.w if self.w is not None else {12: 1, 52: 3}[self.frequency]

    @property
    def levels(self) -> int:
        """Season levels: `periods`, or ten (Noufaily et al.), fewer where a wide window leaves no room for ten."""
        return self.periods if self.periods is not None else min(10, self.frequency - 2 * self.half_width)

    @property
    def left_out(self) -> int:
        """Latest points kept out of the reference: `past_not_included`, or as many as the window's half-width."""
        return self.past_not_included if self.past_not_included is not None else self.half_width

    @property
    def needs(self) -> int:
        """Points that must lie before the one judged."""
        return self.frequency * (self.b if self.b is not None else LEAST_YEARS)

    def years_before(self, now: int) -> int:
        """Whole years that the point at index `now` looks back on."""
        return self.b if self.b is not None else min(MOST_YEARS, now // self.frequency)


def _check(asked: Controls) -> None:
    _check_reference(asked)
    _check_model(asked)


def _check_reference(asked: Controls) -> None:
    if asked.frequency not in (12, 52):
        raise MethodRefused(f"Exceedance reads months or weeks, not {asked.frequency} points a year.", "Use 12 or 52.")
    if asked.b is not None and asked.b < 1:
        raise MethodRefused("Exceedance looks back at least one year.", "Give b as 1 or more.")
    if not 0 <= asked.half_width <= (asked.frequency - 1) // 2:
        raise MethodRefused(
            f"A window of {asked.half_width} either side does not fit into a year of {asked.frequency}.",
            f"Give w from 0 to {(asked.frequency - 1) // 2}.",
        )
    most = asked.frequency - 2 * asked.half_width
    if not 1 <= asked.levels <= most:
        raise MethodRefused(
            f"{asked.levels} season levels do not fit: {asked.frequency} points a year less the window leave {most}.",
            f"Give periods from 1 to {most}, or a smaller w.",
        )
    if not 0 <= asked.left_out < asked.frequency:
        raise MethodRefused(
            f"Of the latest points {asked.left_out} cannot be left out: last year's own season must stay.",
            f"Give past_not_included from 0 to {asked.frequency - 1}.",
        )


def _check_model(asked: Controls) -> None:
    if not 0 < asked.alpha < 0.5:
        raise MethodRefused(f"An alpha of {asked.alpha} is no tail.", "Give a number between 0 and 0.5.")
    if asked.power not in EXPONENTS or asked.threshold_method not in get_args(ThresholdMethod):
        raise MethodRefused(
            f"There is no power {asked.power!r} with the threshold method {asked.threshold_method!r}.",
            f"Powers are {', '.join(EXPONENTS)}; methods are {', '.join(get_args(ThresholdMethod))}.",
        )
    if asked.limit54[0] < 0 or asked.limit54[1] < 1:
        raise MethodRefused("limit54 is cases (0 or more) in the latest points (1 or more).", "For instance 5,4.")
    if asked.weights_threshold <= 0:
        raise MethodRefused("The weights threshold is a residual above which a point counts for less.", "Try 2.58.")
    if asked.compat not in (None, "surveillance"):
        raise MethodRefused(f"There is no compatibility with {asked.compat!r}.", "The one there is: surveillance.")
    if asked.compat and asked.threshold_method == "nbPredictive":
        raise MethodRefused("R's surveillance has no nbPredictive.", "Use delta, nbPlugin or muan with it.")
