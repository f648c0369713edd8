"""`commonweal audit verify`."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from commonweal.cli import JsonOption, WorkspaceOption
from commonweal.cli.audit import audit
from commonweal.errors import AuditBroken

if TYPE_CHECKING:
    from commonweal.portal.audit.verification import Walked


@audit.command("verify")
def command(
    context: typer.Context,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Walk the audit chain from its first entry to its last. Exit 1 at the first break.

    Example: commonweal audit verify --json
    """
    from commonweal.portal.audit.workspace import verify_in  # Django is needed for this command alone

    walked = verify_in(context.obj)
    if as_json:
        typer.echo(json.dumps(asdict(walked)))
    else:
        typer.echo("\n".join(_words(walked)))
    if walked.broken is not None:
        raise AuditBroken(
            f"The audit chain breaks at entry {walked.broken.entry}: {walked.broken.wrong}",
            "Keep the database as it is, tell the information governance officer, and compare with the last backup.",
        )


def _words(walked: "Walked") -> list[str]:
    sound = "agree, up to the break" if walked.broken else "agree"
    held = f"{_count(walked.entries, 'entry', 'entries')} in {_count(walked.segments, 'month')}"
    lines = [f"{held} {sound}; the last is number {walked.last}, hash {walked.hash}.", _anchors(walked)]
    if walked.disposed:
        lines.append(f"Let go by two people, their hashes kept: {', '.join(walked.disposed)}.")
    if walked.restores:
        lines.append(f"{_count(walked.restores, 'backup')} restored; what was entered after the backup is not held.")
    if walked.words_erased:
        lines.append(f"The words beside {_count(walked.words_erased, 'entry', 'entries')} were erased, not changed.")
    return lines


def _anchors(walked: "Walked") -> str:
    if not walked.anchors and not walked.anchors_unread:
        return "No anchor lies outside the database yet, so a cut at the end would not show."
    unread = f" {_count(walked.anchors_unread, 'line')} of the file cannot be read." if walked.anchors_unread else ""
    return f"Matched outside the database: {_count(walked.anchors, 'anchor')}.{unread}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
