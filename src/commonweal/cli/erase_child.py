"""`commonweal erase-child`."""

import json
import sys
from typing import Annotated

import typer

from commonweal.cli import JsonOption, WorkspaceOption, app

SCOPE_HELP = "The scope of the team's mapping, where more than one team's returns are held."


@app.command("erase-child")
def erase_child(
    context: typer.Context,
    scope: Annotated[str | None, typer.Option(help=SCOPE_HELP)] = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Erase one child from every edition of the youth justice returns, and from those that come later.

    The case system's reference is asked for and not shown, so that it stands in no history of commands; it may come
    through a pipe. Figures made before still name their files: verify says that rows were erased since. Where the
    workspace has a portal, its audit says that it was done, and how many rows went.

    Example: commonweal erase-child --scope anytown-youth-justice
    """
    from commonweal.ingest.erasure_list import erasures_path
    from commonweal.maintenance.child_erasure import erase_child as erase  # with the store: only for this command
    from commonweal.maintenance.child_erasure import rows_words

    erased = erase(context.obj, _reference(), scope)
    if as_json:
        typer.echo(json.dumps({"rows": erased.rows, "editions": erased.editions}))
        return
    typer.echo(f"Erased: {rows_words(erased)}. They are left out of whatever comes later, too.")
    typer.echo(
        f"Backups made before still hold the child. Keep {erasures_path(context.obj)} beside them: "
        "commonweal restore BACKUP --erasures FILE erases again."
    )


def _reference() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("The child's reference in the case system", hide_input=True, err=True))
    return sys.stdin.readline()
