"""`commonweal people`."""

import typer

from commonweal.cli import app

people = typer.Typer(no_args_is_help=True, help="People and accounts of the portal.", rich_markup_mode=None)
app.add_typer(people, name="people")

from commonweal.cli.people import first_administrator  # noqa: E402, F401 - adds its command
