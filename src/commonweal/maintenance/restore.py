"""A backup into an empty workspace: every file held against its hash first, then put in its place at once."""

import hashlib
import shutil
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from commonweal.errors import FileRefused, KeysRefused, StoreDamaged, WorkspaceRefused
from commonweal.ingest import erasure_list
from commonweal.ingest.youth_erasure import erase_again
from commonweal.maintenance import database
from commonweal.maintenance.backup import keys_beside
from commonweal.maintenance.manifest import ANOTHER, NAME, Manifest
from commonweal.workspace import Workspace

Tell = Callable[[str], None]


def restore(
    workspace: Workspace,
    file: Path,
    *,
    tell: Tell = lambda _: None,
    erasures: Path | None = None,
    keys: Path | None = None,
) -> Manifest:
    """Fill an empty workspace from a backup. A workspace that holds anything is refused, and left as it is.

    `erasures` is a list of what was erased since the backup was made: it is erased again before anything is in place.
    `keys` are the backup's; else those that lie beside it; without any, what is sealed stays sealed.
    """
    root = workspace.root
    if root.exists() and any(p.name != "portal.toml" for p in root.iterdir()):
        raise WorkspaceRefused(f"{root} is not empty.", "Restore into a new folder: --workspace FOLDER.")
    given = root / "portal.toml"
    kept = given.read_bytes() if given.exists() else None  # where the database lies may differ on the new machine
    root.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root.parent, prefix=f".{root.name}-") as folder:
        tell("Reading the backup ...")
        manifest = _unpacked(file, Path(folder))
        if kept is not None:
            (Path(folder) / "portal.toml").write_bytes(kept)
        if erasures is not None:
            tell("Erasing again what was erased since ...")
            erase_again(Workspace(Path(folder)), erasures)
        found = _keys(workspace, Path(folder), file, keys, tell)
        dumped = Path(folder) / database.POSTGRESQL
        root.mkdir(exist_ok=True, mode=0o700)
        if found is not None:
            _put_keys(found, workspace.field_keys)
        for path in sorted(Path(folder).iterdir()):
            if path != dumped:
                shutil.move(path, root / path.name)
        if manifest.database != "none":
            tell("Putting the database in its place ...")
            _open_portal(workspace, manifest, dumped if manifest.database == "postgresql" else None)
    return manifest


def _keys(workspace: Workspace, folder: Path, file: Path, given: Path | None, tell: Tell) -> dict[str, Any] | None:
    """The backup's own keys; None where it has none, or they are not here."""
    mark = folder / "portal" / "sealed-by"
    at = given or (keys_beside(file) if keys_beside(file).exists() else None)
    if at is None:
        if mark.exists():
            tell(
                f"{keys_beside(file)} is not there: what is sealed in the backup stays sealed. Put the keys of that "
                f"time at {workspace.field_keys} when they are found."
            )
        return None
    from commonweal.portal.access.sealed import keyfile

    said = keyfile.read(at)
    if mark.exists() and mark.read_text(encoding="ascii", errors="replace").strip() != keyfile.fingerprint(said):
        raise KeysRefused(f"{at} holds another portal's keys.", "Give the keys that were written with this backup.")
    return said


def _put_keys(said: dict[str, Any], place: Path) -> None:
    from commonweal.portal.access.sealed import keyfile

    keyfile.put_back(said, place)


def _unpacked(file: Path, folder: Path) -> Manifest:
    try:
        with tarfile.open(file, "r:") as archive:
            for member in archive:
                _check_name(member)
                archive.extract(member, folder, filter="data")
        manifest = Manifest.from_json((folder / NAME).read_bytes())
    except FileNotFoundError as error:
        raise FileRefused(f"{file} is not there, or is cut off.", ANOTHER) from error
    except (tarfile.TarError, EOFError, OSError) as error:
        raise FileRefused(f"{file} is not a backup, or is damaged.", ANOTHER) from error
    (folder / NAME).unlink()
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    if found != set(manifest.files):
        raise StoreDamaged("The backup does not hold the files that it lists.", "Take an earlier backup.")
    for name, digest in manifest.files.items():
        with (folder / name).open("rb") as content:
            if hashlib.file_digest(content, "sha256").hexdigest() != digest:
                raise StoreDamaged(f"{name} in the backup was altered.", "Take an earlier backup.")
    return manifest


def _check_name(member: tarfile.TarInfo) -> None:
    path = PurePosixPath(member.name)
    if not member.isfile() or path.is_absolute() or ".." in path.parts:
        raise FileRefused("The backup holds something that no backup of ours does.", ANOTHER)


def _open_portal(workspace: Workspace, manifest: Manifest, dumped: Path | None) -> None:
    """Tables brought up to this version, and the restore entered in the chain: what was anchored later is explained."""
    from commonweal.portal.config.serving import prepare, set_up

    set_up(workspace)
    if dumped is not None:
        database.load(dumped)
    prepare(workspace)
    from commonweal.portal.audit import anchors
    from commonweal.portal.audit.recording import note, recording
    from commonweal.portal.rights.verbs.disposals import erase_again as let_go_again

    anchors.restored(manifest.sequence, manifest.head)
    with recording():
        note("restore", by=None)
    let_go_again(set(erasure_list.things(erasure_list.erasures_path(workspace))))
