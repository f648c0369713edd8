"""`commonweal evaluate`."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import EngineOption, MasterOption, WorkspaceOption, app
from commonweal.cli.report.recorded_crime import FORMATS, Audience, kept, text


@app.command("evaluate")
def command(
    context: typer.Context,
    operation: Annotated[
        Path, typer.Argument(help="The operation: its wards or drawn area, months, activities (TOML).")
    ],
    out: Annotated[Path, typer.Option(help="The folder to write the paper into.")],
    partnership: Annotated[
        str | None, typer.Option(help="A name or code of a partnership or district; else the operation's own.")
    ] = None,
    as_at: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Answer from what had been published by this date.")
    ] = None,
    audience: Annotated[
        Audience, typer.Option(help="Who may read it; a public edition hides small counts of extracts.")
    ] = Audience.public,
    formats: Annotated[str, typer.Option(help="Of html, pdf, docx, xlsx, json; with commas.")] = FORMATS,
    source: Annotated[
        str | None,
        typer.Option(help="police_uk.street, or a partner's extract as partner.NAME; else the force's own where held."),
    ] = None,
    freeze: Annotated[
        Path | None,
        typer.Option(
            help="The controls to keep to; written where it is not there. Else controls.toml beside the paper."
        ),
    ] = None,
    register: Annotated[
        Path | None,
        typer.Option(help="Counting-rule register (TOML); else register.toml of the workspace."),
    ] = None,
    template: Annotated[Path | None, typer.Option(help="The council's own Word template (.docx).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")] = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """Did an operation work, did crime move, and where next: before and after beside controls, from a small file.

    Example: commonweal evaluate operation.toml --out paper
    """
    from commonweal.papers import evaluation  # renderers take a second to import: only for this command
    from commonweal.sources.operation import read_operation

    told = read_operation(operation)
    file = freeze or out / evaluation.CONTROLS
    request = evaluation.Request(
        operation=replace(told, partnership=partnership or told.partnership, source=source or told.source),
        as_at=as_at.date() if as_at else None,
        audience=audience.value,
        register=text(register or kept(context.obj.register)),
        frozen=text(kept(file)),
    )
    wanted = tuple(dict.fromkeys(f.strip() for f in formats.split(",") if f.strip()))
    files = evaluation.build(context.obj, request, out, wanted, template, file)
    if request.frozen:
        typer.echo(f"Held against the areas of {file}, chosen before; delete it to choose anew.", err=True)
    if as_json:
        typer.echo(json.dumps({"files": [str(f) for f in files]}))
    else:
        typer.echo("\n".join(str(f) for f in files))
