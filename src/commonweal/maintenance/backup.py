"""Everything of a workspace in one file: store, restricted store, settings, documents, database, audit anchors.

But the keys of what is sealed: they go into a second file, which belongs elsewhere. Whoever has the backup alone has
the records of no person.

It may be made while the portal is used. The database is copied first: documents are only ever added, so that every file
that the copy names is there afterwards. The same holds for the store's commits and their data files.
"""

import datetime as dt
import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import commonweal
from commonweal.errors import CannotStore, NotHeld
from commonweal.maintenance import database
from commonweal.maintenance.manifest import NAME, Manifest
from commonweal.workspace import Workspace

SETTINGS = ("portal.toml", "register.toml", "demonstration.json", "demo-users.json")
FOLDERS = (
    "store/commits", "restricted/store/commits", "store", "restricted", "portal/files", "published", "reports",
    "seasons", "youth-justice", "papers/public",
)  # fmt: skip
PORTAL = ("portal/secret-key", "portal/anchors.log", "portal/sealed-by")
Tell = Callable[[str], None]


def backup(workspace: Workspace, out: Path, *, tell: Tell = lambda _: None) -> Manifest:
    """Write a workspace to a file, readable by its owner alone. Nothing half-written is left under its name."""
    if not workspace.root.is_dir():
        raise NotHeld(f"There is no workspace at {workspace.root}.", "Name one with --workspace.")
    keys = _keys(workspace)
    part = out.with_name(out.name + ".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file, tempfile.TemporaryDirectory() as folder:
            manifest = _write(workspace, file, Path(folder), tell)
            file.flush()
            os.fsync(file.fileno())
        if keys is not None:
            _write_keys(workspace, keys, keys_beside(out))
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotStore(f"The backup cannot be written to {out}.", "Choose a place with room for it.") from error
    return manifest


def keys_beside(backup: Path) -> Path:
    """Where a backup's keys are written, and looked for: until somebody has taken them elsewhere."""
    return backup.with_name(backup.name + ".keys")


def _keys(workspace: Workspace) -> dict[str, Any] | None:
    """The portal's keys as they are before the database is copied; None where nothing is sealed, or they are away."""
    if not (workspace.portal / "secret-key").exists():
        return None
    from commonweal.portal.access.sealed import keyfile

    return keyfile.read_own() if keyfile.file().exists() else None


def _write_keys(workspace: Workspace, before: dict[str, Any], out: Path) -> None:
    """The keys of before and after: a rotation meanwhile takes none away that the copy needs."""
    from commonweal.portal.access.sealed import keyfile

    after = _keys(workspace) or before
    keyfile.write({**after, "keys": {**before["keys"], **after["keys"]}}, out)


def _write(workspace: Workspace, file: io.BufferedIOBase, folder: Path, tell: Tell) -> Manifest:
    hashes: dict[str, str] = {}
    kind, sequence, head = "none", 0, "0" * 64
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        if (workspace.portal / "secret-key").exists():
            tell("Copying the database ...")
            dumped = database.dump(folder)
            kind = "sqlite" if dumped.suffix == ".sqlite3" else "postgresql"
            sequence, head = _last_entry()
            _add(archive, dumped, database.SQLITE if kind == "sqlite" else database.POSTGRESQL, hashes)
        tell("Copying files ...")
        for path in _files(workspace.root):
            name = path.relative_to(workspace.root).as_posix()
            if name not in hashes:
                _add(archive, path, name, hashes)
        made = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        manifest = Manifest(commonweal.__version__, made, kind, sequence, head, hashes)
        content = manifest.to_json()
        member = tarfile.TarInfo(NAME)
        member.size, member.mode = len(content), 0o600
        archive.addfile(member, io.BytesIO(content))
    return manifest


def _last_entry() -> tuple[int, str]:
    from commonweal.portal.audit.models import Head

    head = Head.objects.filter(id=1).first()
    return (head.sequence, head.hash) if head else (0, "0" * 64)


def _files(root: Path) -> Iterator[Path]:
    """Every file that is kept, commits before the data that they name; links are not followed."""
    for name in (*SETTINGS, *PORTAL):
        if (root / name).is_file():
            yield root / name
    for folder in FOLDERS:
        yield from sorted(p for p in (root / folder).rglob("*") if p.is_file() and not p.is_symlink())


def _add(archive: tarfile.TarFile, path: Path, name: str, hashes: dict[str, str]) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = path.stat().st_size, path.stat().st_mode & 0o777
    with path.open("rb") as content:
        hashes[name] = hashlib.file_digest(content, "sha256").hexdigest()
        content.seek(0)
        archive.addfile(member, content)
