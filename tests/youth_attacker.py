"""Someone who reads every public youth justice paper, and works out what it hides, from figures.json alone.

Written apart from the suppressor: it knows no ledger and no key. Each printed number is a fact about an unknown whole
number; what it knows besides is what any reader knows: sexes add up to the children, a later count holds an earlier
one, no count is below nought, and where nothing is printed there is at least one.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

FAR = 1e4
WHOLES = {"offence": "offences", "offence-ethnicity": "offences", "sex": "children", "age": "children",
          "ethnicity": "children"}  # fmt: skip
Name = tuple[str, str, str]
"""What is counted, and the first and last month."""


@dataclass
class Attacker:
    """`known`: what is printed. `hidden`: names of which a paper says that there is at least one, and not how many."""

    known: dict[Name, float] = field(default_factory=dict)
    hidden: set[Name] = field(default_factory=set)
    unsaid: set[Name] = field(default_factory=set)  # stripped with a hidden figure: they may be nought
    groups: dict[tuple[str, str, str], set[Name]] = field(default_factory=lambda: defaultdict(set))

    def read(self, text: str) -> "Attacker":
        """Everything that one paper prints of the team's own children."""
        for figure in json.loads(text)["figures"]:
            kind, what, last = [*figure["id"].split("/"), ""][:3]
            name = {"mix": f"{what}/{last}", "reoffending": what, "unrecorded": f"unrecorded/{what}"}.get(kind, kind)
            if kind in ("each", "beside", "benchmark", "indicator") or what in (
                "projected", "by-chance", "binary", "frequency", "parts",
            ):  # fmt: skip
                continue
            self._tell(name, figure["period"], self._count(figure, "value"), figure["suppressed"])
            if figure["baseline_period"] is not None:
                hidden = figure["baseline_value"] is None and figure["value"] is not None
                before = self._tell(name, figure["baseline_period"], self._count(figure, "baseline_value"), hidden)
                if figure["suppressed"]:
                    self.unsaid.add(before)
        return self

    def _count(self, figure, part):
        per = re.search(r"per ([\d,]+)", figure["unit"])
        value = figure[part]
        if value is None or not per or "aged" not in figure["unit"]:
            return value
        return round(value * figure["parameters"]["residents"] / int(per[1].replace(",", "")))

    def _tell(self, name, period, value, hidden):
        key = (name, period["from"], period["to"])
        group, slash, _ = name.partition("/")
        if slash and group in WHOLES:
            self.groups[group, period["from"], period["to"]].add(key)
        if value is not None:
            self.known[key] = value
        elif hidden:
            self.hidden.add(key)
        return key

    def ranges(self, asked: Collection[Name] | None = None) -> dict[Name, tuple[int, int]]:
        """What each hidden count (of those asked for) can be narrowed to, by every printed number together."""
        unknown = _Program(self)
        wanted = (self.hidden | self.unsaid) - self.known.keys()
        wanted = wanted if asked is None else wanted & set(asked)
        return {name: (unknown.end(name, 1), unknown.end(name, -1)) for name in sorted(wanted)}


class _Program:
    """Whole numbers for every name, and for the months and children between them."""

    def __init__(self, attacker: Attacker) -> None:
        self.names = sorted({*attacker.known, *attacker.hidden, *attacker.unsaid})
        self.at = {name: n for n, name in enumerate(self.names)}
        self.low = [attacker.known.get(name, float(name in attacker.hidden)) for name in self.names]
        self.high = [attacker.known.get(name, FAR) for name in self.names]
        self.rows: list[tuple[dict[int, float], float, float]] = []
        for (group, *when), parts in attacker.groups.items():
            self._sum((WHOLES[group], *when), parts)
        self._nested()
        self._months("entrants")
        self._months("custody")
        self._cohorts()

    def _sum(self, whole, parts) -> None:
        if whole in self.at:
            self._row({self.at[whole]: 1.0} | {self.at[part]: -1.0 for part in parts}, 0, 0)

    def _nested(self) -> None:
        """From one April the longer run holds the shorter; a child has at least one offence."""
        by_start = defaultdict(list)
        for name, first, last in self.names:
            if name not in ("entrants", "custody", "cohort", "reoffenders", "reoffences"):
                by_start[name, first].append((last, self.at[name, first, last]))
        for runs in by_start.values():
            ordered = [at for _, at in sorted(runs)]
            for shorter, longer in pairwise(ordered):
                self._row({longer: 1.0, shorter: -1.0}, 0, FAR)
        for name, first, last in self.names:
            if name == "children":
                self._inside(("offences", first, last), (name, first, last))
            if name.startswith("unrecorded/"):
                self._inside(("offence-ethnicity/not-recorded", first, last), (name, first, last))

    def _inside(self, longer, shorter) -> None:
        if longer in self.at and shorter in self.at:
            self._row({self.at[longer]: 1.0, self.at[shorter]: -1.0}, 0, FAR)

    def _months(self, what: str) -> None:
        """Every run of months is the sum of its months."""
        spans = [(first, last, self.at[name, first, last]) for name, first, last in self.names if name == what]
        months = sorted({m for first, last, _ in spans for m in _months_of(first, last)})
        place = {m: len(self.low) + n for n, m in enumerate(months)}
        self.low += [0.0] * len(months)
        self.high += [FAR] * len(months)
        for first, last, at in spans:
            self._row({at: 1.0} | {place[m]: -1.0 for m in _months_of(first, last)}, 0, 0)

    def _cohorts(self) -> None:
        for name, first, last in self.names:
            if name == "cohort":
                for larger, smaller in (("children", "cohort"), ("cohort", "reoffenders"), ("cohort", "entrants"),
                                        ("reoffences", "reoffenders")):  # fmt: skip
                    self._inside((larger, first, last), (smaller, first, last))

    def _row(self, weights, low, high) -> None:
        self.rows.append((weights, low, high))

    def end(self, name: Name, sign: int) -> int:
        aim = np.zeros(len(self.low))
        aim[self.at[name]] = sign
        matrix = np.zeros((len(self.rows), len(self.low)))
        for n, (weights, _, _) in enumerate(self.rows):
            for at, weight in weights.items():
                matrix[n, at] = weight
        rule = LinearConstraint(matrix, [low for _, low, _ in self.rows], [high for *_, high in self.rows])
        found = milp(aim, constraints=[rule], bounds=Bounds(self.low, self.high), integrality=np.ones(len(self.low)))
        assert found.x is not None, "what is printed contradicts itself"
        return round(float(found.x[self.at[name]]))


def _months_of(first: str, last: str) -> list[str]:
    year, month = map(int, first.split("-"))
    found = []
    while (text := f"{year:04d}-{month:02d}") <= last:
        found.append(text)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found
