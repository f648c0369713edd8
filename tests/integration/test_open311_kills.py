"""Kill a poll at any moment and run it again: the store is as if it had run once."""

import multiprocessing
import random
import shutil
import signal
from datetime import date
from pathlib import Path

from commonweal.demo.council_server import serving
from commonweal.records.public_report import DATASET
from commonweal.sources.open311 import Endpoint
from commonweal.store import Store
from commonweal.workspace import Workspace
from killed_at import killed_at, touches
from reporting_council import council, endpoint, polled, report, tiny_places  # noqa: F401  a fixture

TODAY, KILLS = date(2025, 11, 10), 6
FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["pyarrow.parquet", "commonweal.ingest.open311"])


def begin(moment: int | None, workspace: Path, asked: Endpoint) -> multiprocessing.process.BaseProcess:
    process = FORK.Process(target=killed_at, args=(moment, workspace, polled, workspace, asked, TODAY))
    process.start()
    return process


def months(workspace: Path) -> int:
    return len(list((Workspace(workspace).restricted / "commits").glob("*.json")))


def state(workspace: Path) -> list[dict]:
    table = Store(Workspace(workspace)).view().table(DATASET)
    return sorted(({**row, "id": ""} for row in table.to_pylist()), key=repr)  # each workspace has a key of its own


def test_killed_at_any_moment_and_run_again(tiny_places: Path, tmp_path: Path) -> None:  # noqa: F811
    chance = random.Random(3)  # noqa: S311  moments, not secrets
    made = council(*(report(n, f"2025-{6 + n % 5:02d}-{1 + n % 28:02d}T10:00:00Z") for n in range(90)))
    with serving(made):
        asked = endpoint(made, since="2025-06-01")
        process = begin(None, shutil.copytree(tiny_places, tmp_path / "once"), asked)
        process.join()
        assert process.exitcode == 0
        once = state(tmp_path / "once")
        assert len(once) == 90
        moments = touches(tmp_path / "once")
        for attempt in range(KILLS):
            place = shutil.copytree(tiny_places, tmp_path / str(attempt))
            process = begin(attempt * moments // KILLS + chance.randrange(moments // KILLS), place, asked)
            process.join()
            assert process.exitcode == -signal.SIGKILL
            found = Store(Workspace(place)).editions(DATASET)
            assert len(found) == months(place)
            polled(place, asked, TODAY)
            assert state(place) == once
            assert Store(Workspace(place)).check() > 0
