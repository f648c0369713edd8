"""`commonweal backup` and `commonweal restore`."""

from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import WorkspaceOption, app

ERASURES_HELP = "restricted/erasures.json of the newest workspace or backup: what was erased since is erased again."
KEYS_HELP = "The keys that were written with the backup; else FILE.keys beside it. Without them sealed matter stays so."


@app.command("backup")
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where to write it; it holds everything, and the signing key.")],
    _workspace: WorkspaceOption = None,
) -> None:
    """Write everything to one file: data, settings, documents, the portal's database and its audit chain.

    It may be made while the portal is served. Keep it as safely as the workspace itself. The keys of what is sealed
    are written to FILE.keys, which belongs elsewhere: whoever has the backup alone can open none of it.

    Example: commonweal backup backup-2026-03-02.tar
    """
    from commonweal.maintenance.backup import backup as make  # with the portal: only for this command
    from commonweal.maintenance.backup import keys_beside
    from commonweal.portal.config.serving import set_up

    if (context.obj.portal / "secret-key").exists():
        set_up(context.obj)
    made = make(context.obj, file, tell=lambda words: typer.echo(words, err=True))
    typer.echo(f"{file}: {len(made.files)} files, {made.sequence} entries in the audit chain.")
    if "portal/sealed-by" in made.files:
        keys = keys_beside(file)
        typer.echo(
            f"{keys}: its keys. Move them to another place, under another lock: with the backup they open all of it."
            if keys.exists()
            else "The keys of what is sealed are not here, so that none could be written beside it."
        )


@app.command("restore")
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that commonweal backup wrote.")],
    erasures: Annotated[Path | None, typer.Option(help=ERASURES_HELP)] = None,
    keys: Annotated[Path | None, typer.Option(help=KEYS_HELP)] = None,
    _workspace: WorkspaceOption = None,
) -> None:
    """Fill an empty workspace from a backup: the same data, portal and audit chain.

    Children who were erased after the backup was made are erased again, if --erasures says which. A portal.toml that
    lies in the empty workspace already is kept: so that the database may lie elsewhere now.

    Example: commonweal restore backup-2026-03-02.tar --workspace restored
    """
    from commonweal.maintenance.restore import restore as fill

    made = fill(context.obj, file, tell=lambda words: typer.echo(words, err=True), erasures=erasures, keys=keys)
    typer.echo(
        f"{context.obj.root}: {len(made.files)} files, as of {made.made_at}. Check with: commonweal audit verify"
    )
