"""`commonweal analyse hotspots`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from commonweal.cli.analyse import JsonOption, TableArgument, analyse, read, show


@analyse.command(
    "hotspots", epilog="Example: commonweal analyse hotspots lsoas.csv --neighbours pairs.csv --statistic gi-star"
)
def hotspots_command(
    table: TableArgument,
    statistic: Annotated[
        Literal["gi-star", "local-moran"], typer.Option(help="High surroundings; or likeness to them, and outliers.")
    ] = "gi-star",
    neighbours: Annotated[
        Path | None, typer.Option(metavar="PAIRS.csv", help="Columns area, neighbour [, weight]; each pair once.")
    ] = None,
    nearest: Annotated[int | None, typer.Option(help="Else the nearest so many, by columns x and y.")] = None,
    within: Annotated[float | None, typer.Option(help="Or all within a distance, in the unit of x and y.")] = None,
    row_standardise: Annotated[
        bool, typer.Option("--row-standardise/--binary", help="Neighbours' mean instead of their sum.")
    ] = False,
    permutations: Annotated[
        int | None, typer.Option(min=99, help="Rearrangements; else enough for one area alone to be found.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same answer.")] = 0,
    as_json: JsonOption = False,
) -> None:
    """Where does it gather? Columns area, value [, x, y]; which areas are neighbours is said in one of three ways."""
    from commonweal.methods.hotspots import Asked, gathered  # scipy takes a second to import: for this command alone

    pairs = read(neighbours) if neighbours else None
    asked = Asked(statistic, pairs, nearest, within, row_standardise, permutations, seed)
    show(gathered(read(table), asked), as_json)
