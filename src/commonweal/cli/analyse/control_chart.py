"""`commonweal analyse control-chart`."""

from typing import Annotated

import typer

from commonweal.cli.analyse import JsonOption, TableArgument, analyse, read, show


@analyse.command(
    "control-chart", epilog="Example: commonweal analyse control-chart absence.csv --baseline 24 --laney --json"
)
def control_chart_command(
    table: TableArgument,
    periods_in_year: Annotated[
        int, typer.Option(min=1, max=366, help="Periods a year: 12 (months), 52 (weeks), 4 (quarters) or your own.")
    ] = 12,
    baseline: Annotated[
        int | None, typer.Option(min=12, help="Known periods, from the first, that make the limits; else all.")
    ] = None,
    rebased_at: Annotated[
        list[str] | None,
        typer.Option(metavar="PERIOD", help="A period from which a new level holds; may be given again."),
    ] = None,
    laney: Annotated[
        bool, typer.Option("--laney", help="Limits of shares or rates for events that do not come singly.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """When is a figure outside its own history? Columns period, and value; or count and of; or count and population."""
    from commonweal.methods.control_chart import control_chart  # scipy takes a second to import: for this command alone

    answer = control_chart(read(table), periods_in_year, baseline, tuple(rebased_at or ()), laney=laney)
    show(answer, as_json)
