"""`commonweal report seasonal`."""

from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import EngineOption, JsonOption, MasterOption, WorkspaceOption
from commonweal.cli.report import (
    FORMATS,
    AsAtOption,
    Audience,
    FormatsOption,
    OutOption,
    PartnershipOption,
    RegisterOption,
    TemplateOption,
    kept,
    report,
    tell,
    text,
    wanted,
)
from commonweal.figures import Period


@report.command("seasonal")
def command(
    context: typer.Context,
    partnership: PartnershipOption,
    season: Annotated[Path, typer.Option(help="The season's file (TOML): its days of the year, what it looks at.")],
    out: OutOption,
    year: Annotated[int | None, typer.Option(help="The year in which the season begins.")] = None,
    period: Annotated[
        str | None, typer.Option(help="In place of --year: the months that the season touches, 2025-10..2025-11.")
    ] = None,
    as_at: AsAtOption = None,
    audience: Annotated[
        Audience | None,
        typer.Option(help="A public paper hides small counts; else it is for partners where an extract is in it."),
    ] = None,
    formats: FormatsOption = FORMATS,
    register: RegisterOption = None,
    template: TemplateOption = None,
    as_json: JsonOption = False,
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
    tell(seasonal.build(context.obj, request, out, wanted(formats), template), as_json)
