"""`commonweal minutes import`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli import JsonOption, WorkspaceOption
from commonweal.cli.minutes import minutes
from commonweal.cli.minutes.read import FILES_HELP, PROFILE_HELP

if TYPE_CHECKING:
    from commonweal.portal.meetings.importing import Imported


@minutes.command("import")
def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help=FILES_HELP, metavar="FILE...")],
    body: Annotated[str, typer.Option(help="Whose minutes these are; else the body that they name.")] = "",
    hold: Annotated[bool, typer.Option("--hold", help="Lay the reading before a person in the portal first.")] = False,
    profile: Annotated[Path | None, typer.Option(help=PROFILE_HELP)] = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Read minutes into the portal's register, for partners: meetings, items, decisions, what was promised.

    Example: commonweal minutes import minutes-2019-10-15.docx minutes-2024-03-28.pdf
    """
    from commonweal.portal.config.serving import prepare  # Django: only for commands of the portal

    prepare(context.obj)
    from commonweal.minutes import GENERAL, load_profile
    from commonweal.portal.meetings.importing import import_files

    chosen = load_profile(profile) if profile else GENERAL
    done = import_files(files, body=body, hold=hold, profile=chosen)
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in done], ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(_words(one) for one in done))


def _words(one: "Imported") -> str:
    said = f"{one.file}: {one.body}, {one.date or 'date not found'}: {one.state}"
    if one.state != "held already":
        said += f" ({one.items} items, {one.decisions} decisions, {one.actions} promises), {one.address}"
    if not one.has_clerk:
        said += f"\n  {one.body} has no clerk yet: until People has one, nobody can circulate or release these minutes."
    return "\n".join([said, *(f"  look at this: {message}" for message in one.anomalies)])
