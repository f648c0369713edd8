"""`commonweal analyse scan`."""

from typing import Annotated, Literal

import typer

from commonweal.cli.analyse import JsonOption, TableArgument, analyse, read, show


@analyse.command("scan", epilog="Example: commonweal analyse scan lsoas.csv --model permutation --prospective --json")
def scan_command(
    table: TableArgument,
    model: Annotated[
        Literal["poisson", "permutation"],
        typer.Option(help="Expected by population; or by each place's own share of all times."),
    ] = "poisson",
    max_population: Annotated[
        float, typer.Option(min=0.001, max=1.0, help="The largest share of the whole that a circle may hold.")
    ] = 0.5,
    max_duration: Annotated[int | None, typer.Option(min=1, help="The longest run; else half of all periods.")] = None,
    prospective: Annotated[
        bool, typer.Option("--prospective/--retrospective", help="Only what is still going on at the end.")
    ] = False,
    replicates: Annotated[int, typer.Option(min=99, help="Data sets of chance that p is told by.")] = 999,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same answer.")] = 0,
    frequency: Annotated[Literal["12", "52"], typer.Option(help="Times are months (12) or weeks (52).")] = "12",
    as_json: JsonOption = False,
) -> None:
    """Where and when was there more than expected? Columns location, time, count [, population, x, y]."""
    from commonweal.methods.scan import Asked, scanned  # scipy takes a second to import: for this command alone

    asked = Asked(model, max_population, max_duration, prospective, replicates, seed, int(frequency))
    show(scanned(read(table), asked), as_json)
