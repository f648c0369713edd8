"""A store that was tampered with says so."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from commonweal.errors import StoreDamaged
from commonweal.store import Store
from commonweal.workspace import Workspace
from store_samples import FEBRUARY, JANUARY, edition, sha256


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = Workspace(tmp_path / "workspace")
    for text, month in (("a", JANUARY), ("b", FEBRUARY)):
        with Store(workspace).ingest() as ingest:
            ingest.add(edition(text, {month: 3}))
    return workspace


def count(store: Store) -> object:
    return store.view().counts("police_uk.street", ())


def table(store: Store) -> object:
    return store.view().table("police_uk.street")


def check(store: Store) -> object:
    return store.check()


@pytest.mark.parametrize("ask", [count, table, check])
def test_a_missing_file_is_named(workspace: Workspace, ask: Callable[[Store], object]) -> None:
    (workspace.store / "data" / f"{sha256('a')}.parquet").unlink()
    with pytest.raises(StoreDamaged, match=r"copy of a\.csv is missing.* backup"):
        ask(Store(workspace))


@pytest.mark.parametrize("ask", [count, table, check])
def test_a_cut_file_is_named(workspace: Workspace, ask: Callable[[Store], object]) -> None:
    path = workspace.store / "data" / f"{sha256('a')}.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(StoreDamaged, match=r"copy of a\.csv was altered"):
        ask(Store(workspace))


def test_one_altered_byte_is_found_by_the_full_check(workspace: Workspace) -> None:
    path = workspace.store / "data" / f"{sha256('a')}.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreDamaged, match=r"copy of a\.csv was altered"):
        Store(workspace).check()


@pytest.mark.parametrize("text", ["", "{}", '{"schema": "commonweal/commit/2"}', "[1]"])
def test_a_commit_that_cannot_be_read(workspace: Workspace, text: str) -> None:
    (workspace.store / "commits" / "000002.json").write_text(text)
    with pytest.raises(StoreDamaged, match="commit 000002 cannot be read"):
        Store(workspace).editions()


def test_a_commit_that_is_gone(workspace: Workspace) -> None:
    (workspace.store / "commits" / "000001.json").unlink()
    with pytest.raises(StoreDamaged, match="commit 000001 is missing"):
        Store(workspace).editions()


def test_a_commit_that_was_altered(workspace: Workspace) -> None:
    path = workspace.store / "commits" / "000001.json"
    document = json.loads(path.read_text())
    document["editions"][0]["release"] = "1999-01-01"
    path.write_text(json.dumps(document))
    with pytest.raises(StoreDamaged, match="commit 000001 was altered"):
        Store(workspace).editions()


def test_an_ingest_into_a_damaged_store_is_refused_and_sweeps_nothing(workspace: Workspace) -> None:
    (workspace.store / "commits" / "000001.json").unlink()
    before = sorted(p.name for p in (workspace.store / "data").iterdir())
    with pytest.raises(StoreDamaged), Store(workspace).ingest() as ingest:
        ingest.add(edition("c", {JANUARY: 3}))
    assert sorted(p.name for p in (workspace.store / "data").iterdir()) == before
