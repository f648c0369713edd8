"""`analyse funnel`: areas' rates beside the group's, with control limits."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from commonweal.methods.answer import Answer, labelled, whole
from commonweal.methods.areas import check_each_once
from commonweal.methods.table import InputTable
from commonweal.stats.funnel import NOT_AVAILABLE, Funnel, Overdispersion, Ranks, funnel, ranks

OWN = ("count", "population")


@dataclass(frozen=True, slots=True)
class Asked:
    """How the areas are compared; each is explained at `commonweal.stats.funnel.funnel`."""

    per: int = 1000
    overdispersion: Overdispersion = "none"
    winsorise: float = 0.1
    consistent: bool = False
    target: float | None = None
    level: float = 0.95


def compare_areas(table: InputTable, asked: Asked | None = None) -> Answer:
    """A row for each area: `rate`, its `interval`, `limits_95`, `limits_998`, `z`, `verdict`, `beyond`, `rank`.

    Columns: `area`, `count`, `population`; any other is a label. An area whose count or population is empty is not
    available: no part of the group, never zero. The verdict is above, within or below by the 95% limits; `beyond` is
    the outermost limit crossed, 0.95 or 0.998. `phi` and `tau2` stand beside the rows, null where not asked for.

    Raises RowsRefused for an area that comes twice or a population of nought, MethodRefused for settings or data that
    the method cannot take.
    """
    asked = asked or Asked()
    check_each_once(table)
    count, population = table.counts("count"), table.positive("population")
    found = funnel(
        count,
        population,
        per=asked.per,
        level=asked.level,
        target=asked.target,
        overdispersion=asked.overdispersion,
        winsorise=asked.winsorise,
        consistent=asked.consistent,
    )
    places = ranks(count, population, level=asked.level)
    rows = tuple(labelled(labels, _row(found, places, at)) for at, labels in enumerate(table.labels(OWN)))
    more = {"target": found.target, "phi": found.phi, "tau2": found.tau2, "areas": found.areas}
    return Answer("funnel", _parameters(asked), rows, more)


def _row(found: Funnel, places: Ranks, at: int) -> dict[str, Any]:
    told = found.verdict[at] != NOT_AVAILABLE
    return {
        "count": whole(float(found.count[at])),
        "population": whole(float(found.population[at])),
        "rate": found.rate[at],
        "interval": [found.rate_low[at], found.rate_high[at]] if np.isfinite(found.rate[at]) else None,
        "limits_95": [found.low_95[at], found.high_95[at]] if told else None,
        "limits_998": [found.low_998[at], found.high_998[at]] if told else None,
        "z": found.z[at],
        "verdict": found.verdict[at],
        "beyond": found.beyond[at],
        "rank": whole(float(places.rank[at])),
        "rank_interval": [whole(float(places.low[at])), whole(float(places.high[at]))] if told else None,
        "note": _note(found, at),
    }


def _note(found: Funnel, at: int) -> str | None:
    """What a null in the row means, in words."""
    lacking = [name for name in OWN if np.isnan(getattr(found, name)[at])]
    if lacking:
        return f"no {' and no '.join(lacking)}"
    return "no other area to compare with" if found.verdict[at] == NOT_AVAILABLE else None


def _parameters(asked: Asked) -> dict[str, Any]:
    spread = asked.overdispersion != "none"
    return {
        "per": asked.per,
        "level": asked.level,
        "interval": "Byar, exact below 10",
        "target": "pooled rate" if asked.target is None else asked.target,
        "overdispersion": asked.overdispersion,
        "winsorise": asked.winsorise if spread else None,
        "consistent": asked.consistent if spread else None,
    }
