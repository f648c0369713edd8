"""Someone who reads every public paper and works out what they hide, from the JSON alone.

Written apart from the suppressor: it knows no cells and no links, only that every count is a sum of whole numbers,
one for each kind of offence, ward and month.
"""

import json
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from commonweal.figures import Month, Period
from commonweal.records import offences

FAR = 1e5


@dataclass
class Attacker:
    """`leaves`, `wards`: the atoms' names. Every paper read adds what it shows."""

    leaves: list[str]
    wards: list[str]
    months: list[Month]
    rows: list[np.ndarray] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    guesses: list[tuple[np.ndarray, float, float]] = field(default_factory=list)

    def read(self, text: str) -> "Attacker":
        """Everything that a document shows, as sums of atoms."""
        paper = json.loads(text)
        for figure in paper["figures"]:
            factor = 1.0
            if "per 1,000" in figure["unit"]:
                factor = (figure["parameters"] or {}).get("residents", np.nan) / 1000
            for part, when in (("value", figure["period"]), ("baseline_value", figure["baseline_period"])):
                if figure[part] is not None and when is not None:
                    period = Period(Month.parse(when["from"]), Month.parse(when["to"]))
                    self.know(figure["offence"], figure["area"]["code"], period, figure[part] * factor)
        for series in paper["series"]:
            for point in series["points"]:
                if point["value"] is not None:
                    month = Month.parse(point["month"])
                    self.know(series["offence"], series["area"]["code"], Period(month, month), point["value"])
        return self

    def know(self, offence: str, area: str, period: Period, value: float) -> None:
        if not np.isnan(value):
            self.rows.append(self.atoms(offence, area, period))
            self.right.append(round(value))

    def told(self, offence: str, area: str, period: Period, low: float, high: float) -> None:
        """An insider's hint of a hidden count: that it is small, or that it is not."""
        self.guesses.append((self.atoms(offence, area, period), low, high))

    def atoms(self, offence: str, area: str, period: Period) -> np.ndarray:
        """Which atoms a count is the sum of: 1 where it counts, 0 elsewhere."""
        kinds = np.array([leaf in offences.descendants(offence) for leaf in self.leaves])
        places = np.array([area in (ward, "E06") for ward in self.wards])
        times = np.array([month in period for month in self.months])
        return (kinds[:, None, None] & places[:, None] & times).astype(float).ravel()

    def ranges(self, offence: str, area: str, period: Period) -> tuple[float, float]:
        """The least and the greatest that a count can be, for all that is known."""
        aim = self.atoms(offence, area, period)
        return self._extreme(aim), -self._extreme(-aim)

    def _extreme(self, aim: np.ndarray) -> float:
        matrix, right = sparse.csr_array(np.array(self.rows).reshape(-1, len(aim))), np.array(self.right)
        rule = LinearConstraint(matrix, right, right)
        rules = [rule, *(LinearConstraint(row, low, high) for row, low, high in self.guesses)]
        found = milp(aim, constraints=rules, bounds=Bounds(0, FAR), integrality=np.ones(len(aim)))
        assert found.x is not None, found.message
        return float(round(found.fun))
