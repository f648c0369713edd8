"""`commonweal analyse exceedance`: Farrington-Noufaily over anyone's own series."""

from typing import Annotated, Any, Literal

import typer

from commonweal.cli.analyse import JsonOption, TableArgument, analyse, read, show
from commonweal.errors import MethodRefused

HELP = """More, or fewer, than the years before lead one to expect? The Farrington-Noufaily method.

Columns: time (2024-03, a date, or whole numbers), count, and if there is one series. A month without a row is missing,
never nought.

Example: commonweal analyse exceedance burglary.csv --from 2025-01 --alpha 0.025 --json
"""


def _option(name: str, words: str) -> Any:
    return typer.Option(name, help=words, show_default=False)


@analyse.command("exceedance", help=HELP)
def exceedance_command(
    table: TableArgument,
    frequency: Annotated[int, typer.Option("--frequency", help="Points a year: 12 (months) or 52 (weeks).")] = 12,
    first: Annotated[str | None, _option("--from", "First time judged, as in the table.")] = None,
    last: Annotated[str | None, _option("--to", "Last time judged, as in the table.")] = None,
    b: Annotated[int | None, _option("--b", "Years looked back on; else all held, from 3 to 5.")] = None,
    w: Annotated[int | None, _option("--w", "Half-width of the season's window; else 1 month or 3 weeks.")] = None,
    periods: Annotated[int | None, _option("--periods", "Season levels, at most frequency - 2w; else 10.")] = None,
    past_not_included: Annotated[
        int | None, _option("--past-not-included", "Latest points kept out of the reference; else w.")
    ] = None,
    reweight: Annotated[
        bool | None, _option("--reweight/--no-reweight", "Whether unusual past points count for less; else yes.")
    ] = None,
    weights_threshold: Annotated[
        float | None, _option("--weights-threshold", "Residual above which they do; else 2.58.")
    ] = None,
    trend: Annotated[bool | None, _option("--trend/--no-trend", "Whether a trend may be kept; else yes.")] = None,
    p_threshold_trend: Annotated[
        float | None, _option("--p-threshold-trend", "The p below which it is; else 1: unless it runs too high.")
    ] = None,
    power: Annotated[
        Literal["2/3", "1/2", "none"] | None, _option("--power", "Transform of the delta bound; else 2/3.")
    ] = None,
    alpha: Annotated[float | None, _option("--alpha", "Mass outside each bound; else 0.05.")] = None,
    threshold_method: Annotated[
        Literal["nbPredictive", "nbPlugin", "muan", "delta"] | None,
        _option("--threshold-method", "How the bound is found; else nbPredictive, with --compat delta."),
    ] = None,
    population: Annotated[
        str | None, _option("--population", "Column of the population; the rate is modelled.")
    ] = None,
    limit54: Annotated[
        str | None, _option("--limit54", "CASES,POINTS: no bound with fewer cases in the latest points; else 5,4.")
    ] = None,
    compat: Annotated[
        Literal["surveillance"] | None,
        _option("--compat", "The numbers of R's farringtonFlexible, and its defaults for what is not given."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Read the options as the method's controls, and show its answer."""
    from commonweal.methods.exceedance import Asked, exceedance  # scipy takes a second to import: for this alone
    from commonweal.stats.exceedance import Controls

    asked = {
        "b": b,
        "w": w,
        "periods": periods,
        "past_not_included": past_not_included,
        "reweight": reweight,
        "weights_threshold": weights_threshold,
        "trend": trend,
        "p_threshold_trend": p_threshold_trend,
        "power": power,
        "alpha": alpha,
        "threshold_method": threshold_method,
        "limit54": None if limit54 is None else _pair(limit54),
    }
    given: dict[str, Any] = {name: value for name, value in asked.items() if value is not None}
    make = Controls.of_surveillance if compat else Controls
    controls = make(frequency, **given)  # type: ignore[arg-type]
    show(exceedance(read(table), controls, Asked(first, last, population)), as_json)


def _pair(text: str) -> tuple[float, int]:
    try:
        cases, points = (int(part) for part in text.split(","))
    except ValueError:
        raise MethodRefused(f"limit54 '{text}' is not two whole numbers.", "Write cases and points: 5,4.") from None
    return cases, points
