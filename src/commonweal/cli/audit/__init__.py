"""`commonweal audit ...`."""

import importlib
import pkgutil

import typer

from commonweal.cli import app

audit = typer.Typer(no_args_is_help=True, help="The chain of what was done in the portal, and who read what.")
app.add_typer(audit, name="audit")

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")
