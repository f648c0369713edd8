"""What is counted: what the operation was against, every offence, and what is found by looking apart from harm."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.analysis.cube import Cube
from commonweal.records import offences
from commonweal.records.operation import Operation

ENFORCEMENT = ("drugs", "possession-of-weapons")  # offences that are found by policing more than they are reported
VIOLENCE = ("violence-and-sexual-offences", "robbery", "theft-from-the-person")
TOGETHER, FOUND, HURT = "together", "enforcement", "harm-to-people"

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measure:
    """Nodes of the offence tree added up under a name. `code` is the node's own where it is one."""

    code: str
    label: str
    nodes: tuple[str, ...]
    unit: str

    def monthly(self, cube: Cube) -> Floats:
        """Counts (A, T) of every area of the cube but what lies in none of them; NaN where a month is not held."""
        series = [sum(cube.series(node, area) for node in self.nodes) for area in cube.areas[:-1]]
        return np.array(series, dtype=np.float64)


def of_node(node: str) -> Measure:
    """One node of the tree."""
    name = offences.by_code()[node].name.removesuffix(" (not crime)")
    return Measure(node, name, (node,), "incidents" if node == offences.ASB else _unit(node))


def _unit(node: str) -> str:
    return "crimes" if node in offences.descendants(offences.ALL_CRIME) else "incidents"


def aims(operation: Operation, cube: Cube) -> tuple[Measure, ...]:
    """What the operation was against: crimes together, and anti-social behaviour, which is never added to them."""
    asked = [n for n in operation.offences or (offences.ALL_CRIME, offences.ASB) if cube.countable(n)]
    asked = [n for n in asked if not any(n != m and n in offences.descendants(m) for m in asked)]  # no row twice
    crimes = [n for n in asked if n in offences.descendants(offences.ALL_CRIME)]
    behaviour = [n for n in asked if n in offences.descendants(offences.ASB)]
    found = [_sum(TOGETHER, "Its crimes together", part) for part in (crimes,) if part]
    found += [_sum(f"{TOGETHER}-{offences.ASB}", "Its anti-social behaviour", part) for part in (behaviour,) if part]
    return tuple(found)


def every_offence(cube: Cube, shown: Sequence[Measure]) -> tuple[Measure, ...]:
    """The offences that stand directly below a heading, as far as the source counts them; none that is shown."""
    told = {measure.code for measure in shown}
    groups = [c for heading in offences.children(offences.ALL_CRIME) for c in offences.children(heading)]
    nodes = [n for n in (*groups, offences.ASB) if cube.countable(n) and n not in told]
    return tuple(of_node(node) for node in nodes)


def people(operation: Operation, cube: Cube) -> tuple[Measure, ...]:
    """What is found by looking, and what is done to people; anti-social behaviour on its own."""
    looked_for = [n for n in operation.enforcement or ENFORCEMENT if cube.countable(n)]
    hurt = [n for n in VIOLENCE if cube.countable(n) and n not in looked_for]
    found = [_sum(FOUND, "Enforcement", looked_for)] if looked_for else []
    found += [_sum(HURT, "Violence, robbery and theft from the person", hurt)] if hurt else []
    asb = offences.ASB
    return (*found, *([of_node(asb)] if cube.countable(asb) and asb not in looked_for else []))


def _sum(code: str, label: str, nodes: Sequence[str]) -> Measure:
    """One node by its own name, several under a common one."""
    if len(nodes) == 1:
        return of_node(nodes[0])
    return Measure(code, label, tuple(nodes), _unit(nodes[0]))
