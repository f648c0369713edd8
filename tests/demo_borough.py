"""The tiny fictional borough for any test: three wards, twelve small areas, two years of months, written in a second.

`from demo_borough import tiny_borough` gives a session's fixture: the folder of files and what they were written from.
Below the folder: `police-uk/`, `lookups/`, `boundaries/`, `population/`, `deprivation/`, `partners/`, `truth.json`.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from commonweal.demo.build import write_files
from commonweal.demo.plan import TINY
from commonweal.demo.street import Scene


@dataclass(frozen=True)
class Borough:
    folder: Path
    scene: Scene


@pytest.fixture(scope="session")
def tiny_borough(tmp_path_factory: pytest.TempPathFactory) -> Borough:
    """Read it, do not change it: the session shares it."""
    folder = tmp_path_factory.mktemp("tiny-borough")
    return Borough(folder, write_files(TINY, folder))
