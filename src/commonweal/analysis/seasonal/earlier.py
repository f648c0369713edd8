"""The window beside the same days of earlier years, the next season's forecast, and how earlier forecasts did."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from commonweal.analysis.seasonal.question import LEVEL, NARROW
from commonweal.analysis.seasonal.subjects import Floats, Shared, Subject, known, percent, whole
from commonweal.figures import Figure, Period
from commonweal.stats.false_discovery import benjamini_hochberg
from commonweal.stats.season import LEAST_YEARS, Forecast, forecast, verdicts

METHOD = "prediction from the same days of earlier years (gamma-Poisson, dispersion between years)"
MONTHS_METHOD = "prediction from the same months of earlier years (gamma-Poisson, dispersion between years)"
TOO_FEW_YEARS = f"fewer than {('no', 'one', 'two', 'three')[LEAST_YEARS]} earlier years are held"


def against_earlier(
    shared: Shared,
    subjects: Sequence[Subject],
    earlier: Floats,
    now: Floats,
    years: Sequence[int],
    baseline: Period | None,
    method: str = METHOD,
) -> list[Figure]:
    """Each row's count (R,) beside what its earlier years (R, Y) led one to expect; tested together."""
    answer = forecast(earlier)
    q = benjamini_hochberg(answer.p(now))
    words = verdicts(answer, now, q)
    p, ranges = answer.p(now), _ranges(answer)
    return [
        shared.figure(
            subject,
            "earlier",
            value=whole(now[n]),
            baseline_value=known(answer.expected[n]),
            baseline_period=baseline,
            change_percent=percent(now[n], answer.expected[n]),
            interval=_change_range(now[n], ranges["low"][n], ranges["high"][n]) if answer.told else None,
            level=LEVEL if answer.told else None,
            p=known(p[n], 8),
            q=known(q[n], 8),
            verdict=words[n],
            method=method if answer.told else None,
            parameters=_parameters(answer, ranges, n, years),
            notes=() if answer.told else (TOO_FEW_YEARS,),
        )
        for n, subject in enumerate(subjects)
    ]


def next_season(
    shared: Shared,
    subjects: Sequence[Subject],
    counts: Floats,
    years: Sequence[int],
    period: Period,
    method: str = METHOD,
) -> list[Figure]:
    """The forecast of each row for the season to come, with the range that holds it 95 times in 100 (and 80)."""
    answer = forecast(counts)
    ranges = _ranges(answer)
    return [
        shared.figure(
            subject,
            "forecast",
            value=known(answer.expected[n]),
            period=period,
            interval=(known(ranges["low"][n]), known(ranges["high"][n])) if answer.told else None,
            level=LEVEL if answer.told else None,
            verdict=None if answer.told else "too few to say",
            method=method if answer.told else None,
            parameters=_parameters(answer, ranges, n, years),
            notes=() if answer.told else (TOO_FEW_YEARS,),
        )
        for n, subject in enumerate(subjects)
    ]


def check(
    shared: Shared,
    subject: Subject,
    total: tuple[Floats, float],
    wards: tuple[Floats, Floats],
    years: Sequence[int],
    period: Period,
) -> Figure:
    """A forecast that could have been made for a year then, from the years before it, beside what came.

    `total`: the earlier years' totals (Y,) and what came; `wards`: the same of each ward, (W, Y) and (W,).
    """
    answer = forecast(total[0][None, :])
    ranges = _ranges(answer)
    told: dict[str, Any] = {}
    if len(wards[1]):
        of_wards = forecast(wards[0])
        each, came = _ranges(of_wards), wards[1]
        told = {
            "wards": len(came),
            "wards_inside_80": int(((came >= each["low_80"]) & (came <= each["high_80"])).sum()),
            "wards_inside_95": int(((came >= each["low"]) & (came <= each["high"])).sum()),
            "wards_mean_error": known(float(np.abs(came - of_wards.expected).mean())),
        }
    low, high = ranges["low"][0], ranges["high"][0]
    return shared.figure(
        subject,
        "check",
        value=whole(total[1]),
        period=period,
        baseline_value=known(answer.expected[0]),
        change_percent=percent(total[1], answer.expected[0]),
        interval=_change_range(total[1], low, high),
        level=LEVEL,
        standing="above" if total[1] > high else "below" if total[1] < low else "within",
        method=METHOD,
        parameters={**_parameters(answer, ranges, 0, years), **told},
    )


def _ranges(answer: Forecast) -> dict[str, Floats]:
    (low, high), (low_80, high_80) = answer.interval(LEVEL), answer.interval(NARROW)
    return {"low": low, "high": high, "low_80": low_80, "high_80": high_80}


def _parameters(answer: Forecast, ranges: dict[str, Floats], n: int, years: Sequence[int]) -> dict[str, Any]:
    told: dict[str, Any] = {"seasons": [str(year) for year in years]}
    if answer.told:
        told |= {
            "expected_low": known(ranges["low"][n]),
            "expected_high": known(ranges["high"][n]),
            "expected_low_80": known(ranges["low_80"][n]),
            "expected_high_80": known(ranges["high_80"][n]),
            "dispersion": known(answer.phi[n]),
        }
    return told


def _change_range(now: float, low: float, high: float) -> tuple[float | None, float | None] | None:
    """The count as a change from either end of what was to be expected; an end from nought is open."""
    if not np.isfinite(now) or not np.isfinite(high):
        return None
    return percent(now, high), percent(now, low)
