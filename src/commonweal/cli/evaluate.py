"""`commonweal evaluate`."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import EngineOption, JsonOption, MasterOption, WorkspaceOption, app
from commonweal.cli.report import (
    FORMATS,
    AsAtOption,
    Audience,
    FormatsOption,
    OutOption,
    TemplateOption,
    kept,
    tell,
    text,
    wanted,
)


@app.command("evaluate")
def command(
    context: typer.Context,
    operation: Annotated[
        Path, typer.Argument(help="The operation: its wards or drawn area, months, activities (TOML).")
    ],
    out: OutOption,
    partnership: Annotated[
        str | None, typer.Option(help="A name or code of a partnership or district; else the operation's own.")
    ] = None,
    as_at: AsAtOption = None,
    audience: Annotated[
        Audience, typer.Option(help="Who may read it; a public edition hides small counts of extracts.")
    ] = Audience.public,
    formats: FormatsOption = FORMATS,
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
    template: TemplateOption = None,
    as_json: JsonOption = False,
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
    files = evaluation.build(context.obj, request, out, wanted(formats), template, file)
    if request.frozen:
        typer.echo(f"Held against the areas of {file}, chosen before; delete it to choose anew.", err=True)
    tell(files, as_json)
