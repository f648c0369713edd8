"""A backup that was copied before somebody was let go brings them back only until the list of erasures is given."""

from pathlib import Path

from restored_backup import check_nobody_comes_back


def test_a_copied_backup_brings_back_nobody_who_was_let_go(tmp_path: Path) -> None:
    check_nobody_comes_back(tmp_path, {})
