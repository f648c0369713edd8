"""A backup of a portal on PostgreSQL, restored into another database: the same rows, chain and walls."""

import json
import os
from pathlib import Path

import psycopg
import pytest

from command_line import run

TABLES = (
    "select relname, relforcerowsecurity from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
)


@pytest.fixture
def databases(worker_id: str) -> tuple[str, str]:
    """Two empty databases on the run's own server: their addresses."""
    server = os.environ["COMMONWEAL_DATABASE"]
    names = [f"{kind}_{worker_id}" for kind in ("source", "target")]
    with psycopg.connect(server, autocommit=True) as connection:
        for name in names:
            connection.execute(f"drop database if exists {name}")  # type: ignore[arg-type]
            connection.execute(f"create database {name}")  # type: ignore[arg-type]
    base = server.rsplit("/", 1)[0]
    return f"{base}/{names[0]}", f"{base}/{names[1]}"


def shape(database: str) -> tuple[dict[str, bool], dict[str, int]]:
    with psycopg.connect(database) as connection:
        walls = dict(connection.execute(TABLES).fetchall())
        counts = {t: len(connection.execute(f'select 1 from "{t}"').fetchall()) for t in walls}  # type: ignore  # noqa: S608
    return walls, counts


def test_it_is_the_same_portal_behind_the_same_walls(databases: tuple[str, str], tmp_path: Path) -> None:
    source, target = databases
    minutes = tmp_path / "minutes.txt"
    minutes.write_text(
        "Fernley Community Safety Group\n\nA meeting of Fernley Community Safety Group was held on Monday, 2 March, "
        "2026.\n\nPresent: Ann Example (Chair).\n\n1\n\nLighting\n\nAGREED that the lamps be mended.\n"
    )
    ours, theirs, file = tmp_path / "ours", tmp_path / "theirs", tmp_path / "backup.tar"
    for database, words in (
        (source, ("minutes", "import", str(minutes), "--workspace", str(ours))),
        (source, ("backup", str(file), "--workspace", str(ours))),
        (target, ("restore", str(file), "--workspace", str(theirs))),
    ):
        done = run(*words, COMMONWEAL_DATABASE=database)
        assert done.returncode == 0, done.stderr
    walls, before = shape(source)
    assert any(walls.values()), "there are walls to keep"
    walls_after, after = shape(target)
    assert walls_after == walls
    changed = {t for t in before if before[t] != after[t]}
    assert changed == {"audit_entry"}
    verified = run("audit", "verify", "--workspace", str(theirs), "--json", COMMONWEAL_DATABASE=target)
    assert verified.returncode == 0, verified.stderr
    assert json.loads(verified.stdout)["entries"] == after["audit_entry"]


def test_a_database_that_holds_anything_is_refused(databases: tuple[str, str], tmp_path: Path) -> None:
    source, _ = databases
    minutes, ours, file = tmp_path / "minutes.txt", tmp_path / "ours", tmp_path / "backup.tar"
    minutes.write_text(
        "A Group\n\nA meeting of A Group was held on Monday, 2 March, 2026.\n\n1\n\nLighting\n\nNoted.\n"
    )
    assert run("minutes", "import", str(minutes), "--workspace", str(ours), COMMONWEAL_DATABASE=source).returncode == 0
    assert run("backup", str(file), "--workspace", str(ours), COMMONWEAL_DATABASE=source).returncode == 0
    done = run("restore", str(file), "--workspace", str(tmp_path / "theirs"), COMMONWEAL_DATABASE=source)
    assert done.returncode == 1
    assert "not empty" in done.stderr
