"""`commonweal demo`."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import JsonOption, WorkspaceOption, app

if TYPE_CHECKING:
    from commonweal.demo.portal.fill import Filled
    from commonweal.demo.walk import Walked


OF_THE_COUNTRY = {
    **{name: f"--{name}" for name in ("months", "rows", "forces", "partnerships", "seed")},
    "take_in": "--ingest",
}


@app.command("demo")
def demo(
    context: typer.Context,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the portal afterwards.")] = True,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where to serve it, on this machine.")] = 8000,
    formats: Annotated[
        str, typer.Option(help="Of html, pdf, docx, xlsx, json, powerbi, gpkg; with commas.")
    ] = "html,pdf,docx,xlsx,json",
    national: Annotated[
        bool, typer.Option("--national", help="Write a whole made-up country's files instead, with a known truth.")
    ] = False,
    months: Annotated[int, typer.Option(min=6, max=240, help="With --national: how many months.")] = 36,
    rows: Annotated[
        int | None, typer.Option(min=1, help="With --national: about how many rows; else 470,000 a month.")
    ] = None,
    forces: Annotated[int, typer.Option(min=3, max=43, help="With --national: how many forces.")] = 43,
    partnerships: Annotated[int, typer.Option(min=12, max=400, help="With --national: how many partnerships.")] = 300,
    seed: Annotated[int, typer.Option(min=0, help="With --national: the same seed gives the same bytes.")] = 1834,
    take_in: Annotated[
        bool, typer.Option("--ingest", help="With --national: take the files in too, as real ones are.")
    ] = False,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Build a fictional partnership, its reports and two years of its meetings, and serve its portal.

    Files as publishers write them are taken in as real ones are. The users' passwords are printed, and kept in
    demo-users.json of the workspace.

    With --national: a police.uk archive and reference files of a made-up country, in the folder national/ of the
    workspace, and truth.json beside them, which says who stands above whom and who changed.

    Example: commonweal demo --workspace demo-partnership --no-serve

    Example: commonweal demo --national --months 36 --workspace made-up-country
    """
    if national:
        _nation(context, {"months": months, "rows": rows, "forces": forces, "partnerships": partnerships,
                          "seed": seed}, take_in, as_json)  # fmt: skip
        return
    _refuse_sizes(context)
    from commonweal.demo.portal.fill import fill
    from commonweal.demo.walk import demonstrate  # with all that a report needs: only for this command

    def tell(words: str) -> None:
        typer.echo(words, err=True)

    wanted = tuple(dict.fromkeys(f.strip() for f in formats.split(",") if f.strip()))
    walked = demonstrate(context.obj, formats=wanted, tell=tell)
    filled = fill(context.obj, tell=tell)
    if as_json:
        typer.echo(json.dumps(_document(walked, filled)))
    else:
        typer.echo("\n".join(_words(walked, filled)))
    if serve:
        from commonweal.portal.config.serving import serve as serve_portal

        serve_portal(context.obj, host="127.0.0.1", port=port, tell=tell)


def _refuse_sizes(context: typer.Context) -> None:
    """The country's options without the country would be passed over in silence."""
    for name, option in OF_THE_COUNTRY.items():
        source = context.get_parameter_source(name)
        if source is not None and source.name != "DEFAULT":
            raise typer.BadParameter(f"{option} goes with --national.")


def _nation(context: typer.Context, sizes: dict[str, Any], take_in: bool, as_json: bool) -> None:
    from commonweal.demo.national.plan import NationalPlan
    from commonweal.demo.national.walk import make_nation

    written = make_nation(
        context.obj, NationalPlan(**sizes), take_in=take_in, tell=lambda words: typer.echo(words, err=True)
    )
    if as_json:
        said = {"changed": written.changed, "folder": str(written.folder), "rows": written.rows}
        typer.echo(json.dumps(said))
        return
    done = "" if written.changed else ", as before"
    typer.echo(f"A made-up country, {written.rows:,} rows{done}: {written.folder}")
    typer.echo(f"What is true of it: {written.folder / 'truth.json'}")


def _document(walked: "Walked", filled: "Filled") -> dict[str, object]:
    reports = {audience: sorted(str(f) for f in folder.iterdir()) for audience, folder in walked.reports.items()}
    changed = walked.changed or filled.changed
    return {"changed": changed, "published": str(walked.published), "reports": reports, "users": list(filled.users)}


def _words(walked: "Walked", filled: "Filled") -> list[str]:
    changed = walked.changed or filled.changed
    said = "is ready" if changed else "is here already, and nothing has changed"
    return [
        f"The fictional Safer Tallow Partnership {said}.",
        *(f"Its report for the {audience}: {folder}" for audience, folder in walked.reports.items()),
        f"The files that it was made from: {walked.published}",
        "Sign in to its portal as:",
        *(f"  {u['username']:<14} {u['password']:<36} {u['role']}, {u['agency']}" for u in filled.users),
    ]
