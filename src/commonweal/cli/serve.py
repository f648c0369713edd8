"""`commonweal serve`."""

from typing import Annotated

import typer

from commonweal.cli import WorkspaceOption, app


@app.command()
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to serve at; 127.0.0.1 is this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to serve at.")] = 8000,
    _workspace: WorkspaceOption = None,
) -> None:
    """Serve the portal, and do its background work, until Ctrl-C.

    Example: commonweal serve --workspace our-partnership --port 8000
    """
    from commonweal.portal.config.serving import serve as serve_portal  # Django is needed for this command alone

    serve_portal(context.obj, host=host, port=port, tell=lambda words: typer.echo(words, err=True))
