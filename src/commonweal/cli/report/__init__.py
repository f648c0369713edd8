"""`commonweal report NAME`: one module a paper."""

import importlib
import json
import pkgutil
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import app
from commonweal.errors import FileRefused

report = typer.Typer(no_args_is_help=True, help="Make a paper: figures worked out, suppressed, rendered.")
app.add_typer(report, name="report")

FORMATS = "html,pdf,docx,xlsx,json"
AS_AT_HELP = "Answer from what had been published by this date."
REGISTER_HELP = "Counting-rule register with its gaps (TOML); else register.toml of the workspace."

PartnershipOption = Annotated[str, typer.Option(help="A name or code of a partnership or district.")]
OutOption = Annotated[Path, typer.Option(help="The folder to write the paper into.")]
AsAtOption = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=AS_AT_HELP)]
FormatsOption = Annotated[str, typer.Option(help="Of html, pdf, docx, xlsx, json; with commas.")]
RegisterOption = Annotated[Path | None, typer.Option(help=REGISTER_HELP)]
TemplateOption = Annotated[Path | None, typer.Option(help="The council's own Word template (.docx).")]


class Audience(StrEnum):
    """Who the paper is for."""

    public = "public"
    partners = "partners"


def kept(file: Path) -> Path | None:
    """A file of the workspace, where it is there."""
    return file if file.exists() else None


def text(file: Path | None) -> str:
    """What stands in a file that a user named; "" without one."""
    if file is None:
        return ""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(f"{file} cannot be read.", "Give the path of a text file in UTF-8.") from error


def wanted(formats: str) -> tuple[str, ...]:
    """The formats that were asked for, each once."""
    return tuple(dict.fromkeys(f.strip() for f in formats.split(",") if f.strip()))


def tell(files: Iterable[Path], as_json: bool) -> None:
    """The files that were written."""
    typer.echo(json.dumps({"files": [str(f) for f in files]}) if as_json else "\n".join(str(f) for f in files))


# Every module of this folder adds its paper to `report` when it is imported.
for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")
