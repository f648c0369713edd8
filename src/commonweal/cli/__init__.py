"""The command line: one module a command, no logic."""

import importlib
import pkgutil
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

import commonweal
from commonweal.errors import CommonwealError
from commonweal.portal.config.logs import told
from commonweal.workspace import Workspace

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


UNFORESEEN = "Something went wrong on our side. Traceback, without what was read:"  # which may be of people
WORKSPACE_HELP = "The folder that holds the store and its settings; else $COMMONWEAL_WORKSPACE, else ./commonweal-data."
ENGINE_HELP = "What works the figures out: duckdb (on this machine) or spark; else $COMMONWEAL_ENGINE, else duckdb."
MASTER_HELP = "Where Spark is: local[*], spark://HOST:7077, yarn; else $COMMONWEAL_SPARK_MASTER, else local[*]."


class EngineName(StrEnum):
    """The engines, as `--engine` takes them."""

    duckdb = "duckdb"
    spark = "spark"


def _here(context: typer.Context, given: Path | None) -> Path | None:
    """`--workspace` may stand before the command or after it; the one after it wins."""
    if given is not None:
        context.obj = replace(context.obj, root=given) if context.obj else Workspace.find(given)
    return given


def _with(context: typer.Context, parameter: typer.CallbackParam, given: str | None) -> str | None:
    """`--engine` and `--master` may stand there too."""
    if given is not None:
        context.obj = (context.obj or Workspace.find()).asked_with(**{(parameter.name or "").lstrip("_"): str(given)})
    return given


# For a command's signature: `workspace: WorkspaceOption = None`; the workspace itself is `context.obj`. A command that
# asks the store takes EngineOption and MasterOption in the same way.
WorkspaceOption = Annotated[Path | None, typer.Option("--workspace", callback=_here, help=WORKSPACE_HELP)]
EngineOption = Annotated[EngineName | None, typer.Option("--engine", callback=_with, help=ENGINE_HELP)]
MasterOption = Annotated[str | None, typer.Option("--master", callback=_with, help=MASTER_HELP)]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")]


def _say_version(asked: bool) -> None:
    if asked:
        typer.echo(f"commonweal {commonweal.__version__}")
        raise typer.Exit


@app.callback()
def _everywhere(
    context: typer.Context,
    workspace: Annotated[Path | None, typer.Option(help=WORKSPACE_HELP)] = None,
    engine: Annotated[EngineName | None, typer.Option(help=ENGINE_HELP)] = None,
    master: Annotated[str | None, typer.Option(help=MASTER_HELP)] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """The open platform of a Community Safety Partnership."""
    said = {"engine": engine, "master": master}
    context.obj = Workspace.find(workspace).asked_with(**{name: str(word) for name, word in said.items() if word})


# Every module of this folder adds its command to `app` when it is imported.
for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")


def main() -> None:
    """Run a command; a refusal is one sentence on standard error and exit code 1."""
    try:
        app()
    except CommonwealError as refusal:
        Console(stderr=True, highlight=False, soft_wrap=True).print(str(refusal), markup=False)
        sys.exit(1)
    except Exception:
        sys.stderr.write(f"{UNFORESEEN}\n{told(sys.exc_info())}\n")
        sys.exit(1)
