"""Kill a poll at any moment and run it again: the store is as if it had run once."""

import multiprocessing
import random
import shutil
import time
from datetime import date
from pathlib import Path

from commonweal.demo.council_server import serving
from commonweal.ingest.open311 import poll
from commonweal.records.public_report import DATASET
from commonweal.sources.open311 import Endpoint
from commonweal.store import Store
from commonweal.workspace import Workspace
from reporting_council import client, council, endpoint, report, tiny_places  # noqa: F401  a fixture

TODAY, KILLS = date(2025, 11, 10), 6
FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["pyarrow.parquet", "commonweal.ingest.open311"])


def run(workspace: Path, asked: Endpoint) -> None:
    poll(Workspace(workspace), asked, today=TODAY, client=client())


def begin(workspace: Path, asked: Endpoint) -> multiprocessing.process.BaseProcess:
    process = FORK.Process(target=run, args=(workspace, asked))
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
        asked, cut_short = endpoint(made, since="2025-06-01"), 0
        poll(Workspace(shutil.copytree(tiny_places, tmp_path / "once")), asked, today=TODAY, client=client())
        once = state(tmp_path / "once")
        assert len(once) == 90
        for attempt in range(KILLS):
            place = shutil.copytree(tiny_places, tmp_path / str(attempt))
            process = begin(place, asked)
            while process.is_alive() and months(place) < attempt:
                time.sleep(0.001)
            time.sleep(chance.random() * 0.02)
            process.kill()
            process.join()
            cut_short += process.exitcode != 0
            found = Store(Workspace(place)).editions(DATASET)
            assert len(found) == months(place)
            run(place, asked)
            assert state(place) == once
            assert Store(Workspace(place)).check() > 0
    assert cut_short > KILLS // 2
