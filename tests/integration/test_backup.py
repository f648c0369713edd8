"""A backup of the demonstration restored elsewhere is the same portal, store and audit chain."""

import hashlib
import io
import json
import shutil
import sqlite3
import tarfile
from pathlib import Path

import pytest

from command_line import run

KEPT = (  # without the last, sums would tell later
    "register.toml", "seasons/ours.toml", "youth-justice/outcomes.toml", "papers/public/earlier.json",
)  # fmt: skip


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small workspace with a portal: old minutes imported, so that rows, documents and the chain hold something."""
    folder = tmp_path_factory.mktemp("original") / "ours"
    minutes = folder.parent / "minutes.txt"
    minutes.write_text(
        "Fernley Community Safety Group\n\nA meeting of Fernley Community Safety Group was held on Monday, 2 March, "
        "2026.\n\nPresent: Ann Example (Chair), Bo Sample.\n\nApologies: None.\n\n1\n\nMinutes\n\nAGREED that the "
        "minutes be approved.\n\n2\n\nLighting\n\nThe lamps were discussed.\n\nAGREED that the lamps be mended.\n"
    )
    done = run("minutes", "import", str(minutes), "--workspace", str(folder))
    assert done.returncode == 0, done.stderr
    for name in KEPT:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"the words of {name}")
    return folder


@pytest.fixture(scope="module")
def backup(original: Path) -> Path:
    file = original.parent / "backup.tar"
    done = run("backup", str(file), "--workspace", str(original))
    assert done.returncode == 0, done.stderr
    assert file.stat().st_mode & 0o077 == 0, "only its owner reads a backup"
    return file


def rows(workspace: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(workspace / "portal" / "portal.sqlite3") as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        return {t: sorted(database.execute(f'select * from "{t}"').fetchall(), key=repr) for t in tables}  # noqa: S608


def documents(workspace: Path) -> dict[str, str]:
    folder = workspace / "portal" / "files"
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


def test_what_is_restored_is_what_was_backed_up_and_one_entry_says_so(
    original: Path, backup: Path, tmp_path: Path
) -> None:
    restored = tmp_path / "restored"
    done = run("restore", str(backup), "--workspace", str(restored))
    assert done.returncode == 0, done.stderr
    before, after = rows(original), rows(restored)
    chain = {"audit_entry", "audit_head", "sqlite_sequence", "django_migrations"}
    assert {t: r for t, r in before.items() if t not in chain} == {t: r for t, r in after.items() if t not in chain}
    assert len(after["audit_entry"]) == len(before["audit_entry"]) + 1
    assert set(before["audit_entry"]) < set(after["audit_entry"])
    assert documents(original) == documents(restored) != {}
    assert [(restored / name).read_text() for name in KEPT] == [f"the words of {name}" for name in KEPT]
    verified = run("audit", "verify", "--workspace", str(restored), "--json")
    assert verified.returncode == 0, verified.stderr
    assert json.loads(verified.stdout)["entries"] == len(after["audit_entry"])


def test_a_workspace_that_holds_anything_is_refused_and_left_alone(original: Path, backup: Path) -> None:
    before = rows(original)
    done = run("restore", str(backup), "--workspace", str(original))
    assert done.returncode == 1
    assert "not empty" in done.stderr
    assert rows(original) == before


def test_an_altered_backup_is_refused_and_nothing_is_made(backup: Path, tmp_path: Path) -> None:
    altered = tmp_path / "altered.tar"
    content = bytearray(backup.read_bytes())
    at = content.index(b"SQLite format 3")
    content[at + 200] ^= 1
    altered.write_bytes(content)
    done = run("restore", str(altered), "--workspace", str(tmp_path / "new"))
    assert done.returncode == 1
    assert "altered" in done.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("cut", [0, 300, 5000])
def test_a_cut_backup_is_refused(backup: Path, tmp_path: Path, cut: int) -> None:
    short = tmp_path / "short.tar"
    short.write_bytes(backup.read_bytes()[:cut])
    done = run("restore", str(short), "--workspace", str(tmp_path / "new"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "new").exists()


def test_a_backup_that_reaches_outside_itself_is_refused(tmp_path: Path) -> None:
    evil = tmp_path / "evil.tar"
    with tarfile.open(evil, "w") as archive:
        member = tarfile.TarInfo("../outside.txt")
        member.size = 4
        archive.addfile(member, io.BytesIO(b"evil"))
    done = run("restore", str(evil), "--workspace", str(tmp_path / "deep" / "new"))
    assert done.returncode == 1
    assert not (tmp_path / "deep" / "outside.txt").exists()
    assert not (tmp_path / "outside.txt").exists()


def test_an_open_portal_is_backed_up_while_it_is_written_to(original: Path, tmp_path: Path) -> None:
    copy = tmp_path / "busy"
    shutil.copytree(original, copy)
    with sqlite3.connect(copy / "portal" / "portal.sqlite3") as writer:
        writer.execute("begin immediate")
        done = run("backup", str(tmp_path / "busy.tar"), "--workspace", str(copy))
        assert done.returncode == 0, done.stderr
        writer.rollback()
