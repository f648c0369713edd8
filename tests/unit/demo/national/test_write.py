"""The country's folder: the same bytes by the same seed, nothing overwritten, memory that months do not raise."""

import json
import tracemalloc
from pathlib import Path

import pytest

from commonweal.demo.national.plan import NationalPlan
from commonweal.demo.national.write import ARCHIVE, TRUTH, write_nation
from commonweal.errors import WorkspaceRefused
from commonweal.sources.police_uk import open_archive
from small_nation import SMALL, Nation, small_nation  # noqa: F401

THIN = {"forces": 3, "partnerships": 12, "rows": 10_000, "points": 1}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        write_nation(NationalPlan(months=6, seed=seed, **THIN), tmp_path / name)
    one, same, other = (contents(tmp_path / name) for name in ("one", "same", "other"))
    assert one == same
    assert set(one) == set(other)
    assert one["police-uk/2025-05.zip"] != other["police-uk/2025-05.zip"]


def test_the_archive_lacks_the_missing_files_only(small_nation: Nation) -> None:  # noqa: F811
    with open_archive(small_nation.folder / ARCHIVE) as archive:
        found = {(str(m.name.month), m.name.force) for m in archive.members}
        assert not archive.left
        assert all(m.path.parts[-2] == str(m.name.month) for m in archive.members), "a folder a month, as published"
    slugs = {p["force"]: p["force"].lower() for p in small_nation.truth["partnerships"]}
    missing = small_nation.truth["missing"]
    every = {(str(month), slug) for month in SMALL.period for slug in slugs.values()}
    assert every - found == {(month, slugs[missing["force"]]) for month in missing["months"]}


def test_a_writing_that_was_cut_short_is_finished_by_the_next(tmp_path: Path) -> None:
    plan, folder = NationalPlan(months=6, **THIN), tmp_path / "nation"
    write_nation(plan, folder)
    whole = contents(folder)
    (folder / TRUTH).unlink()
    (folder / ARCHIVE / "2025-08.zip").write_bytes(b"cut")
    assert write_nation(plan, folder).changed
    assert contents(folder) == whole
    assert not write_nation(plan, folder).changed


@pytest.mark.parametrize("plan", [NationalPlan(months=7, **THIN), NationalPlan(months=6, seed=9, **THIN)])
def test_another_country_is_not_overwritten(tmp_path: Path, plan: NationalPlan) -> None:
    write_nation(NationalPlan(months=6, **THIN), tmp_path / "nation")
    before = contents(tmp_path / "nation")
    with pytest.raises(WorkspaceRefused, match="other files"):
        write_nation(plan, tmp_path / "nation")
    assert contents(tmp_path / "nation") == before


def test_a_folder_of_someone_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("a,b\n")
    with pytest.raises(WorkspaceRefused):
        write_nation(NationalPlan(months=6, **THIN), tmp_path)
    assert contents(tmp_path) == {"mine.csv": b"a,b\n"}


def test_a_folder_that_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "nation").write_text("a file")
    with pytest.raises(WorkspaceRefused, match="cannot be written"):
        write_nation(NationalPlan(months=6, **THIN), tmp_path / "nation")


def test_memory_does_not_grow_with_the_months(tmp_path: Path) -> None:
    """Five times the months and rows: the peak stays, but for the truth's own counts (a few kilobytes a month)."""

    def peak(months: int) -> int:
        plan = NationalPlan(months=months, forces=3, partnerships=12, rows=20_000 * months, points=1)
        tracemalloc.start()
        write_nation(plan, tmp_path / str(months))
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    short, long = peak(6), peak(30)
    assert short > 500_000, "there is something to measure"
    assert long < 1.25 * short
    rows = [json.loads((tmp_path / name / TRUTH).read_text())["rows"] for name in ("6", "30")]
    assert rows[1] > 4 * rows[0]
