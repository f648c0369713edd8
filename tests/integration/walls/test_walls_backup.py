"""A backup of a portal on PostgreSQL, restored into another database: the same rows, chain and walls."""

import json
from pathlib import Path

import psycopg

from command_line import run
from restored_backup import check_nobody_comes_back
from walled_databases import empty_databases

TABLES = (
    "select relname, relforcerowsecurity from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
)


def shape(database: str) -> tuple[dict[str, bool], dict[str, int]]:
    with psycopg.connect(database) as connection:
        walls = dict(connection.execute(TABLES).fetchall())
        counts = {t: len(connection.execute(f'select 1 from "{t}"').fetchall()) for t in walls}  # type: ignore  # noqa: S608
    return walls, counts


def test_it_is_the_same_portal_behind_the_same_walls(tmp_path: Path, worker_id: str) -> None:
    source, target = empty_databases("source", "target", worker=worker_id)
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


def test_a_database_that_holds_anything_is_refused(tmp_path: Path, worker_id: str) -> None:
    (source,) = empty_databases("source", worker=worker_id)
    minutes, ours, file = tmp_path / "minutes.txt", tmp_path / "ours", tmp_path / "backup.tar"
    minutes.write_text(
        "A Group\n\nA meeting of A Group was held on Monday, 2 March, 2026.\n\n1\n\nLighting\n\nNoted.\n"
    )
    assert run("minutes", "import", str(minutes), "--workspace", str(ours), COMMONWEAL_DATABASE=source).returncode == 0
    assert run("backup", str(file), "--workspace", str(ours), COMMONWEAL_DATABASE=source).returncode == 0
    done = run("restore", str(file), "--workspace", str(tmp_path / "theirs"), COMMONWEAL_DATABASE=source)
    assert done.returncode == 1
    assert "not empty" in done.stderr


def test_a_copied_backup_brings_back_nobody_who_was_let_go(tmp_path: Path, worker_id: str) -> None:
    names = ("ours", "before", "after")
    databases = dict(zip(names, empty_databases(*names, worker=worker_id), strict=True))
    check_nobody_comes_back(tmp_path, {name: {"COMMONWEAL_DATABASE": at} for name, at in databases.items()})
