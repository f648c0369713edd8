"""`commonweal ingest`: one module a kind of file, each adding its command to `ingest` when it is imported."""

import importlib
import pkgutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import app

if TYPE_CHECKING:
    from commonweal.sources.partner import Finding

ingest = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Take published files and partners' extracts in."
)
app.add_typer(ingest, name="ingest")

OUTCOMES = {"new": "taken in", "same": "held already: nothing changed", "dated": "held already; its date is noted"}
ERRORS_HELP = "Where the error workbook goes if rows fail their checks; else NAME-errors.xlsx in this folder."

ErrorsOption = Annotated[Path | None, typer.Option(help=ERRORS_HELP)]


def warnings_of(found: "Iterable[Finding]") -> list[dict[str, Any]]:
    """Warnings for a JSON document: what they are, and what to do."""
    return [{**w.told, "to_do": w.kind.to_do} for w in found]


def warning_lines(found: "Iterable[Finding]") -> list[str]:
    """The same for people to read."""
    return [f"{w.kind.code} ({w.field}), {w.count:,}: {w.kind.what} {w.kind.to_do}" for w in found]


# Every module of this folder adds its kind of file to `ingest` when it is imported.
for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")
