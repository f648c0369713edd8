"""`commonweal match`."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from commonweal.cli import EngineOption, JsonOption, MasterOption, WorkspaceOption, app

COLUMN_HELP = "A column whose heading is not recognised: --column given=Forename. May be repeated."
FORMAT_HELP = (
    'How dates of birth are written, such as "%m/%d/%Y"; may be repeated. Else 2001-05-31, 31/05/2001 and their like.'
)
NAMES_HELP = "Put what the records say into the reasons: only where whoever reads the answer may read the records."


@app.command("match")
def match(
    context: typer.Context,
    people: Annotated[Path, typer.Argument(metavar="PEOPLE.csv", help="A row a record, with a heading row.")],
    threshold: Annotated[float | None, typer.Option(help="The least weight of a pair that is told; else 5.")] = None,
    column: Annotated[list[str] | None, typer.Option(metavar="FIELD=HEADING", help=COLUMN_HELP)] = None,
    date_format: Annotated[list[str] | None, typer.Option(metavar="FORMAT", help=FORMAT_HELP)] = None,
    with_names: Annotated[bool, typer.Option("--with-names", help=NAMES_HELP)] = False,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """Suggest which records are of one person, with reasons. Nothing is decided, merged or kept.

    Example: commonweal match people.csv --json
    """
    from commonweal import matching  # Splink takes a second to import: only for this command
    from commonweal.matching.document import document, lines
    from commonweal.matching.people_columns import layout_of
    from commonweal.matching.people_file import FORMATS, read_people

    least = matching.THRESHOLD if threshold is None else threshold
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    with console.status("Reading ...") as status:
        read = read_people(people, layout_of(column or ()), today=date.today(), formats=date_format or FORMATS)
        status.update(f"Comparing {read.people.num_rows:,} records ...")
        found = matching.suggest_of(read.people, threshold=least, engine=context.obj.engine)
    for defect in read.defects:
        console.print(defect.words, markup=False)
    if as_json:
        answer = document(read, found, least, with_names=with_names)
        typer.echo(json.dumps(answer, ensure_ascii=False))  # one line: indenting many pairs takes ten times as long
    else:
        typer.echo("\n".join(lines(read, found, with_names=with_names)))
