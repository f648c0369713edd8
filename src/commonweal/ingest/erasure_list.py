"""Ids of things that the portal let go, on the same list as erased children: a restored backup lets them go again.

The list holds ids that name nothing any more, and no word of what they were.
"""

import json
import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from commonweal.errors import FileRefused
from commonweal.workspace import Workspace, alone

LIST, SCHEMA = "erasures.json", "commonweal/erasures/1"


def erasures_path(workspace: Workspace) -> Path:
    """Where the list of erasures lies."""
    return workspace.restricted.parent / LIST


def things(path: Path) -> frozenset[UUID]:
    """The ids on a list; none where there is no list, or one of children alone."""
    if not path.exists():
        return frozenset()
    try:
        return frozenset(UUID(one) for one in json.loads(path.read_text(encoding="utf-8")).get("things", ()))
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise FileRefused(
            f"{path.name} is no list of erasures.", "Give restricted/erasures.json of the newest workspace or backup."
        ) from error


@contextmanager
def held(workspace: Workspace) -> Iterator[Path]:
    """The list's place, while nobody else changes it: the portal lets go while a command erases a child."""
    path = erasures_path(workspace)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with alone(path.with_suffix(".lock")):
        yield path


def add_things(workspace: Workspace, ids: Collection[UUID]) -> None:
    """Put ids on the list, whole or not at all; what stands there stays."""
    with held(workspace) as path:
        kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"schema": SCHEMA, "erased": []}
        write(path, kept | {"things": sorted(map(str, things(path) | set(ids)))})


def write(path: Path, document: dict[str, Any]) -> None:
    """Put a list in its place. Who reads it before, to keep what stands there, has it `held` for both."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(json.dumps(document, indent=1) + "\n")
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)
