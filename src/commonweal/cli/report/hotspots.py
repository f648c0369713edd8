"""`commonweal report hotspots`."""

from enum import StrEnum
from typing import Annotated

import typer

from commonweal.cli import EngineOption, JsonOption, MasterOption, WorkspaceOption
from commonweal.cli.report import (
    FORMATS,
    AsAtOption,
    Audience,
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


class CellsChoice(StrEnum):
    """What is counted over."""

    lsoa = "lsoa"
    hexagons = "hexagons"


@report.command("hotspots")
def command(
    context: typer.Context,
    partnership: PartnershipOption,
    period: Annotated[
        str,
        typer.Option(help="2024-10..2025-09, or ytd:2025-08 (financial year to date), or 12m:2025-09 (rolling year)."),
    ],
    out: OutOption,
    offence: Annotated[str, typer.Option(help="An offence of the tree by its code, with all below it.")] = "all-crime",
    cells: Annotated[CellsChoice, typer.Option(help="LSOAs, or hexagons over the points.")] = CellsChoice.lsoa,
    metres: Annotated[float, typer.Option(help="How wide a hexagon is from edge to edge.", min=100, max=5000)] = 500.0,
    quarters: Annotated[
        int, typer.Option(help="Over how many quarters, the last ending with the period, it is told what lasts.", min=4)
    ] = 8,
    against: Annotated[
        str | None, typer.Option(help="What wards' changes are told from; the same months a year before.")
    ] = None,
    as_at: AsAtOption = None,
    source: Annotated[
        str,
        typer.Option(
            help="police_uk.street, a partner's extract as partner.NAME (with days: near repeats), or reports.public."
        ),
    ] = "police_uk.street",
    kind: Annotated[
        str,
        typer.Option(help="The source's own word for what is counted, such as Fly-tipping; in place of an offence."),
    ] = "",
    audience: Annotated[Audience, typer.Option(help="Who may read it.")] = Audience.public,
    formats: Annotated[str, typer.Option(help="Of html, pdf, docx, xlsx, json, gpkg; with commas.")] = FORMATS,
    register: RegisterOption = None,
    seed: Annotated[int, typer.Option(help="Of the rearrangements: the same seed gives the same paper.", min=0)] = 0,
    template: TemplateOption = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """Where crime is concentrated, which hot spots last, and where and when there was more than usual.

    Example: commonweal report hotspots --partnership Stockton-on-Tees --period 12m:2025-11 --out paper
    """
    from commonweal.papers import hotspots  # renderers take a second to import: only for this command

    request = hotspots.Request(
        partnership=partnership,
        period=Period.parse(period),
        against=Period.parse(against) if against else None,
        as_at=as_at.date() if as_at else None,
        audience=audience.value,
        offence=offence,
        cells=cells.value,
        metres=metres,
        quarters=quarters,
        source=source,
        register=text(register or kept(context.obj.register)),
        seed=seed,
        kind=kind,
    )
    tell(hotspots.build(context.obj, request, out, wanted(formats), template), as_json)
