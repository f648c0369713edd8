"""Whoever copies a backup, or the database's own file, has the records of no person: the keys lie elsewhere."""

import base64
import json
import shutil
import stat
from pathlib import Path

import pytest

from command_line import run
from sealed_portal import CANARIES, ask, canaries_in, everything_under

NOT_HERE = "sealed: its key is not here"


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a case, a person's record and a file, all with words that stand nowhere else."""
    folder = tmp_path_factory.mktemp("sealed") / "ours"
    done = ask("fill", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def backup(ours: Path) -> Path:
    file = ours.parent / "backup.tar"
    done = run("backup", str(file), "--workspace", str(ours))
    assert done.returncode == 0, done.stderr
    assert f"{file}.keys: its keys. Move them to another place" in done.stdout
    return file


def _read(folder: Path) -> str:
    done = ask("read", folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_reader_is_given_every_word_that_is_looked_for_below(ours: Path) -> None:
    assert canaries_in(_read(ours).encode()) == list(CANARIES)


def test_the_workspace_but_its_keys_holds_none_of_them(ours: Path) -> None:
    assert (ours / "portal" / "portal.sqlite3").stat().st_size > 100_000
    assert canaries_in(everything_under(ours)) == []


def test_a_backup_holds_none_of_them_and_no_key(ours: Path, backup: Path) -> None:
    content = backup.read_bytes()
    assert canaries_in(content) == []
    keys = json.loads((ours / "keys" / "fields.json").read_text())
    for key in (*keys["keys"].values(), keys["index"]):
        assert key.encode() not in content


def test_the_keys_of_a_backup_are_their_owners_alone(ours: Path, backup: Path) -> None:
    beside = backup.with_name("backup.tar.keys")
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    assert json.loads(beside.read_text()) == json.loads((ours / "keys" / "fields.json").read_text())


def test_with_its_keys_beside_it_everything_is_read_again(backup: Path, tmp_path: Path) -> None:
    done = run("restore", str(backup), "--workspace", str(tmp_path / "theirs"))
    assert done.returncode == 0, done.stderr
    assert canaries_in(_read(tmp_path / "theirs").encode()) == list(CANARIES)
    assert stat.S_IMODE((tmp_path / "theirs" / "keys" / "fields.json").stat().st_mode) == 0o600


def test_with_its_keys_named_too_also_where_they_lie_outside_the_workspace(backup: Path, tmp_path: Path) -> None:
    alone = shutil.copy(backup, tmp_path / "alone.tar")
    elsewhere = tmp_path / "safe" / "keys.json"
    done = run(
        "restore", str(alone), "--keys", f"{backup}.keys", "--workspace", str(tmp_path / "theirs"),
        COMMONWEAL_KEYS=str(elsewhere),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "theirs" / "keys").exists()
    told = ask("read", tmp_path / "theirs", COMMONWEAL_KEYS=str(elsewhere))
    assert canaries_in(told.stdout.encode()) == list(CANARIES)


def test_without_its_keys_it_is_restored_and_says_what_is_sealed(backup: Path, tmp_path: Path) -> None:
    alone, theirs = shutil.copy(backup, tmp_path / "alone.tar"), tmp_path / "theirs"
    done = run("restore", str(alone), "--workspace", str(theirs))
    assert done.returncode == 0, done.stderr
    assert "is not there: what is sealed in the backup stays sealed" in done.stderr
    told = json.loads(_read(theirs))
    assert told[0] == NOT_HERE and told.count(NOT_HERE) >= 4
    assert canaries_in(json.dumps(told).encode()) == []
    status = run("keys", "status", "--workspace", str(theirs))
    assert status.returncode == 1 and "kept apart" in status.stderr and "Traceback" not in status.stderr
    (theirs / "keys").mkdir(mode=0o700)
    shutil.copy(f"{backup}.keys", theirs / "keys" / "fields.json")  # they are found
    assert canaries_in(_read(theirs).encode()) == list(CANARIES)


def test_another_portals_keys_are_refused_and_nothing_is_made(backup: Path, tmp_path: Path) -> None:
    other = tmp_path / "others.keys"
    key = base64.b64encode(bytes(32)).decode()
    other.write_text(json.dumps({"current": "k0", "keys": {"k0": key}, "index": key}))
    other.chmod(0o600)
    done = run("restore", str(backup), "--keys", str(other), "--workspace", str(tmp_path / "theirs"))
    assert done.returncode == 1
    assert "another portal's keys" in done.stderr
    assert not (tmp_path / "theirs").exists()


def test_status_tells_how_much_is_sealed_and_no_key(ours: Path) -> None:
    done = run("keys", "status", "--workspace", str(ours))
    assert done.returncode == 0, done.stderr
    said = json.loads((ours / "keys" / "fields.json").read_text())
    assert f"{said['current']}: seals what is new" in done.stdout
    as_json = run("keys", "status", "--workspace", str(ours), "--json")
    found = json.loads(as_json.stdout)
    assert found["where"]["files"] == {said["current"]: 1} and found["where"]["cases_case.title"]
    for key in (*said["keys"].values(), said["index"]):
        assert key not in done.stdout + done.stderr + as_json.stdout


def test_where_no_portal_is_it_is_said_so(tmp_path: Path) -> None:
    rotated = run("keys", "rotate", "--workspace", str(tmp_path))
    assert rotated.returncode == 1 and "no portal" in rotated.stderr
