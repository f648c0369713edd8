"""What the integration tests share: a workspace of the real published files."""

import fcntl
import shutil
from pathlib import Path

import pytest

from commonweal.ingest.reference import ingest_reference
from commonweal.store import Store
from commonweal.workspace import Workspace
from real_data import SHARED


@pytest.fixture(scope="session")
def real_workspace(cleveland_store: Path) -> Path:
    """Cleveland's street files with the reference files, made once a run. Read only: copy it to change it."""
    place = cleveland_store.with_name("real-workspace")
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "done").exists():
            shutil.copytree(cleveland_store, place, dirs_exist_ok=True)
            ingest_reference(
                Store(Workspace(place)), [SHARED / part for part in ("lookups", "boundaries", "population")]
            )
            (place / "done").touch()
    return place
