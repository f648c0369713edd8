"""`commonweal report NAME`: one module a paper."""

import importlib
import pkgutil

import typer

from commonweal.cli import app

report = typer.Typer(no_args_is_help=True, help="Make a paper: figures worked out, suppressed, rendered.")
app.add_typer(report, name="report")

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")
