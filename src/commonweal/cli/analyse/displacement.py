"""`commonweal analyse displacement`."""

from typing import Annotated, Literal

import typer

from commonweal.cli.analyse import JsonOption, TableArgument, analyse, read, show
from commonweal.errors import MethodRefused


@analyse.command(
    "displacement", epilog="Example: commonweal analyse displacement areas.csv --weight-before 24 --weight-after 12"
)
def displacement_command(
    table: TableArgument,
    level: Annotated[float, typer.Option(min=0.5, max=0.9999, help="Confidence level of each interval.")] = 0.95,
    weight_before: Annotated[float, typer.Option(help="The length of the time before, in months, say.")] = 1.0,
    weight_after: Annotated[float, typer.Option(help="The length of the time after, in the same unit.")] = 1.0,
    sizes: Annotated[
        str, typer.Option(help="Where roles differ in size: target=2,target_control=3,nearby=1,nearby_control=1.")
    ] = "",
    dispersion: Annotated[
        Literal["none", "estimated"],
        typer.Option(help="Widen intervals by how much areas of one role differ beyond chance."),
    ] = "none",
    as_json: JsonOption = False,
) -> None:
    """Did crime move? Columns area, role (target, target_control, nearby, nearby_control), before, after."""
    from commonweal.methods.displacement import displaced  # scipy takes a second to import: for this command alone

    answer = displaced(
        read(table), level=level, weight_before=weight_before, weight_after=weight_after, sizes=_sizes(sizes),
        dispersion=dispersion,
    )  # fmt: skip
    show(answer, as_json)


def _sizes(text: str) -> dict[str, float]:
    try:
        parts = [part.split("=") for part in text.split(",") if part.strip()]
        return {name.strip(): float(size) for name, size in parts}
    except ValueError:
        raise MethodRefused(f"Sizes '{text}' cannot be read.", "Write target=2,target_control=3.") from None
