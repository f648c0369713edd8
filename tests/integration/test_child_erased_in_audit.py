"""`commonweal erase-child` where the workspace has a portal: in its audit, or not at all."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError

from commonweal.errors import NotHeld, PortalRefused
from commonweal.ingest.youth_justice import ingest_youth_justice
from commonweal.maintenance import child_erasure
from commonweal.portal.audit import chain
from commonweal.portal.audit.chain import Act
from commonweal.portal.audit.models import Aside, Entry
from commonweal.portal.audit.verification import verify
from commonweal.portal.config import serving
from commonweal.records.youth_outcome import DATASET
from commonweal.store import Store
from commonweal.workspace import VARIABLE, Workspace
from youth_exports import MAPPING, ROW, TODAY, row, write_csv

MAKE = "import django; django.setup()\nfrom commonweal.portal.config.tables import bring_up_to_date; bring_up_to_date()"
REFERENCE = ROW[0]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The returns of two children, and a portal beside them."""
    made = Workspace(tmp_path / "ws")
    (tmp_path / "team.toml").write_text(MAPPING)
    path = write_csv(tmp_path / "x.csv", (ROW, row(child="C2")))
    ingest_youth_justice(made, tmp_path / "team.toml", path, released=date(2025, 10, 5), today=TODAY)
    made.portal.mkdir(parents=True, exist_ok=True)
    (made.portal / "secret-key").write_text("made up")
    return made


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The portal of the test's own database stands for the workspace's."""
    monkeypatch.setattr(serving, "prepare", lambda *_, **__: None)


def _rows(workspace: Workspace) -> int:
    return Store(workspace).view().table(DATASET).num_rows


def _entered() -> list[tuple[str, str]]:
    words = dict(Aside.objects.values_list("entry_id", "words"))
    return [(e.act, words.get(e.sequence, "")) for e in Entry.objects.order_by("sequence")]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("at_hand")
def test_it_is_entered_as_the_command_with_how_many_rows_and_nothing_that_finds_the_child(
    workspace: Workspace,
) -> None:
    assert child_erasure.erase_child(workspace, REFERENCE).rows == 1
    assert _entered() == [(child_erasure.BEGUN, ""), (child_erasure.ENDED, "1 row, out of 1 edition")]
    (digest,) = (trace.digest for trace in Store(workspace).traces())
    texts = " ".join(Entry.objects.values_list("text", flat=True))
    assert REFERENCE.casefold() not in texts.casefold() and digest not in texts
    assert {entry.doer for entry in Entry.objects.all()} <= {"", "None"}
    with pytest.raises(NotHeld):
        child_erasure.erase_child(workspace, REFERENCE)
    assert _entered()[2:] == [(child_erasure.BEGUN, ""), (child_erasure.NONE, "")]
    assert verify().broken is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("at_hand")
def test_where_it_cannot_be_entered_nothing_is_erased_and_a_lost_end_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = chain.append

    def fails_at(act: str) -> None:
        def full(acts: list[Act]) -> object:
            if any(one.act == act for one in acts):
                raise DatabaseError("no room")
            return append(acts)

        monkeypatch.setattr(chain, "append", full)

    fails_at(child_erasure.BEGUN)
    with pytest.raises(PortalRefused, match="so nothing was erased") as refused:
        child_erasure.erase_child(workspace, REFERENCE)
    assert (_rows(workspace), Store(workspace).traces(), _entered()) == (2, (), [])
    assert REFERENCE not in str(refused.value)
    fails_at(child_erasure.ENDED)
    with pytest.raises(PortalRefused, match="The child is erased"):
        child_erasure.erase_child(workspace, REFERENCE)
    assert (_rows(workspace), _entered()) == (1, [(child_erasure.BEGUN, "")])


def test_a_workspace_without_a_portal_gets_none_by_it(workspace: Workspace) -> None:
    (workspace.portal / "secret-key").unlink()
    assert child_erasure.erase_child(workspace, REFERENCE).rows == 1
    assert list(workspace.portal.iterdir()) == []


def test_the_command_itself_writes_into_the_portals_chain(workspace: Workspace) -> None:
    (workspace.portal / "secret-key").unlink()
    settings = {VARIABLE: str(workspace.root), "DJANGO_SETTINGS_MODULE": "commonweal.portal.config.settings"}
    _run([sys.executable, "-c", MAKE], settings)
    command = [sys.executable, "-m", "commonweal"]
    place = ["--workspace", str(workspace.root)]
    done = _run([*command, "erase-child", *place], {}, typed=f"{REFERENCE}\n")
    assert "Erased: 1 row, out of 1 edition." in done and REFERENCE not in done
    assert '"entries": 2' in _run([*command, "audit", "verify", "--json", *place], {})


def _run(command: list[str], settings: dict[str, str], typed: str = "") -> str:
    given = {k: v for k, v in os.environ.items() if not k.startswith(("COMMONWEAL_", "DJANGO_"))}
    done = subprocess.run(command, input=typed, capture_output=True, text=True, env={**given, **settings}, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
