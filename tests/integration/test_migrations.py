"""The migrations make the tables that the models describe: a field added without one would break every page."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from new_portal import made


def test_no_model_is_ahead_of_its_migrations(tmp_path: Path) -> None:
    given = {k: v for k, v in os.environ.items() if not k.startswith(("COMMONWEAL_", "DJANGO_"))}
    given |= {
        "COMMONWEAL_WORKSPACE": str(tmp_path / "workspace"),
        "DJANGO_SETTINGS_MODULE": "commonweal.portal.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        capture_output=True, text=True, env=given,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_new_portal_has_the_tables_that_the_migrations_make(tmp_path: Path) -> None:
    """It is not taken through them: what it is given must be the same, and they must not be due."""
    for way in ("whole", "migrated"):
        done = made(way, tmp_path / way)
        assert done.returncode == 0, done.stderr
    whole, migrated = (shape(tmp_path / way) for way in ("whole", "migrated"))
    assert len(whole) > 500
    assert {name: whole.get(name) for name in migrated} == migrated
    assert set(whole) == set(migrated)
    for question in (
        "select app, name from django_migrations order by app, name",
        "select app_label, model from django_content_type order by app_label, model",
    ):
        ours, theirs = (asked(tmp_path / way, question) for way in ("whole", "migrated"))
        assert ours == theirs != []


def test_a_new_portal_has_all_its_tables_or_none(tmp_path: Path) -> None:
    assert made("cut short", tmp_path).returncode == 1
    assert shape(tmp_path) == {}
    assert made("whole", tmp_path).returncode == 0
    assert made("whole", tmp_path).returncode == 0
    assert shape(tmp_path)


def asked(workspace: Path, question: str) -> list[tuple[str, ...]]:
    with sqlite3.connect(workspace / "portal" / "portal.sqlite3") as database:
        return database.execute(question).fetchall()


def shape(workspace: Path) -> dict[tuple[str, ...], object]:
    """Each table, index and trigger in its own words; a table's columns and rules in no order."""
    rows = asked(workspace, "select type, name, tbl_name, sql from sqlite_master")
    return {(kind, name, of): _parts(sql) if kind == "table" else sql for kind, name, of, sql in rows}


def _parts(sql: str) -> list[str]:
    """What stands between the outer brackets, comma by comma."""
    found, depth = [""], 0
    for letter in sql[sql.index("(") + 1 : sql.rindex(")")]:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return sorted(part.strip() for part in found)
