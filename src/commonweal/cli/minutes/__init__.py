"""`commonweal minutes NAME`: one module a command."""

import importlib
import pkgutil

import typer

from commonweal.cli import app

minutes = typer.Typer(no_args_is_help=True, help="Old minutes: to structured records.")
app.add_typer(minutes, name="minutes")


@minutes.callback()
def _group() -> None:
    """Old minutes: to structured records."""


for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")
