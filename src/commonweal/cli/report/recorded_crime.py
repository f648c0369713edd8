"""`commonweal report recorded-crime`."""

from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import EngineOption, JsonOption, MasterOption, WorkspaceOption
from commonweal.cli.report import (
    FORMATS,
    AsAtOption,
    Audience,
    OutOption,
    PartnershipOption,
    TemplateOption,
    kept,
    report,
    tell,
    text,
    wanted,
)
from commonweal.figures import Period


@report.command("recorded-crime")
def command(
    context: typer.Context,
    partnership: PartnershipOption,
    period: Annotated[
        str,
        typer.Option(help="2024-10..2025-09, or ytd:2025-08 (financial year to date), or 12m:2025-09 (rolling year)."),
    ],
    out: OutOption,
    against: Annotated[str | None, typer.Option(help="What to compare with; the same months a year before.")] = None,
    as_at: AsAtOption = None,
    audience: Annotated[
        Audience, typer.Option(help="Who may read it; a public edition hides small counts of extracts.")
    ] = Audience.public,
    formats: Annotated[str, typer.Option(help="Of html, pdf, docx, xlsx, json, powerbi, gpkg; with commas.")] = FORMATS,
    source: Annotated[
        str | None,
        typer.Option(help="police_uk.street, or a partner's extract as partner.NAME; else the force's own where held."),
    ] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="The exact Poisson test in place of the default estimator.")
    ] = False,
    project: Annotated[
        bool, typer.Option("--project", help="Project each offence to the end of the financial year.")
    ] = False,
    register: Annotated[
        Path | None,
        typer.Option(help="Counting-rule register (TOML); else register.toml of the workspace."),
    ] = None,
    words: Annotated[Path | None, typer.Option(help="Cover and partners' paragraphs (TOML).")] = None,
    last_report: Annotated[
        Path | None, typer.Option(help="The last report's figures.json, for what was revised since.")
    ] = None,
    template: TemplateOption = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """Recorded crime and disorder: what changed, by how much, where, and how sure that is.

    Example: commonweal report recorded-crime --partnership Stockton-on-Tees --period 2024-10..2025-09 --out paper
    """
    from commonweal.papers import recorded_crime  # renderers take a second to import: only for this command

    request = recorded_crime.Request(
        partnership=partnership,
        period=Period.parse(period),
        against=Period.parse(against) if against else None,
        as_at=as_at.date() if as_at else None,
        audience=audience.value,
        source=source,
        exact=exact,
        project=project,
        register=text(register or kept(context.obj.register)),
        words=text(words),
        last_report=text(last_report),
    )
    tell(recorded_crime.build(context.obj, request, out, wanted(formats), template), as_json)
