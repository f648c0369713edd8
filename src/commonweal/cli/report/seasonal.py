"""`commonweal report seasonal`."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import EngineOption, MasterOption, WorkspaceOption
from commonweal.cli.report import report
from commonweal.cli.report.recorded_crime import FORMATS, Audience, kept, text
from commonweal.figures import Period


@report.command("seasonal")
def command(
    context: typer.Context,
    partnership: Annotated[str, typer.Option(help="A name or code of a partnership or district.")],
    season: Annotated[Path, typer.Option(help="The season's file (TOML): its days of the year, what it looks at.")],
    out: Annotated[Path, typer.Option(help="The folder to write the paper into.")],
    year: Annotated[int | None, typer.Option(help="The year in which the season begins.")] = None,
    period: Annotated[
        str | None, typer.Option(help="In place of --year: the months that the season touches, 2025-10..2025-11.")
    ] = None,
    as_at: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Answer from what had been published by this date.")
    ] = None,
    audience: Annotated[
        Audience | None,
        typer.Option(help="A public paper hides small counts; else it is for partners where an extract is in it."),
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
    """A season's days against earlier years and the weeks around, by ward, day and hour; and the next one's forecast.

    Example: commonweal report seasonal --partnership Stockton-on-Tees --season bonfire.toml --year 2025 --out paper
    """
    from commonweal.papers import seasonal  # renderers take a second to import: only for this command
    from commonweal.sources.season import parse

    if (year is None) == (period is None):
        raise typer.BadParameter("Give the season's --year, or the months that it touches as --period.")
    found = parse(text(season))
    request = seasonal.Request(
        partnership=partnership,
        season=found,
        year=year if year is not None else seasonal.year_of(found, Period.parse(period or "")),
        as_at=as_at.date() if as_at else None,
        audience=audience.value if audience else None,
        register=text(register or kept(context.obj.register)),
    )
    wanted = tuple(dict.fromkeys(f.strip() for f in formats.split(",") if f.strip()))
    files = seasonal.build(context.obj, request, out, wanted, template)
    if as_json:
        typer.echo(json.dumps({"files": [str(f) for f in files]}))
    else:
        typer.echo("\n".join(str(f) for f in files))
