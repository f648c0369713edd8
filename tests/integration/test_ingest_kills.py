"""Kill an ingest at any moment and run it again: the store is as if it had run once. Two at once both come through."""

import json
import multiprocessing
import random
import signal
import time
from pathlib import Path

import pytest

from commonweal.ingest.police_uk import ingest_police_uk
from commonweal.store import Store
from commonweal.workspace import Workspace
from killed_at import killed_at, touches
from police_uk_samples import months_of, packed, write

MONTHS, ROWS, KILLS = 12, 300, 26  # two kills by the clock after each number of files from none to all
EACH = 2  # every other moment
# Every ingest is a process of its own, forked from one that has loaded everything, so that kills fall on the work.
FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["pandas", "pyarrow.parquet", "commonweal.ingest.police_uk"])


def begin(workspace: Path, archive: Path) -> multiprocessing.process.BaseProcess:
    process = FORK.Process(target=ingest_police_uk, args=(Store(Workspace(workspace)), [archive]))
    process.start()
    return process


def begin_to_be_killed(moment: int | None, workspace: Path, archive: Path) -> multiprocessing.process.BaseProcess:
    work = (ingest_police_uk, Store(Workspace(workspace)), [archive])
    process = FORK.Process(target=killed_at, args=(moment, workspace, *work))
    process.start()
    return process


def finish(process: multiprocessing.process.BaseProcess) -> None:
    process.join()
    assert process.exitcode == 0


def await_files(process: multiprocessing.process.BaseProcess, workspace: Path, files: int) -> None:
    """Until an ingest has written so many files, or is over."""
    data = Workspace(workspace).store / "data"
    while process.is_alive() and sum(1 for _ in data.glob("*.parquet")) < files:
        time.sleep(0.001)


def state(workspace: Path) -> object:
    """Everything of a store but the time at which it was received."""
    root = Workspace(workspace).store
    commits = [json.loads(p.read_text()) for p in sorted((root / "commits").iterdir())]
    for commit in commits:
        del commit["received"]
    return commits, {p.name: p.read_bytes() for p in (root / "data").iterdir()}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("kills") / "a.zip", packed(months_of("cleveland", MONTHS, ROWS)))


def test_killed_at_any_moment_and_run_again(archive: Path, tmp_path: Path) -> None:
    finish(begin(tmp_path / "once", archive))
    once = state(tmp_path / "once")
    chance = random.Random(7)  # noqa: S311  moments, not secrets
    for attempt in range(KILLS):
        workspace = tmp_path / str(attempt)
        process = begin(workspace, archive)
        await_files(process, workspace, attempt % (MONTHS + 1))
        time.sleep(chance.uniform(0, 0.02))
        process.kill()
        process.join()
        _all_or_nothing(workspace)
        finish(begin(workspace, archive))
        assert state(workspace) == once


def test_killed_before_it_writes_and_run_again(archive: Path, tmp_path: Path) -> None:
    """Kills that no busy machine brings too late: just before a file is opened, named or taken away."""
    finish(begin_to_be_killed(None, tmp_path / "once", archive))
    once = state(tmp_path / "once")
    cut_short = 0
    for moment in range(0, touches(tmp_path / "once"), EACH):
        workspace = tmp_path / str(moment)
        process = begin_to_be_killed(moment, workspace, archive)
        process.join()
        assert process.exitcode == -signal.SIGKILL
        cut_short += _all_or_nothing(workspace) == 0 and any(workspace.rglob("*.parquet"))
        finish(begin(workspace, archive))
        assert state(workspace) == once
    assert cut_short >= MONTHS


def _all_or_nothing(workspace: Path) -> int:
    visible = len(Store(Workspace(workspace)).editions())
    assert visible in (0, MONTHS), f"the kill of {workspace.name} left {visible} editions visible"
    return visible


def test_two_ingests_at_once_both_come_through(tmp_path: Path) -> None:
    ours = write(tmp_path / "ours.zip", packed(months_of("cleveland", MONTHS, ROWS)))
    theirs = write(tmp_path / "theirs.zip", packed(months_of("durham", MONTHS, ROWS + 1)))
    for round_, archives in enumerate(([ours, theirs], [ours, ours])):
        workspace = tmp_path / str(round_)
        processes = [begin(workspace, archive) for archive in archives]
        for process in processes:
            finish(process)
        store = Store(Workspace(workspace))
        expected = MONTHS * len(set(archives))
        assert len({e.identity for e in store.editions()}) == len(store.editions()) == store.check() == expected
        assert len(store.commits()) == len(set(archives))
        names = {p.name for p in Workspace(workspace).store.rglob("*") if p.is_file()}
        assert len(names) == expected + len(set(archives)), "something was left over"
