"""`commonweal analyse near-repeat`."""

from typing import Annotated, Literal

import typer

from commonweal.cli.analyse import JsonOption, TableArgument, analyse, read, show
from commonweal.errors import MethodRefused


@analyse.command(
    "near-repeat", epilog="Example: commonweal analyse near-repeat burglaries.csv --space 100,200,300 --days 7,14,28"
)
def near_repeat_command(
    table: TableArgument,
    space: Annotated[str, typer.Option(help="Upper edges of the bands of distance, in the unit of x and y.")] = (
        "100,200,300,400,500"
    ),
    days: Annotated[str, typer.Option(help="Upper edges of the bands of days.")] = "7,14,21,28",
    metric: Annotated[
        Literal["euclidean", "manhattan"], typer.Option(help="As the crow flies, or along a grid of streets.")
    ] = "euclidean",
    permutations: Annotated[int, typer.Option(min=99, help="How often the dates are rearranged.")] = 999,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same answer.")] = 0,
    as_json: JsonOption = False,
) -> None:
    """Does one lead to the next? Columns x, y (metres) and date, a row for each event."""
    from commonweal.methods.near_repeat import repeated  # scipy takes a second to import: for this command alone

    bands, lasts = _edges(space), [int(edge) for edge in _edges(days)]
    found = repeated(read(table), space=bands, days=lasts, metric=metric, permutations=permutations, seed=seed)
    show(found, as_json)


def _edges(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise MethodRefused(f"Bands '{text}' are not numbers with commas between.", "Write 100,200,300.") from None
