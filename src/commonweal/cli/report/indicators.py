"""`commonweal report indicators`."""

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
    TemplateOption,
    report,
    tell,
    wanted,
)
from commonweal.figures import Period


@report.command("indicators")
def command(
    context: typer.Context,
    partnership: PartnershipOption,
    out: OutOption,
    period: Annotated[
        str | None, typer.Option(help="Figures of periods that end by its last month; else all: 12m:2025-12.")
    ] = None,
    as_at: AsAtOption = None,
    audience: Annotated[
        Audience | None,
        typer.Option(help="A public paper rests on public tables alone, and hides small numbers."),
    ] = None,
    formats: FormatsOption = FORMATS,
    template: TemplateOption = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """Indicators against their own history, the areas they are held against and their targets; exceptions first.

    Example: commonweal report indicators --partnership Stockton-on-Tees --out paper
    """
    from commonweal.papers import indicators  # renderers take a second to import: only for this command

    request = indicators.Request(
        partnership=partnership,
        period=Period.parse(period) if period else None,
        as_at=as_at.date() if as_at else None,
        audience=audience.value if audience else None,
    )
    tell(indicators.build(context.obj, request, out, wanted(formats), template), as_json)
