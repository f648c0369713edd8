"""`commonweal people first-administrator`."""

import sys
from typing import Annotated

import typer

from commonweal.cli import WorkspaceOption
from commonweal.cli.people import people


@people.command("first-administrator")
def first_administrator(
    context: typer.Context,
    username: Annotated[str, typer.Option(help="The name that the administrator signs in with.")],
    name: Annotated[str, typer.Option(help="The administrator's own name, as others see it.")],
    email: Annotated[str, typer.Option(help="Where a link for a forgotten password may go.")] = "",
    _workspace: WorkspaceOption = None,
) -> None:
    """Make the account that makes all others, where there is none yet. The password is asked for, never an option.

    In a pipe the password is the first line of standard input.

    Example: commonweal people first-administrator --username admin --name "A. Example"
    """
    from commonweal.portal.config.serving import prepare  # Django is needed for this command alone

    prepare(context.obj, pages=False)
    from commonweal.portal.partnership.verbs import administrators

    administrators.check_none()
    if sys.stdin.isatty():
        password = typer.prompt("Password", hide_input=True, confirmation_prompt="Once more")
    else:
        password = sys.stdin.readline().rstrip("\n")
    administrators.make_first(username=username, name=name, email=email, password=password)
    typer.echo(f"The administrator {username} is made. Sign in to add a second step: an app or a passkey.", err=True)
