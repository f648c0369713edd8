"""`commonweal analyse concentration`."""

from typing import Annotated

import typer

from commonweal.cli.analyse import JsonOption, TableArgument, analyse, read, show
from commonweal.errors import MethodRefused


@analyse.command(
    "concentration", epilog="Example: commonweal analyse concentration lsoas.csv --shares 0.01,0.05,0.1 --json"
)
def concentration_command(
    table: TableArgument,
    shares: Annotated[str, typer.Option(help="Shares of the whole area, above 0, at most 1.")] = "0.01,0.05,0.1,0.2",
    as_json: JsonOption = False,
) -> None:
    """How much falls in how little of the area? Columns area, count [, size, before]: before, an earlier count."""
    from commonweal.methods.concentration import concentrated  # scipy takes a second to import: for this command alone

    show(concentrated(read(table), _shares(shares)), as_json)


def _shares(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise MethodRefused(f"Shares '{text}' are not numbers with commas between.", "Write 0.01,0.05,0.1.") from None
