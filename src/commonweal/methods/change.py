"""`analyse change`: two counts a row, compared; false discovery held over the rows."""

from typing import Any

import numpy as np

from commonweal.errors import MethodRefused
from commonweal.methods.answer import Answer, labelled, whole
from commonweal.methods.table import InputTable
from commonweal.stats.change import Change, exact_change, quasi_poisson, verdicts
from commonweal.stats.change.result import Floats
from commonweal.stats.false_discovery import benjamini_hochberg

OWN = ("before", "after", "exposure_before", "exposure_after")


def change(table: InputTable, level: float = 0.95, dispersion: float | None = None) -> Answer:
    """Each row's `after` against its `before`, by exposure where the table gives one.

    The interval is the exact conditional one, p its doubled tail; with `dispersion` (at least 1) quasi-Poisson. q over
    all rows that could be tested; the verdict is decided at q, at a false discovery rate of 1 - level.
    """
    before, after = table.counts("before"), table.counts("after")
    exposures = _exposures(table)
    if dispersion is None:
        found = exact_change(before, after, level=level, **exposures)
    else:
        found = quasi_poisson(before, after, dispersion, level=level, **exposures)
    rate = round(1.0 - level, 12)
    q = benjamini_hochberg(found.p)
    words = verdicts(found, q, rate)
    rows = [labelled(labels, _row(found, q, words, at)) for at, labels in enumerate(table.labels(OWN))]
    parameters = {
        "level": level,
        "dispersion": dispersion,
        "interval": "quasi-Poisson" if dispersion else "exact conditional (Clopper-Pearson)",
        "false_discovery": "Benjamini-Hochberg",
        "false_discovery_rate": rate,
        "tested": int(np.sum(~np.isnan(found.p))),
    }
    return Answer("change", parameters, tuple(rows))


def _exposures(table: InputTable) -> dict[str, Floats]:
    given = [name for name in ("exposure_before", "exposure_after") if table.has(name)]
    if len(given) == 1:
        raise MethodRefused(
            f"{table.name} has a column '{given[0]}' without its pair.",
            "Give exposure_before and exposure_after, or none.",
        )
    return {name: table.positive(name) for name in given}


def _row(found: Change, q: Floats, words: tuple[str, ...], at: int) -> dict[str, Any]:
    interval = [_figure(found.low_percent[at]), _figure(found.high_percent[at])]
    row: dict[str, Any] = {"before": whole(found.before[at]), "after": whole(found.after[at])}
    return row | {
        "change_percent": _figure(found.change_percent[at]),
        "interval": interval if not np.isnan(found.p[at]) else None,
        "p": _figure(found.p[at]),
        "q": _figure(q[at]),
        "verdict": words[at],
        "method": found.method[at],
        "note": _note(found, at),
    }


def _figure(value: np.float64) -> float | None:
    return float(value) if np.isfinite(value) else None


def _note(found: Change, at: int) -> str | None:
    """What a null in the row means, in words."""
    before, after = found.before[at], found.after[at]
    if np.isnan(before) or np.isnan(after):
        return f"no figure {' or '.join(word for word, x in (('before', before), ('after', after)) if np.isnan(x))}"
    if np.isnan(found.p[at]):
        return "no exposure"
    if before == 0 and after == 0:
        return "none in either period"
    if before == 0:
        return "none before: a percentage has no base, and the rise has no upper bound"
    return None
