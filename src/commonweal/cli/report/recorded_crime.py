"""`commonweal report recorded-crime`."""

import json
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import EngineOption, MasterOption, WorkspaceOption
from commonweal.cli.report import report
from commonweal.errors import FileRefused
from commonweal.figures import Period

FORMATS = "html,pdf,docx,xlsx,json"


class Audience(StrEnum):
    """Who the paper is for."""

    public = "public"
    partners = "partners"


@report.command("recorded-crime")
def command(
    context: typer.Context,
    partnership: Annotated[str, typer.Option(help="A name or code of a partnership or district.")],
    period: Annotated[
        str,
        typer.Option(help="2024-10..2025-09, or ytd:2025-08 (financial year to date), or 12m:2025-09 (rolling year)."),
    ],
    out: Annotated[Path, typer.Option(help="The folder to write the paper into.")],
    against: Annotated[str | None, typer.Option(help="What to compare with; the same months a year before.")] = None,
    as_at: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Answer from what had been published by this date.")
    ] = None,
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
    template: Annotated[Path | None, typer.Option(help="The council's own Word template (.docx).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")] = False,
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
    wanted = tuple(dict.fromkeys(f.strip() for f in formats.split(",") if f.strip()))
    files = recorded_crime.build(context.obj, request, out, wanted, template)
    if as_json:
        typer.echo(json.dumps({"files": [str(f) for f in files]}))
    else:
        typer.echo("\n".join(str(f) for f in files))


def kept(file: Path) -> Path | None:
    """A file of the workspace, where it is there."""
    return file if file.exists() else None


def text(file: Path | None) -> str:
    """What stands in a file that a user named; "" without one."""
    if file is None:
        return ""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(f"{file} cannot be read.", "Give the path of a text file in UTF-8.") from error
