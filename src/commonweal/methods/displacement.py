"""`analyse displacement`: the weighted displacement difference over a table of areas and their roles."""

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np

from commonweal.methods.answer import Answer
from commonweal.methods.areas import check_each_once
from commonweal.methods.table import InputTable
from commonweal.stats.displacement import POWER, ROLES, Displacement, Effect, displacement


def displaced(
    table: InputTable,
    *,
    level: float = 0.95,
    weight_before: float = 1.0,
    weight_after: float = 1.0,
    sizes: Mapping[str, float] | None = None,
    dispersion: Literal["none", "estimated"] = "none",
) -> Answer:
    """Columns `area`, `role` (target, target_control, nearby, nearby_control), `before`, `after`.

    Beside the rows: `wdd` with `target`, `nearby` and `total`, each with estimate, standard error, z, p, interval and
    smallest detectable effect (those of `total` stand at the top too), `wdq` with its reading, `dispersion`. An area
    with an empty cell is left out, and `not_available` names it; it is never zero. A row says what became of its area.

    Raises RowsRefused for an area that comes twice, MethodRefused for roles that cannot answer.
    """
    check_each_once(table)
    roles = [role.strip().casefold() for role in table.text("role")]
    before, after = table.counts("before"), table.counts("after")
    found = displacement(
        before, after, roles, level=level, weight_before=weight_before, weight_after=weight_after, sizes=sizes,
        dispersion=dispersion,
    )  # fmt: skip
    change = after / weight_after - before / weight_before
    labels = table.labels(())
    rows = tuple({**label, "change": moved} for label, moved in zip(labels, change.tolist(), strict=True))
    more: dict[str, Any] = {
        "wdd": _wdd(found),
        "in_words": in_words(found),
        "wdq": {"value": found.wdq, "reading": found.reading},
        "dispersion": {
            "phi": found.dispersion.phi,
            "degrees": found.dispersion.degrees,
            "p": found.dispersion.p,
            "allowed_for": found.allowed_for,
        },
        "not_available": [name for name, used in zip(table.text("area"), found.used, strict=True) if not used],
    }
    parameters = {
        "level": level,
        "weight_before": weight_before,
        "weight_after": weight_after,
        "sizes": {role: (sizes or {}).get(role, 1.0) for role in ROLES},
        "dispersion": dispersion,
        "power": POWER,
    }
    return Answer("displacement", parameters, rows, more)


def in_words(found: Displacement) -> str:
    """What the data say of the target and of nearby; that nothing was seen never without what could have been.

    >>> in_words(displacement([207, 308, 178, 150], [110, 318, 157, 140], ROLES))  # doctest: +NORMALIZE_WHITESPACE
    'Target: 107 fewer than its controls suggest (167 fewer to 47 fewer). Nearby: no clear displacement or diffusion:
    11 fewer (60 fewer to 38 more); one of about 74 would have been seen four times in five.'
    """
    words = f"Target: {_told(found.target, 'effect')}."
    if not np.isnan(found.nearby.estimate):
        words += f" Nearby: {_told(found.nearby, 'displacement or diffusion')}."
    return words


def _told(effect: Effect, of: str) -> str:
    low, high = effect.interval
    between = f"({_more(low)} to {_more(high)})"
    if low <= 0 <= high:
        seen = f"one of about {effect.smallest_detectable:,.0f} would have been seen four times in five"
        return f"no clear {of}: {_more(effect.estimate)} {between}; {seen}"
    return f"{_more(effect.estimate)} than its controls suggest {between}"


def _more(value: float) -> str:
    return f"{abs(value):,.0f} {'fewer' if value < 0 else 'more'}"


def _wdd(found: Displacement) -> dict[str, Any]:
    total = found.total
    parts = {"target": found.target, "nearby": found.nearby, "total": total}
    return {
        **{name: _effect(part) for name, part in parts.items()},
        "z": total.z,
        "interval": total.interval,
        "smallest_detectable": total.smallest_detectable,
    }


def _effect(effect: Effect) -> dict[str, Any] | None:
    if np.isnan(effect.estimate):
        return None
    return {
        "estimate": effect.estimate,
        "standard_error": effect.standard_error,
        "z": effect.z,
        "p": effect.p,
        "interval": effect.interval,
        "smallest_detectable": effect.smallest_detectable,
    }
