"""`commonweal report youth-justice`."""

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
    TemplateOption,
    report,
    tell,
    text,
    wanted,
)
from commonweal.figures import Period


@report.command("youth-justice")
def command(
    context: typer.Context,
    partnership: PartnershipOption,
    out: OutOption,
    period: Annotated[
        str | None, typer.Option(help="A financial year to date: ytd:2025-06. Not needed with --totals.")
    ] = None,
    as_at: AsAtOption = None,
    audience: Annotated[
        Audience, typer.Option(help="A public paper hides small counts and all that would tell them.")
    ] = Audience.partners,
    totals: Annotated[
        Path | None, typer.Option(help="A page of totals (TOML) in place of returns, as old papers print them.")
    ] = None,
    beside: Annotated[
        list[str] | None, typer.Option(help="A published area to stand beside, where the benchmarks hold several.")
    ] = None,
    formats: FormatsOption = FORMATS,
    template: TemplateOption = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """Offences and children so far and projected, first-time entrants, reoffending, custody, beside other areas.

    Example: commonweal report youth-justice --partnership Stockton-on-Tees --period ytd:2025-06 --out paper
    """
    from commonweal.papers import youth_justice  # renderers take a second to import: only for this command

    if period is None and totals is None:
        raise typer.BadParameter("Give the financial year to date as --period, or a page of --totals.")
    request = youth_justice.Request(
        partnership=partnership,
        period=Period.parse(period) if period else None,
        as_at=as_at.date() if as_at else None,
        audience=audience.value,
        beside=tuple(beside or ()),
        totals=text(totals),
    )
    tell(youth_justice.build(context.obj, request, out, wanted(formats), template), as_json)
