"""The workspace's own register of changes of counting and known gaps: every report heeds it."""

from commonweal.workspace import Workspace


def register_of(workspace: Workspace) -> str:
    """Its text; nothing where there is none."""
    file = workspace.register
    return file.read_text(encoding="utf-8") if file.exists() else ""
