"""`commonweal analyse METHOD TABLE.csv`: one statistical method over anyone's own table. One module a method."""

import importlib
import pkgutil
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table as RichTable

from commonweal.cli import app
from commonweal.methods.answer import Answer, plain
from commonweal.methods.table import InputTable, read_table

analyse = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="One statistical method over your own table.")
app.add_typer(analyse, name="analyse")

PIPED_WIDTH = 160  # in a pipe there is no window to fit: lines long enough that cells seldom fold

TableArgument = Annotated[Path, typer.Argument(metavar="TABLE.csv", help="A CSV file with a heading row.")]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print one JSON document, and nothing else, to standard output.")
]


def read(path: Path) -> InputTable:
    """The table; where it was not UTF-8, a word about it to standard error."""
    table = read_table(path)
    if table.encoding != "UTF-8":
        typer.echo(f"{table.name} is not UTF-8; it was read as {table.encoding}.", err=True)
    return table


def show(answer: Answer, as_json: bool) -> None:
    """The answer as JSON, or as a table that people read, without the columns that say nothing in any row.

    Single figures and notes that stand beside the rows come under the table; lists are for JSON alone.
    """
    if as_json:
        typer.echo(answer.to_json())
        return
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = PIPED_WIDTH
    parameters = ", ".join(f"{name} {_words(value)}" for name, value in plain(answer.parameters).items())
    console.print(f"{answer.method}: {parameters}" if parameters else answer.method)
    rows = [plain(row) for row in answer.rows]
    shown = RichTable(box=None, pad_edge=False)
    for heading in dict.fromkeys(key for row in rows for key, value in row.items() if value is not None):
        figures = all(isinstance(row.get(heading), int | float | list | None) for row in rows)
        shown.add_column(heading, justify="right" if figures else "left", overflow="fold")
    for row in rows:
        shown.add_row(*(_words(row.get(column.header)) for column in shown.columns))
    console.print(shown)
    for name, value in plain(answer.more).items():
        if value is not None and not isinstance(value, dict | list):
            console.print(f"{name}: {_words(value)}")


def _words(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1 else f"{value:,.1f}"
    if isinstance(value, list):
        return (" to " if len(value) == 2 else ", ").join(_words(inner) for inner in value)
    return f"{value:,}" if isinstance(value, int) else str(value)


# Every module of this folder adds its method to `analyse` when it is imported.
for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")
