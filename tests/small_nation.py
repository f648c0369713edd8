"""The smallest invented country: 3 forces, 12 partnerships, 6 months; written and taken in once a test session."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from commonweal.demo.national.plan import NationalPlan
from commonweal.demo.national.walk import make_nation
from commonweal.figures import Month
from commonweal.workspace import Workspace

SMALL = NationalPlan(months=6, forces=3, partnerships=12)


@dataclass(frozen=True)
class Nation:
    """A workspace that holds the country, its files, and what is true of it."""

    workspace: Workspace
    folder: Path
    truth: dict[str, Any]
    rows: int

    @property
    def months(self) -> tuple[Month, ...]:
        return tuple(SMALL.period)

    def districts_of(self, force: str) -> list[str]:
        """The districts of a force, by its name."""
        return [p["district"] for p in self.truth["partnerships"] if p["force"] == force]


@pytest.fixture(scope="session")
def small_nation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nation]:
    """Read it only."""
    workspace = Workspace(tmp_path_factory.mktemp("nation"))
    written = make_nation(workspace, SMALL, take_in=True)
    truth = json.loads((written.folder / "truth.json").read_text(encoding="utf-8"))
    yield Nation(workspace, written.folder, truth, written.rows)
