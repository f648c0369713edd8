"""`commonweal keys ...`."""

import json
from typing import TYPE_CHECKING

import typer

from commonweal.cli import JsonOption, WorkspaceOption, app

if TYPE_CHECKING:
    from commonweal.maintenance.keys import Said

keys = typer.Typer(no_args_is_help=True, help="The keys of what is sealed: names, texts and files about people.")
app.add_typer(keys, name="keys")


@keys.command("status")
def status(context: typer.Context, as_json: JsonOption = False, _workspace: WorkspaceOption = None) -> None:
    """Say where the keys lie and how much is sealed under each. No key is ever shown.

    Example: commonweal keys status
    """
    from commonweal.maintenance.keys import status_in  # Django is needed for this command alone

    said = status_in(context.obj)
    typer.echo(json.dumps(said.as_document()) if as_json else "\n".join(_words(said)))


@keys.command("rotate")
def rotate(context: typer.Context, _workspace: WorkspaceOption = None) -> None:
    """Make a new key, seal everything anew under it, and let the old key go. The portal may be served meanwhile.

    Stopped at any moment, it goes on from there when it is run again. Backups made before need their own FILE.keys.

    Example: commonweal keys rotate
    """
    from commonweal.maintenance.keys import rotate_in  # Django is needed for this command alone

    done = rotate_in(context.obj, tell=lambda words: typer.echo(words, err=True))
    typer.echo(f"Sealed anew: {_count(done.sealed, 'value')} and {_count(done.files, 'file')}.")
    if done.dropped:
        typer.echo(f"Let go: {', '.join(done.dropped)}. Nothing here needs it any more; backups made before do.")
    for where, number in done.left.items():
        typer.echo(f"{where}: {_count(number, 'value')} could not be opened, and the older keys stay for that.")


def _words(said: "Said") -> list[str]:
    if not said.keys:
        return [f"Nothing is sealed yet: keys are made at {said.place} when the first thing about a person is entered."]
    lines = [f"The keys are at {said.place}, outside the database and its backups."]
    for name in sorted({*said.keys, *said.under}, key=lambda name: (name != said.current, name)):
        seals = "seals what is new" if name == said.current else "opens what it sealed"
        stands = seals if name in said.keys else "IS NOT HERE, and what it sealed cannot be opened"
        lines.append(f"{name}: {stands}; {_count(said.under.get(name, 0), 'value')}")
    if len(said.keys) > 1:
        lines.append("A rotation was begun and not ended: commonweal keys rotate goes on with it.")
    return lines


def _count(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"
