"""Erasing a child from the youth justice records: from every edition held, and from whatever comes later.

The list of what was erased lies in the restricted part of the workspace; it holds no name, no reference and no
pseudonym. Kept beside the backups, it lets an older one be restored without bringing an erased child back.
"""

import json
import re
from dataclasses import asdict
from pathlib import Path

from commonweal.errors import FileRefused, NotHeld
from commonweal.ingest import erasure_list
from commonweal.ingest.erasure_list import SCHEMA
from commonweal.ingest.partner import reference_key
from commonweal.records.youth_outcome import DATASET
from commonweal.sources.youth_justice.who import pseudonym
from commonweal.store import Erased, Store, Trace
from commonweal.workspace import Workspace

DIGEST = re.compile(r"[0-9a-f]{64}")


def erase_child(workspace: Workspace, reference: str, scope: str | None = None) -> Erased:
    """Erase the child of a case system's reference, of the team of that scope (it may be left out where one is held).

    Raises NotHeld where no row is that child's: nothing is erased then, and nothing noted. Restricted, as are all
    records about people; the reference goes into no message, file or log.
    """
    if not reference.strip():
        raise NotHeld("No reference was given.", "Write the child's reference in the case system.")
    store = Store(workspace)
    scopes = sorted({e.scope for e in store.editions(DATASET)})
    if scope is None and len(scopes) == 1:
        scope = scopes[0]
    if scope not in scopes:
        held = f"Those held are: {', '.join(scopes)}." if scopes else "No youth justice returns are held."
        raise NotHeld("Say whose returns the child stands in.", f"Name the mapping's scope with --scope. {held}")
    child = pseudonym(reference, scope, reference_key(workspace))
    if not any(child in _children(store, edition.sha256) for edition in store.editions(DATASET)):
        raise NotHeld(
            "No row of the youth justice returns is of that child.", "Check the reference and the scope; or it is done."
        )
    erased = store.erase(DATASET, "child", child)
    write_list(workspace)
    return erased


def _children(store: Store, sha256: str) -> set[str]:
    return set(store.view(sha256s=[sha256]).table(DATASET, ["child"])["child"].to_pylist())


def write_list(workspace: Workspace) -> None:
    """The list of erasures as the store has it, whole or not at all. What the portal let go stays on it."""
    with erasure_list.held(workspace) as path:
        gone = erasure_list.things(path)
        listed = {"things": sorted(map(str, gone))} if gone else {}
        document = {"schema": SCHEMA, "erased": [asdict(t) for t in Store(workspace).traces()], **listed}
        erasure_list.write(path, document)


def erase_again(workspace: Workspace, path: Path) -> Erased:
    """The erasures of a list, in a store that was restored from an older backup. Raises FileRefused for no list."""
    erased = Store(workspace).erase_again(_read_list(path))
    if gone := erasure_list.things(path):
        erasure_list.add_things(workspace, gone)
    write_list(workspace)
    return erased


def _read_list(path: Path) -> tuple[Trace, ...]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if said["schema"] != SCHEMA:
            raise ValueError(said["schema"])
        found = tuple(Trace(**entry) for entry in said["erased"])
        if not all(isinstance(t.digest, str) and DIGEST.fullmatch(t.digest) for t in found):
            raise ValueError("digest")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileRefused(
            f"{path.name} is no list of erasures.", "Give restricted/erasures.json of the newest workspace or backup."
        ) from error
    return found
