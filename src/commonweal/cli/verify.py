"""`commonweal verify`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import EngineOption, JsonOption, MasterOption, WorkspaceOption, app
from commonweal.errors import FileRefused, NotReproduced

if TYPE_CHECKING:
    from commonweal.papers.verification import Verification

LISTED = 20
ALTERED = "The document or the store was altered, or another version of the software wrote it."
ERASED = "Rows of its sources were erased since: figures that rested on them cannot come out the same."


@app.command("verify")
def command(
    context: typer.Context,
    figures: Annotated[
        Path,
        typer.Argument(
            help="The figures.json that a report wrote; or a whole country's country.json, with its tables beside it."
        ),
    ],
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """Work every figure of a paper out again from the very files that it names. Exit 1 where one differs.

    Example: commonweal verify paper/figures.json
    """
    from commonweal.papers.verification import verify, verify_country  # all that a report needs: only for this command
    from commonweal.papers.whole_country import SCHEMA

    try:
        text = figures.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(f"{figures} cannot be read.", "Give the figures.json that a report wrote.") from error
    document = _document(text)
    country = document.get("schema") == SCHEMA
    found = verify_country(context.obj, document, figures.parent) if country else verify(context.obj, text)
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        typer.echo(_words(found, "rows of the country's tables" if country else "figures and series"))
    if found.differences:
        raise NotReproduced(
            f"{len({d.id for d in found.differences})} of the {'rows' if country else 'figures'} differ.",
            ERASED if found.erased else ALTERED,
        )


def _document(text: str) -> dict[str, Any]:
    """What it holds; nothing where it is no JSON, which `verify` refuses in words."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _words(found: "Verification", what: str) -> str:
    stated = f" {found.stated} are a partner's own and have nothing to be worked out from." if found.stated else ""
    lines = [f"{found.same:,} {what} are the same when worked out again.{stated}"]
    lines += [f"  {d.id}: {d.part} is {d.found!r}, shown as {d.shown!r}" for d in found.differences[:LISTED]]
    if (more := len(found.differences) - LISTED) > 0:
        lines.append(f"  and {more} more")
    return "\n".join([*lines, *(f"Rows were erased since from {source}." for source in found.erased)])
