"""The change of every offence in every area of a level between two periods, tested together."""

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from commonweal.analysis.whole_country.level import Floats, Level, since_long_gap
from commonweal.figures import Period
from commonweal.stats.change import Change, paired_change, verdicts
from commonweal.stats.false_discovery import benjamini_hochberg

LEVEL = 0.95
DISCOVERY_RATE = 0.05
Words = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Changes:
    """Arrays (A, N) of A areas and N nodes; NaN where not available. An upper end may be infinite.

    `q` is Benjamini and Hochberg's over all of them together; `verdict` one of the five words.
    """

    nodes: tuple[str, ...]
    before: Floats = field(repr=False)
    after: Floats = field(repr=False)
    change_percent: Floats = field(repr=False)
    low_percent: Floats = field(repr=False)
    high_percent: Floats = field(repr=False)
    p: Floats = field(repr=False)
    q: Floats = field(repr=False)
    phi: Floats = field(repr=False)
    verdict: Words = field(repr=False)
    method: Words = field(repr=False)

    @property
    def tested(self) -> int:
        """How many tests the family holds."""
        return int(np.isfinite(self.p).sum())


def changes(level: Level, period: Period, against: Period) -> Changes:
    """The change of every node. A period that is not held whole is not available: nothing is tested across a gap.

    The report's own estimator (`paired_change`), which allows for how much months vary, told offence by offence over
    the whole level; the exact conditional comparison where months cannot tell. The exact one alone would not hold what
    is promised (docs/explanation/the-whole-country.md).
    """
    parts = [_of_node(level, node, period, against) for node in level.nodes]
    p = np.stack([part["p"] for part in parts], axis=1)
    q = benjamini_hochberg(p)
    words = [verdicts(part["change"], q[:, n], DISCOVERY_RATE) for n, part in enumerate(parts)]
    names = {f.name for f in fields(Changes)} - {"nodes", "q", "verdict"}
    arrays = {name: np.stack([part[name] for part in parts], axis=1) for name in names}
    return Changes(nodes=level.nodes, q=q, verdict=np.array(words, dtype=object).T, **arrays)


def _of_node(level: Level, node: str, period: Period, against: Period) -> dict[str, Any]:
    months = level.months(node)[:, : max(level.span(period).stop, level.span(against).stop)]
    before, after = months[:, level.span(against)], months[:, level.span(period)]
    whole = np.asarray(np.isfinite(before).all(axis=1) & np.isfinite(after).all(axis=1))
    history = months[:, : level.span(period).stop]
    before, after = (np.where(whole[:, None], m, np.nan) for m in (before, after))
    tested = paired_change(before, after, history=since_long_gap(history), level=LEVEL, apart=_apart(period, against))
    arrays = {f.name: getattr(tested, f.name) for f in fields(Change)}
    return {**arrays, "method": np.array(tested.method, dtype=object), "change": tested}


def _apart(period: Period, against: Period) -> int | None:
    """Months from a month to its pair; what `paired_change` takes where the baseline does not lie before."""
    apart = period.start.index - against.start.index
    return apart if apart >= len(period) else None
