"""The same plan gives the same bytes."""

from dataclasses import replace
from pathlib import Path

from commonweal.demo.build import write_files
from commonweal.demo.plan import TINY
from demo_borough import Borough, tiny_borough  # noqa: F401


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_two_runs_are_byte_for_byte_the_same(tiny_borough: Borough, tmp_path: Path) -> None:  # noqa: F811
    write_files(TINY, tmp_path)
    assert contents(tmp_path) == contents(tiny_borough.folder)


def test_another_seed_gives_another_borough(tiny_borough: Borough, tmp_path: Path) -> None:  # noqa: F811
    write_files(replace(TINY, seed=7), tmp_path)
    assert contents(tmp_path).keys() == contents(tiny_borough.folder).keys()
    assert (tmp_path / "truth.json").read_bytes() != (tiny_borough.folder / "truth.json").read_bytes()
