"""One ingest is one commit: all of it is visible, or none."""

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from commonweal.errors import CannotStore, EditionRefused
from commonweal.store import Staged, Store
from commonweal.workspace import Workspace
from store_samples import FEBRUARY, JANUARY, MARCH, edition, rows, sha256

NOBODY = 65534


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "workspace")


@pytest.fixture
def store(workspace: Workspace) -> Store:
    return Store(workspace)


def files(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_opening_a_store_makes_nothing(store: Store, workspace: Workspace) -> None:
    assert store.editions() == ()
    assert not workspace.root.exists()


def test_an_ingest_is_one_numbered_commit(store: Store, workspace: Workspace) -> None:
    with store.ingest() as ingest:
        assert ingest.add(edition("a", {JANUARY: 3})) == "new"
        assert ingest.add(edition("b", {FEBRUARY: 4})) == "new"
        assert store.editions() == ()  # not before the end
    assert ingest.commit and ingest.commit.number == 1
    assert [(e.source_name, e.rows, e.months) for e in store.editions()] == [
        ("a.csv", 3, (JANUARY,)),
        ("b.csv", 4, (FEBRUARY,)),
    ]
    assert set(files(workspace.store)) == {
        "commits/000001.json",
        f"data/{sha256('a')}.parquet",
        f"data/{sha256('b')}.parquet",
    }


def test_the_same_file_again_changes_nothing(store: Store, workspace: Workspace) -> None:
    with store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}))
        assert ingest.add(edition("a", {JANUARY: 3})) == "same"
    before = files(workspace.store)
    with store.ingest() as ingest:
        assert ingest.add(edition("a", {JANUARY: 3})) == "same"
    assert ingest.commit is None
    assert files(workspace.store) == before


def test_a_failure_takes_back_the_whole_ingest(store: Store, workspace: Workspace) -> None:
    with store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}))
    before = files(workspace.store)
    words = r"b\.csv differs .* cleveland, January 2024.* --released"
    with pytest.raises(EditionRefused, match=words), store.ingest() as ingest:
        ingest.add(edition("c", {FEBRUARY: 3}))
        ingest.add(edition("b", {JANUARY: 4}))
    assert files(workspace.store) == before


def test_a_first_ingest_that_fails_leaves_no_store(store: Store, workspace: Workspace) -> None:
    with pytest.raises(KeyboardInterrupt), store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}))
        raise KeyboardInterrupt
    assert not workspace.store.exists()


def test_what_a_killed_ingest_left_is_swept(store: Store, workspace: Workspace) -> None:
    with store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}))
    before = files(workspace.store)
    (workspace.store / "data" / f"{sha256('killed')}.parquet").write_bytes(b"half")
    (workspace.store / "data" / "0123.tmp").write_bytes(b"half")
    (workspace.store / "commits" / "0123.tmp").write_bytes(b"half")
    with store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}))
    assert files(workspace.store) == before


def test_a_sweep_spares_an_ingest_that_is_under_way(store: Store) -> None:
    with store.ingest() as slow:
        slow.add(edition("a", {JANUARY: 3}))
        with store.ingest() as quick:
            quick.add(edition("b", {FEBRUARY: 1}))
    assert store.check() == 2
    assert [c.number for c in store.commits()] == [1, 2]


def test_two_ingests_of_the_same_file_hold_it_once(store: Store) -> None:
    with store.ingest() as slow:
        assert slow.add(edition("a", {JANUARY: 3})) == "new"
        with store.ingest() as quick:
            quick.add(edition("a", {JANUARY: 3}))
    assert slow.commit is None
    assert len(store.editions()) == store.check() == 1


def test_two_ingests_that_differ_on_a_month_are_not_both_let_in(store: Store) -> None:
    with pytest.raises(EditionRefused), store.ingest() as slow:
        slow.add(edition("a", {JANUARY: 3}))
        with store.ingest() as quick:
            quick.add(edition("b", {JANUARY: 4}))
    assert [e.source_name for e in store.editions()] == ["b.csv"]


def test_a_stated_date_replaces_a_presumed_one(store: Store, workspace: Workspace) -> None:
    with store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}))
    before = files(workspace.store)
    with store.ingest() as ingest:
        assert ingest.add(edition("a", {JANUARY: 3}, date(2024, 6, 15))) == "dated"
    (held,) = store.editions()
    assert (held.release, held.release_stated) == (date(2024, 6, 15), True)
    assert before.items() <= files(workspace.store).items()  # nothing is written over


def test_of_two_stated_dates_the_earlier_holds(store: Store) -> None:
    for day, outcome in ((date(2024, 6, 15), "new"), (date(2024, 7, 15), "same"), (date(2024, 6, 1), "dated")):
        with store.ingest() as ingest:
            assert ingest.add(edition("a", {JANUARY: 3}, day)) == outcome
    assert store.editions()[0].release == date(2024, 6, 1)


def test_a_date_stated_within_the_same_ingest_is_kept(store: Store) -> None:
    with store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}))
        assert ingest.add(edition("a", {JANUARY: 3}, date(2024, 6, 1))) == "dated"
    assert store.editions()[0].release == date(2024, 6, 1)


def test_two_files_for_a_month_need_two_dates(store: Store) -> None:
    with store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}, date(2024, 6, 15)))
    with pytest.raises(EditionRefused, match="both have the release date 2024-06-15"), store.ingest() as ingest:
        ingest.add(edition("b", {JANUARY: 4}, date(2024, 6, 15)))


def test_stating_the_date_of_another_file_is_refused(store: Store) -> None:
    with store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}))
        ingest.add(edition("b", {JANUARY: 4}, date(2024, 6, 15)))
    with pytest.raises(EditionRefused), store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}, date(2024, 6, 15)))


def test_overlap_in_one_month_is_enough_for_a_refusal(store: Store) -> None:
    with store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3, FEBRUARY: 1}))
    with pytest.raises(EditionRefused, match="February 2024"), store.ingest() as ingest:
        ingest.add(edition("b", {FEBRUARY: 3, MARCH: 1}))


def test_the_restricted_root_is_for_the_owner_alone(store: Store, workspace: Workspace) -> None:
    with store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}, audience="partners"))
    assert not workspace.store.exists()
    for path in [workspace.restricted.parent, *workspace.restricted.parent.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    assert store.editions()[0].audience == "partners"
    assert store.commits() == () and len(store.commits("partners")) == 1


def test_one_ingest_has_one_audience(store: Store) -> None:
    with pytest.raises(ValueError, match="not both"), store.ingest() as ingest:
        ingest.add(edition("a", {JANUARY: 3}))
        ingest.add(edition("b", {JANUARY: 3}, audience="partners"))
    assert store.editions() == ()


def test_rows_outside_an_editions_months_are_a_readers_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="outside"), store.ingest() as ingest:
        ingest.add(edition("a", {FEBRUARY: 0}, table=rows({JANUARY: 3})))


def test_two_tables_of_one_published_file_have_two_files(store: Store) -> None:
    with store.ingest() as ingest:
        ingest.add(edition("a", {}, dataset="lookup.wards", table=rows({JANUARY: 1})))
        ingest.add(edition("a", {}, dataset="lookup.districts", table=rows({JANUARY: 2})))
    assert store.check() == 2
    assert len({e.file for e in store.editions()}) == 2
    assert store.view().table("lookup.districts").num_rows == 2


def test_a_table_may_be_staged_ahead(store: Store) -> None:
    with store.ingest() as ingest:
        staged = ingest.stage(sha256("a"), rows({JANUARY: 5}), (JANUARY,))
        assert isinstance(staged, Staged)
        ingest.add(edition("a", {JANUARY: 5}, table=staged))
        assert ingest.held("police_uk.street", "cleveland", (JANUARY,), sha256("a"))
    assert store.view().table("police_uk.street").num_rows == 5


def test_a_folder_that_may_not_be_written_is_said_plainly(store: Store, workspace: Workspace) -> None:
    workspace.root.mkdir(mode=0o500)
    me = os.geteuid()
    try:
        if me == 0:
            os.seteuid(NOBODY)  # who may write everything is asked as one who may not
        with pytest.raises(CannotStore, match=r"cannot be written \(Permission denied\)"), store.ingest() as ingest:
            ingest.add(edition("a", {JANUARY: 3}))
    finally:
        os.seteuid(me)
    assert not workspace.store.exists()
