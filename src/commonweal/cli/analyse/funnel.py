"""`commonweal analyse funnel`."""

from typing import Annotated, Literal

import typer

from commonweal.cli.analyse import JsonOption, TableArgument, analyse, read, show


@analyse.command(
    "funnel", epilog="Example: commonweal analyse funnel partnerships.csv --overdispersion additive --json"
)
def funnel_command(
    table: TableArgument,
    per: Annotated[Literal["1000", "100000"], typer.Option(help="Rates are given for so many people.")] = "1000",
    overdispersion: Annotated[
        Literal["none", "multiplicative", "additive"],
        typer.Option(
            help="How areas may differ beyond chance: not at all, in proportion to chance, or each by itself."
        ),
    ] = "none",
    winsorise: Annotated[
        float, typer.Option(min=0.0, max=0.49, help="Share of areas pulled in at each end before that is estimated.")
    ] = 0.1,
    consistent: Annotated[
        bool,
        typer.Option(
            "--consistent/--as-published", help="Put back what pulling in takes off: limits then hold what they say."
        ),
    ] = False,
    target: Annotated[
        float | None, typer.Option(help="Rate to compare with, on the same base; else the group's own.")
    ] = None,
    level: Annotated[float, typer.Option(min=0.5, max=0.9999, help="Confidence level of each interval.")] = 0.95,
    as_json: JsonOption = False,
) -> None:
    """Whose rate lies outside what chance gives? Columns area, count, population; any other is a label."""
    from commonweal.methods import funnel as method  # scipy takes a second to import: only for this command

    asked = method.Asked(int(per), overdispersion, winsorise, consistent, target, level)
    show(method.compare_areas(read(table), asked), as_json)
