"""`commonweal report comparison`."""

import json
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
    RegisterOption,
    TemplateOption,
    kept,
    report,
    tell,
    text,
    wanted,
)
from commonweal.figures import Period
from commonweal.workspace import Workspace

PARTNERSHIPS = 301  # about: for the bar alone


@report.command("comparison")
def command(
    context: typer.Context,
    period: Annotated[
        str,
        typer.Option(help="2024-10..2025-09, or ytd:2025-08 (financial year to date), or 12m:2025-09 (rolling year)."),
    ],
    out: OutOption,
    partnership: Annotated[str | None, typer.Option(help="A name or code of a partnership or district.")] = None,
    everyone: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Every partnership: a page each, an index with a map, every number as CSV.",
        ),
    ] = False,
    against: Annotated[
        str | None, typer.Option(help="What direction is told from; the same months a year before.")
    ] = None,
    as_at: AsAtOption = None,
    group: Annotated[
        str, typer.Option(help="A list of groups that was taken in, by its name; else the statistical neighbours.")
    ] = "",
    size: Annotated[int, typer.Option(help="How many statistical neighbours.", min=5, max=50)] = 15,
    source: Annotated[
        str, typer.Option(help="police_uk.street, or a published table of counts as counts.NAME.")
    ] = "police_uk.street",
    audience: Annotated[
        Audience, typer.Option(help="Who may read it; a table that its originator marked is for partners only.")
    ] = Audience.public,
    formats: FormatsOption = FORMATS,
    register: RegisterOption = None,
    template: TemplateOption = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """How a partnership stands beside partnerships like it: rates, direction, and whether another group says the same.

    Example: commonweal report comparison --partnership Stockton-on-Tees --period 2024-10..2025-09 --out paper
    """
    from commonweal.papers import comparison  # renderers take a second to import: only for this command

    if everyone == (partnership is not None):
        raise typer.BadParameter("Name one partnership with --partnership, or ask for --all.")
    if partnership is None:
        if audience != Audience.public:
            raise typer.BadParameter("What is made for every partnership is public: ask for one with --partnership.")
        files = _everyone(context.obj, period, against, source, size, text(register or kept(context.obj.register)), out)
        _tell(files, out, as_json)
        return
    request = comparison.Request(
        partnership=partnership,
        period=Period.parse(period),
        against=Period.parse(against) if against else None,
        as_at=as_at.date() if as_at else None,
        group=group,
        size=size,
        source=source,
        audience=audience.value,
        register=text(register or kept(context.obj.register)),
    )
    tell(comparison.build(context.obj, request, out, wanted(formats), template), as_json)


def _tell(files: list[Path], out: Path, as_json: bool) -> None:
    """The index and the tables by name, the pages by number."""
    if as_json:
        typer.echo(json.dumps({"files": [str(f) for f in files]}))
        return
    beside = [str(f) for f in files if f.parent == out]
    typer.echo("\n".join([*beside, f"{len(files) - len(beside):,} pages"]))


def _everyone(
    workspace: Workspace, period: str, against: str | None, source: str, size: int, register: str, out: Path
) -> list[Path]:
    from commonweal.ingest.progress import progress
    from commonweal.papers import every_comparison

    request = every_comparison.Request(
        Period.parse(period), Period.parse(against) if against else None, source, size, register
    )
    with progress(PARTNERSHIPS, "Comparing") as advance:
        return every_comparison.build(workspace, request, out, advance)
