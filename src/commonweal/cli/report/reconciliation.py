"""`commonweal report reconciliation`."""

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


@report.command("reconciliation")
def command(
    context: typer.Context,
    partnership: PartnershipOption,
    period: Annotated[
        str,
        typer.Option(help="2024-10..2025-09, or ytd:2025-08 (financial year to date), or 12m:2025-09 (rolling year)."),
    ],
    out: OutOption,
    sources: Annotated[
        str, typer.Option(help="Of police_uk.street, home-office, partner.NAME, with commas; else all that are held.")
    ] = "",
    audience: Annotated[
        Audience | None,
        typer.Option(help="A public paper leaves extracts out; else it is for partners where an extract is in it."),
    ] = None,
    as_at: AsAtOption = None,
    formats: FormatsOption = FORMATS,
    register: RegisterOption = None,
    template: TemplateOption = None,
    as_json: JsonOption = False,
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
    tell(reconciliation.build(context.obj, request, out, wanted(formats), template), as_json)
