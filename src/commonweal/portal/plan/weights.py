"""The weights of the scoring, from the package's file or the workspace's own. Their version is told by their values."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from commonweal.errors import WorkspaceRefused
from commonweal.workspace import Workspace

OWN = "plan-weights.toml"
HARM, LIKELIHOOD, POSITION = (
    ("victim", "community", "organisation"),
    ("likelihood", "volume"),
    "organisational_position",
)
VERSION_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each factor counts, and by how much each is varied to see whether that matters."""

    name: str
    harm: Mapping[str, float]
    likelihood: Mapping[str, float]
    position: float
    sensitivity: float

    @property
    def version(self) -> str:
        """The same for the same values, whatever the file is called."""
        return hashlib.sha256(json.dumps(self.to_json(), sort_keys=True).encode()).hexdigest()[:VERSION_LENGTH]

    def to_json(self) -> dict[str, Any]:
        """As an assessment keeps them."""
        return {
            "name": self.name, "harm": dict(self.harm), "likelihood": dict(self.likelihood),
            "position": {POSITION: self.position}, "sensitivity": self.sensitivity,
        }  # fmt: skip

    def varied(self) -> Iterator["Weights"]:
        """These weights with one of them greater, then smaller, by turns."""
        for factor in (1 + self.sensitivity, 1 - self.sensitivity):
            for name, weight in self.harm.items():
                yield replace(self, harm={**self.harm, name: weight * factor})
            for name, weight in self.likelihood.items():
                yield replace(self, likelihood={**self.likelihood, name: weight * factor})
            yield replace(self, position=self.position * factor)


def held(workspace: Workspace) -> Weights:
    """The workspace's own weights where it has a file of them, else the usual ones."""
    own = workspace.root / OWN
    if not own.exists():
        return read(files(__package__).joinpath("weights.toml").read_text("utf-8"), "weights.toml")
    return read(own.read_text("utf-8"), OWN)


def read(text: str, called: str) -> Weights:
    """Weights from a file's text; what is wrong with them in words."""
    try:
        return of_json(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise WorkspaceRefused(
            f"{called} holds no sound weights: {error}.",
            "Each is a number of 0 or more, as in the usual file; not all of a group may be 0.",
        ) from error


def of_json(said: Mapping[str, Any]) -> Weights:
    """Weights as an assessment keeps them."""
    found = Weights(
        name=str(said["name"]),
        harm={name: _number(said["harm"][name]) for name in HARM},
        likelihood={name: _number(said["likelihood"][name]) for name in LIKELIHOOD},
        position=_number(said["position"][POSITION]),
        sensitivity=_number(said["sensitivity"]),
    )
    if not sum(found.harm.values()) or not sum(found.likelihood.values()) or found.sensitivity >= 1:
        raise ValueError("the weights of a group come to nothing, or the sensitivity to the whole")
    return found


def _number(value: Any) -> float:
    number = float(value)
    if not 0 <= number < 1000:
        raise ValueError(f"{value} is no weight")
    return number
