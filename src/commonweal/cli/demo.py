"""`commonweal demo`."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli import WorkspaceOption, app

if TYPE_CHECKING:
    from commonweal.demo.walk import Walked

NO_PORTAL = "This release has no portal yet, so nothing is served: open the report in a browser instead."


@app.command("demo")
def demo(
    context: typer.Context,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve the portal afterwards; this release has none yet.")
    ] = True,
    _port: Annotated[int, typer.Option("--port", help="Where to serve it; this release serves nothing.")] = 8000,
    formats: Annotated[
        str, typer.Option(help="Of html, pdf, docx, xlsx, json, powerbi, gpkg; with commas.")
    ] = "html,pdf,docx,xlsx,json",
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")] = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Build a fictional partnership: files as publishers write them, taken in as real ones are, and its reports.

    Example: commonweal demo --workspace demo-partnership --no-serve
    """
    from commonweal.demo.walk import demonstrate  # with all that a report needs: only for this command

    wanted = tuple(dict.fromkeys(f.strip() for f in formats.split(",") if f.strip()))
    walked = demonstrate(context.obj, formats=wanted, tell=lambda words: typer.echo(words, err=True))
    if as_json:
        typer.echo(json.dumps(_document(walked)))
        return
    for line in _words(walked):
        typer.echo(line)
    if serve:
        typer.echo(NO_PORTAL)


def _document(walked: "Walked") -> dict[str, object]:
    reports = {audience: sorted(str(f) for f in folder.iterdir()) for audience, folder in walked.reports.items()}
    return {"changed": walked.changed, "published": str(walked.published), "reports": reports}


def _words(walked: "Walked") -> list[str]:
    said = "is ready" if walked.changed else "is here already, and nothing has changed"
    return [
        f"The fictional Safer Tallow Partnership {said}.",
        *(f"Its report for the {audience}: {folder}" for audience, folder in walked.reports.items()),
        f"The files that it was made from: {walked.published}",
    ]
