"""`commonweal report survey`."""

from datetime import datetime
from typing import Annotated

import typer

from commonweal.cli import EngineOption, JsonOption, MasterOption, WorkspaceOption
from commonweal.cli.report import (
    FORMATS,
    Audience,
    FormatsOption,
    OutOption,
    PartnershipOption,
    TemplateOption,
    report,
    tell,
    wanted,
)


@report.command("survey")
def command(
    context: typer.Context,
    partnership: PartnershipOption,
    survey: Annotated[str, typer.Option(help="The survey's key, as its mapping has it.")],
    out: OutOption,
    wave: Annotated[str | None, typer.Option(help="The wave; the newest where none is named.")] = None,
    against: Annotated[
        str | None, typer.Option(help="The wave to hold it against; the one before where none is named, none for none.")
    ] = None,
    as_at: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Answer from what had been taken in by this date.")
    ] = None,
    audience: Annotated[Audience, typer.Option(help="A public paper hides answers of few people.")] = Audience.partners,
    formats: FormatsOption = FORMATS,
    template: TemplateOption = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """What people answered, weighted to who lives there: by question, ward, age and sex, and since the last wave.

    Example: commonweal report survey --partnership Stockton-on-Tees --survey safety --out paper
    """
    from commonweal.papers import survey as papers  # renderers take a second to import: only for this command

    request = papers.Request(
        partnership=partnership,
        survey=survey,
        wave=wave,
        against="" if against == "none" else against,
        as_at=as_at.date() if as_at else None,
        audience=audience.value,
    )
    tell(papers.build(context.obj, request, out, wanted(formats), template), as_json)
