"""The list of the longest files names files that are there, and no order of two workers differs."""

from pathlib import Path

from longest_files import SECONDS, TESTS, seconds


def test_each_is_there_and_they_stand_longest_first() -> None:
    assert [name for name in SECONDS if not (TESTS / name).is_file()] == []
    assert list(SECONDS.values()) == sorted(SECONDS.values(), reverse=True)


def test_any_other_file_comes_after_them() -> None:
    assert seconds(TESTS / "browser" / "test_every_page.py") == SECONDS["browser/test_every_page.py"]
    assert seconds(Path(__file__)) == seconds(Path("/elsewhere/test_x.py")) == 0
