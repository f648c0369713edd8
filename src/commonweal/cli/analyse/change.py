"""`commonweal analyse change`."""

from typing import Annotated

import typer

from commonweal.cli.analyse import JsonOption, TableArgument, analyse, read, show


@analyse.command(epilog="Example: commonweal analyse change wards.csv --level 0.95 --json")
def change(
    table: TableArgument,
    level: Annotated[float, typer.Option(min=0.5, max=0.9999, help="Confidence level of the interval.")] = 0.95,
    dispersion: Annotated[
        float | None,
        typer.Option(min=1.0, help="How many times more counts vary than single events would: quasi-Poisson."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Did each count change? Columns before, after [, exposure_before, exposure_after]; any other column is a label."""
    from commonweal.methods import change as method  # scipy takes a second to import: only for this command

    show(method.change(read(table), level, dispersion), as_json)
