"""`commonweal analyse suppress`."""

from typing import Annotated

import typer

from commonweal.cli.analyse import JsonOption, TableArgument, analyse, read, show


@analyse.command(epilog="Example: commonweal analyse suppress wards.csv --threshold 5 --totals --json")
def suppress(
    table: TableArgument,
    threshold: Annotated[int, typer.Option(help="Counts from 1 to one below this are hidden; zeros are shown.")] = 5,
    totals: Annotated[bool, typer.Option("--totals", help="Row, column and grand totals are published too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Hide small counts, and what would give them away. Columns: row labels first, then one for each category."""
    from commonweal.methods.suppress import suppress as method  # scipy takes a second to import: for this alone

    show(method(read(table), threshold, totals), as_json)
