"""A backup that was copied before somebody was let go brings them back only until the list of erasures is given."""

import os
import subprocess
import sys
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


def acted(workspace: Path, what: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(workspace), what, THEIRS],
        capture_output=True, text=True, check=True, env={**os.environ, "COMMONWEAL_WORKSPACE": str(workspace)},
    )  # fmt: skip
    return done.stdout.strip()


def test_a_copied_backup_brings_back_nobody_who_was_let_go(tmp_path: Path) -> None:
    ours, backup = tmp_path / "ours", tmp_path / "copied.tar"
    ours.mkdir()
    (ours / "demonstration.json").write_text('{"fictional": true}')
    assert acted(ours, "enter") == f"['{THEIRS}']"
    assert run("backup", str(backup), "--workspace", str(ours)).returncode == 0
    assert acted(ours, "let go") == "[]"
    listed = ours / "restricted" / "erasures.json"
    assert listed.exists() and THEIRS not in listed.read_text()

    for name, more, left in (("before", (), [THEIRS]), ("after", ("--erasures", str(listed)), [])):
        done = run("restore", str(backup), "--workspace", str(tmp_path / name), *more)
        assert done.returncode == 0, done.stderr
        assert acted(tmp_path / name, "look") == str(left)
    verified = run("audit", "verify", "--workspace", str(tmp_path / "after"))
    assert verified.returncode == 0, verified.stderr
    again = tmp_path / "again.tar"
    assert run("backup", str(again), "--workspace", str(tmp_path / "after")).returncode == 0
    assert (tmp_path / "after" / "restricted" / "erasures.json").exists(), "the next restore knows it too"
