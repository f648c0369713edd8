"""`commonweal audit verify` on a workspace of its own, as somebody would type it."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ENTRIES = 40
FILL = f"""
import django; django.setup()
from commonweal.portal.config.tables import bring_up_to_date
bring_up_to_date()
from commonweal.portal.audit.clock import new_id
from commonweal.portal.audit.recording import note, recording
for number in range({ENTRIES}):
    with recording():
        note("read", by=new_id(), thing=new_id(), words="a reason" if number % 2 else "")
"""


def _environment(workspace: Path) -> dict[str, str]:
    settings = {"COMMONWEAL_WORKSPACE": str(workspace), "DJANGO_SETTINGS_MODULE": "commonweal.portal.config.settings"}
    return {name: value for name, value in os.environ.items() if not name.startswith("COMMONWEAL")} | settings


def _verify(workspace: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "commonweal", "audit", "verify", "--workspace", str(workspace), *options]
    return subprocess.run(command, capture_output=True, text=True, env=_environment(workspace))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = tmp_path_factory.mktemp("audit") / "workspace"
    subprocess.run([sys.executable, "-c", FILL], check=True, env=_environment(workspace))
    return workspace


def _alter(workspace: Path, *statements: str) -> None:
    with sqlite3.connect(workspace / "portal" / "portal.sqlite3") as database:
        for statement in statements:
            database.execute(statement)
    database.close()


def test_a_sound_chain_is_walked_and_a_broken_one_named(filled: Path) -> None:
    sound = _verify(filled, "--json")
    assert sound.returncode == 0, sound.stderr
    walked = json.loads(sound.stdout)
    assert (walked["entries"], walked["anchors"], walked["broken"]) == (ENTRIES, 1, None)
    plain = _verify(filled)
    assert f"{ENTRIES} entries in 1 month agree" in plain.stdout
    assert "Matched outside the database: 1 anchor." in plain.stdout

    with pytest.raises(sqlite3.DatabaseError, match="append-only"):
        _alter(filled, "UPDATE audit_entry SET act = 'x' WHERE sequence = 7")
    _alter(filled, "DROP TRIGGER audit_entry_guard_update", "UPDATE audit_entry SET act = 'x' WHERE sequence = 7")
    broken = _verify(filled)
    assert broken.returncode == 1
    assert "breaks at entry 7: its columns do not say what its text says." in broken.stderr
    assert "Traceback" not in broken.stderr
    told = json.loads(_verify(filled, "--json").stdout)["broken"]
    assert told == {"entry": 7, "wrong": "its columns do not say what its text says."}


def test_without_a_portal_it_says_so_and_makes_nothing(tmp_path: Path) -> None:
    for workspace in (tmp_path / "none", tmp_path):
        answer = _verify(workspace)
        assert (answer.returncode, answer.stdout) == (1, "")
        assert "There is no portal in" in answer.stderr
    assert not list(tmp_path.rglob("*.sqlite3"))
