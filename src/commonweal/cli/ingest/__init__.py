"""`commonweal ingest`: one module a kind of file, each adding its command to `ingest` when it is imported."""

import importlib
import pkgutil

import typer

from commonweal.cli import app

ingest = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Take published files and partners' extracts in."
)
app.add_typer(ingest, name="ingest")

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")
