"""How often each level holds between two records of one person (m) and of two people (u): weights.toml.

The file is fixed and reviewed: nothing is learnt from live records. It was worked out on made-up people, by
`python -m benchmarks.simulations.matching_weights`, which writes it anew.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weight:
    """`held_apart`: two records that differ so are never suggested, whatever else agrees."""

    m: float
    u: float
    held_apart: bool = False

    @property
    def points(self) -> float:
        """What the level adds to a pair's weight: doublings of the odds."""
        return math.log2((APART if self.held_apart else self.m) / self.u)


Weights = Mapping[str, Mapping[str, Weight]]
APART = 1e-15  # so small an m that nothing else can outweigh it


@cache
def reviewed() -> Weights:
    """The file's weights by field and level."""
    said = tomllib.loads((files(__package__) / "weights.toml").read_text(encoding="utf-8"))
    return {field: {level: Weight(**of) for level, of in levels.items()} for field, levels in said.items()}
