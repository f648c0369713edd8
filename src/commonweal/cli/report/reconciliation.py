"""`commonweal report reconciliation`."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import EngineOption, MasterOption, WorkspaceOption
from commonweal.cli.report import report
from commonweal.cli.report.recorded_crime import FORMATS, Audience, kept, text
from commonweal.figures import Period


@report.command("reconciliation")
def command(
    context: typer.Context,
    partnership: Annotated[str, typer.Option(help="A name or code of a partnership or district.")],
    period: Annotated[
        str,
        typer.Option(help="2024-10..2025-09, or ytd:2025-08 (financial year to date), or 12m:2025-09 (rolling year)."),
    ],
    out: Annotated[Path, typer.Option(help="The folder to write the paper into.")],
    sources: Annotated[
        str, typer.Option(help="Of police_uk.street, home-office, partner.NAME, with commas; else all that are held.")
    ] = "",
    audience: Annotated[
        Audience | None,
        typer.Option(help="A public paper leaves extracts out; else it is for partners where an extract is in it."),
    ] = None,
    as_at: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Answer from what had been published by this date.")
    ] = None,
    formats: Annotated[str, typer.Option(help="Of html, pdf, docx, xlsx, json; with commas.")] = FORMATS,
    register: Annotated[
        Path | None,
        typer.Option(help="Counting-rule register with its gaps (TOML); else register.toml of the workspace."),
    ] = None,
    template: Annotated[Path | None, typer.Option(help="The council's own Word template (.docx).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")] = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """police.uk, the Home Office's tables and the force's extract side by side: the usual offset, and where it breaks.

    Example: commonweal report reconciliation --partnership Stockton-on-Tees --period 2024-10..2025-09 --out paper
    """
    from commonweal.papers import reconciliation  # renderers take a second to import: only for this command

    request = reconciliation.Request(
        partnership=partnership,
        period=Period.parse(period),
        as_at=as_at.date() if as_at else None,
        audience=audience.value if audience else None,
        sources=tuple(s.strip() for s in sources.split(",") if s.strip()),
        register=text(register or kept(context.obj.register)),
    )
    wanted = tuple(dict.fromkeys(f.strip() for f in formats.split(",") if f.strip()))
    files = reconciliation.build(context.obj, request, out, wanted, template)
    if as_json:
        typer.echo(json.dumps({"files": [str(f) for f in files]}))
    else:
        typer.echo("\n".join(str(f) for f in files))
