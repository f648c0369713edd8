"""Erasing a child from the youth justice returns, entered in the audit where the workspace has a portal.

What is erased lies outside the database, so no transaction holds both. The beginning is entered and kept first: where
that fails, nothing is looked for and nothing erased. How it ended is an entry of its own.
"""

from commonweal.errors import NotHeld, PortalRefused
from commonweal.ingest import youth_erasure
from commonweal.store import Erased
from commonweal.workspace import Workspace

BEGUN, ENDED = "begin commonweal erase-child", "end commonweal erase-child"
NONE = "refused commonweal erase-child"  # no row is of such a child, or nobody could say whose returns were meant


def erase_child(workspace: Workspace, reference: str, scope: str | None = None) -> Erased:
    """Erase the child of a case system's reference, as `ingest.youth_erasure` does.

    No account does this: the entries name the command. They hold no reference and no pseudonym, only how many rows
    went. PortalRefused where they cannot be written.
    """
    if not (workspace.portal / "secret-key").exists():
        return youth_erasure.erase_child(workspace, reference, scope)
    from commonweal.portal.config.serving import prepare

    prepare(workspace, pages=False)
    _enter(BEGUN, failed="The audit cannot be written, so nothing was erased.")
    try:
        erased = youth_erasure.erase_child(workspace, reference, scope)
    except NotHeld:
        _enter(NONE, failed="The audit cannot be written. Nothing was erased.")
        raise
    _enter(
        ENDED, rows_words(erased),
        failed="The child is erased, and the audit says that it was begun; how it ended could not be entered.",
    )  # fmt: skip
    return erased


def rows_words(erased: Erased) -> str:
    """`12 rows, out of 3 editions`."""
    rows = "1 row" if erased.rows == 1 else f"{erased.rows:,} rows"
    return f"{rows}, out of {erased.editions} edition{'' if erased.editions == 1 else 's'}"


def _enter(act: str, words: str = "", *, failed: str) -> None:
    from django.db import DatabaseError

    from commonweal.portal.audit.recording import note, recording

    try:
        with recording():
            note(act, by=None, words=words)
    except DatabaseError as error:
        raise PortalRefused(failed, "See that the portal's database runs and has room, then try again.") from error
