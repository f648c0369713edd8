"""Somebody who was let go, and a backup that was copied before: on SQLite, and at PostgreSQL behind the walls."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from command_line import run

THEIRS = "Quillfeather"
SCRIPT = """
import sys
from pathlib import Path
from commonweal.workspace import Workspace
from commonweal.portal.config.serving import prepare, set_up
workspace = Workspace(Path(sys.argv[1]))
set_up(workspace)
prepare(workspace)
from commonweal.ingest import erasure_list
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now
from commonweal.portal.audit.recording import recording
from commonweal.portal.partnership.models import Agency
from commonweal.portal.people.models import Record
from commonweal.portal.rights.verbs import removal
said = {"given": "Orla", "family": sys.argv[3]}
if sys.argv[2] == "enter":
    agency = Agency.objects.create(name="Police", short_name="Police", kind="police")
    with recording():
        things.make(Record, home=None, audience=audiences.agencies([agency.pk]), by=None, agency=agency,
                    said=said, entered_at=now())
elif sys.argv[2] == "let go":
    row = Record.objects.get()
    erasure_list.add_things(workspace, removal.remove(row.pk))
print([row.said["family"] for row in Record.objects.all()])
"""
Databases = Mapping[str, dict[str, str]]  # by workspace: what says which database it has


def acted(workspace: Path, what: str, databases: Databases) -> str:
    """The family names that are kept, after something was done there or nothing."""
    given = {k: v for k, v in os.environ.items() if not k.startswith(("COMMONWEAL_", "DJANGO_"))}
    where = {"COMMONWEAL_WORKSPACE": str(workspace), **databases.get(workspace.name, {})}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(workspace), what, THEIRS],
        capture_output=True, text=True, env=given | where,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def check_nobody_comes_back(folder: Path, databases: Databases) -> None:
    """Only without the list of erasures does the copied backup bring them back."""
    ours, backup = folder / "ours", folder / "copied.tar"
    ours.mkdir()
    (ours / "demonstration.json").write_text('{"fictional": true}')
    at = databases.get("ours", {})
    assert acted(ours, "enter", databases) == f"['{THEIRS}']"
    made = run("backup", str(backup), "--workspace", str(ours), **at)
    assert made.returncode == 0, made.stderr
    assert acted(ours, "let go", databases) == "[]"
    listed = ours / "restricted" / "erasures.json"
    assert listed.exists()
    assert THEIRS not in listed.read_text()
    for name, more, left in (("before", (), [THEIRS]), ("after", ("--erasures", str(listed)), [])):
        done = run("restore", str(backup), "--workspace", str(folder / name), *more, **databases.get(name, {}))
        assert done.returncode == 0, done.stderr
        assert acted(folder / name, "look", databases) == str(left)
    verified = run("audit", "verify", "--workspace", str(folder / "after"), **databases.get("after", {}))
    assert verified.returncode == 0, verified.stderr
    again = run("backup", str(folder / "again.tar"), "--workspace", str(folder / "after"), **databases.get("after", {}))
    assert again.returncode == 0, again.stderr
    assert (folder / "after" / "restricted" / "erasures.json").exists(), "the next restore knows it too"
