"""`commonweal verify`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli import EngineOption, MasterOption, WorkspaceOption, app
from commonweal.errors import FileRefused, NotReproduced

if TYPE_CHECKING:
    from commonweal.papers.verification import Verification

LISTED = 20


@app.command("verify")
def command(
    context: typer.Context,
    figures: Annotated[Path, typer.Argument(help="The figures.json that a report wrote.")],
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")] = False,
    _workspace: WorkspaceOption = None,
    _engine: EngineOption = None,
    _master: MasterOption = None,
) -> None:
    """Work every figure of a paper out again from the very files that it names. Exit 1 where one differs.

    Example: commonweal verify paper/figures.json
    """
    from commonweal.papers.verification import verify  # with all that a report needs: only for this command

    try:
        text = figures.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(f"{figures} cannot be read.", "Give the figures.json that a report wrote.") from error
    found = verify(context.obj, text)
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        typer.echo(_words(found))
    if found.differences:
        raise NotReproduced(
            f"{len({d.id for d in found.differences})} of the figures differ.",
            "The document or the store was altered, or another version of the software wrote it.",
        )


def _words(found: "Verification") -> str:
    stated = f" {found.stated} are a partner's own and have nothing to be worked out from." if found.stated else ""
    lines = [f"{found.same} figures and series are the same when worked out again.{stated}"]
    lines += [f"  {d.id}: {d.part} is {d.found!r}, shown as {d.shown!r}" for d in found.differences[:LISTED]]
    more = len(found.differences) - LISTED
    return "\n".join(lines + ([f"  and {more} more"] if more > 0 else []))
