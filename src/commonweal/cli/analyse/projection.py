"""`commonweal analyse projection`."""

from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli.analyse import JsonOption, TableArgument, analyse, read, show


@analyse.command("projection", epilog="Example: commonweal analyse projection this-year.csv --history years.csv --json")
def projection_command(
    table: TableArgument,
    periods_in_year: Annotated[
        int, typer.Option(min=2, max=366, help="Periods a year: 12 (months), 52 (weeks), 4 (quarters) or your own.")
    ] = 12,
    history: Annotated[
        Path | None,
        typer.Option(
            metavar="TABLE.csv",
            help="Earlier years, the same columns; else those in the table itself, whose first period begins a year.",
        ),
    ] = None,
    level: Annotated[float, typer.Option(min=0.5, max=0.9999, help="Confidence level of the interval.")] = 0.95,
    as_json: JsonOption = False,
) -> None:
    """What will the whole year come to? Columns period (2024-03, 2024-Q1, a date or numbers), value [, series]."""
    from commonweal.methods.projection import projection  # scipy takes a second to import: for this command alone

    earlier = None if history is None else read(history)
    show(projection(read(table), periods_in_year, earlier, level), as_json)
