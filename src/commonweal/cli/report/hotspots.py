"""`commonweal report hotspots`."""

import json
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import EngineOption, MasterOption, WorkspaceOption
from commonweal.cli.report import report
from commonweal.cli.report.recorded_crime import FORMATS, Audience, kept, text
from commonweal.figures import Period


class CellsChoice(StrEnum):
    """What is counted over."""

    lsoa = "lsoa"
    hexagons = "hexagons"


@report.command("hotspots")
def command(
    context: typer.Context,
    partnership: Annotated[str, typer.Option(help="A name or code of a partnership or district.")],
    period: Annotated[
        str,
        typer.Option(help="2024-10..2025-09, or ytd:2025-08 (financial year to date), or 12m:2025-09 (rolling year)."),
    ],
    out: Annotated[Path, typer.Option(help="The folder to write the paper into.")],
    offence: Annotated[str, typer.Option(help="An offence of the tree by its code, with all below it.")] = "all-crime",
    cells: Annotated[CellsChoice, typer.Option(help="LSOAs, or hexagons over the points.")] = CellsChoice.lsoa,
    metres: Annotated[float, typer.Option(help="How wide a hexagon is from edge to edge.", min=100, max=5000)] = 500.0,
    quarters: Annotated[
        int, typer.Option(help="Over how many quarters, the last ending with the period, it is told what lasts.", min=4)
    ] = 8,
    against: Annotated[
        str | None, typer.Option(help="What wards' changes are told from; the same months a year before.")
    ] = None,
    as_at: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Answer from what had been published by this date.")
    ] = None,
    source: Annotated[
        str, typer.Option(help="police_uk.street, or a partner's extract as partner.NAME (with days: near repeats).")
    ] = "police_uk.street",
    audience: Annotated[Audience, typer.Option(help="Who may read it.")] = Audience.public,
    formats: Annotated[str, typer.Option(help="Of html, pdf, docx, xlsx, json, gpkg; with commas.")] = FORMATS,
    register: Annotated[
        Path | None,
        typer.Option(help="Counting-rule register with its gaps (TOML); else register.toml of the workspace."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the rearrangements: the same seed gives the same paper.", min=0)] = 0,
    template: Annotated[Path | None, typer.Option(help="The council's own Word template (.docx).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")] = False,
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
    )
    wanted = tuple(dict.fromkeys(f.strip() for f in formats.split(",") if f.strip()))
    files = hotspots.build(context.obj, request, out, wanted, template)
    if as_json:
        typer.echo(json.dumps({"files": [str(f) for f in files]}))
    else:
        typer.echo("\n".join(str(f) for f in files))
