"""`commonweal check-claim`."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import EngineOption, JsonOption, MasterOption, WorkspaceOption, app
from commonweal.cli.report import kept, text


@app.command("check-claim")
def check_claim(
    context: typer.Context,
    sentences: Annotated[
        list[str], typer.Argument(help="A sentence of the press or of minutes.", metavar="SENTENCE...")
    ],
    partnership: Annotated[
        str, typer.Option(help="A name or code of a partnership or district; a place in the sentence counts before it.")
    ] = "",
    said: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day it was said: `last year` is counted from it; else from now."),
    ] = None,
    source: Annotated[
        str, typer.Option(help="police_uk.street, or a published table of counts as counts.NAME.")
    ] = "police_uk.street",
    register: Annotated[
        Path | None,
        typer.Option(help="Counting-rule register with its gaps (TOML); else register.toml of the workspace."),
    ] = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """Hold sentences against the store: agrees, near, stale, contradicted or cannot be told, with every reading tried.

    Example: commonweal check-claim "Burglary fell by 12% in 2024." --partnership Stockton-on-Tees
    """
    from commonweal.papers import claims  # the engine takes a second to import: only for this command

    request = claims.Request(
        texts=tuple(sentences),
        partnership=partnership,
        said=said.date() if said else None,
        source=source,
        register=text(register or kept(context.obj.register)),
    )
    checked = claims.check(context.obj, request)
    if as_json:
        typer.echo(json.dumps(claims.document(checked), indent=1, ensure_ascii=False))
    else:
        typer.echo("\n".join(claims.lines(checked)))
