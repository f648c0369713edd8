"""`commonweal ingest open311`."""

import json
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import JsonOption, WorkspaceOption
from commonweal.cli.ingest import ingest

if TYPE_CHECKING:
    from commonweal.ingest.open311 import Answer
    from commonweal.sources.open311 import Offered

TOLD = {
    "unreadable": "without a number, a service or a moment that can be read: left out",
    "outside": "of other days than were asked for: left out",
    "other service": "of another service than was asked for: left out",
    "repeated": "given more than once: counted once",
    "no place": "with no point: in no ward",
    "elsewhere": "outside the partnership's wards",
}


@ingest.command("open311")
def open311(
    context: typer.Context,
    settings: Annotated[Path, typer.Argument(help="The endpoint's file (TOML): where it is, and which services.")],
    services: Annotated[
        bool, typer.Option("--services", help="List what the endpoint offers; take nothing in.")
    ] = False,
    accept_fewer: Annotated[
        bool, typer.Option("--accept-fewer", help="Take a month in though it has lost most of its reports.")
    ] = False,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Take in reports from the public over Open311 (GeoReport v2), on from where the last poll stopped.

    Words, pictures, addresses, names, e-mail and telephone of a report are never read.

    Example: commonweal ingest open311 alder.toml
    """
    from commonweal.ingest.open311 import poll  # the store takes a second to import: only for this command
    from commonweal.ingest.progress import progress
    from commonweal.sources.open311 import Client, endpoint_of, offered, read_endpoint

    endpoint = read_endpoint(settings)
    if services:
        with Client(local=endpoint.local) as client:
            found = offered(client, endpoint, endpoint_of(client, endpoint))
        typer.echo(json.dumps(_listed(found), indent=1, ensure_ascii=False) if as_json else "\n".join(_lines(found)))
        return
    with ExitStack() as shown:
        answer = poll(
            context.obj,
            endpoint,
            accept_fewer=accept_fewer,
            advance=lambda months: shown.enter_context(progress(months)),
        )
    typer.echo(json.dumps(_document(answer), indent=1) if as_json else "\n".join(_words(answer)))


def _listed(found: "tuple[Offered, ...]") -> list[dict[str, str]]:
    return [{"code": one.code, "name": one.name, "group": one.group} for one in found]


def _lines(found: "tuple[Offered, ...]") -> list[str]:
    return [f"{one.code}\t{one.name}" for one in found] or ["The endpoint offers no services."]


def _document(answer: "Answer") -> dict[str, Any]:
    return {
        "endpoint": answer.endpoint,
        "through": answer.through.isoformat() if answer.through else None,
        "reports": answer.reports,
        "months": [
            {"month": str(one.month), "outcome": one.outcome, "reports": one.reports, "told": one.told}
            for one in answer.months
        ],
        "read_today_already": [str(month) for month in answer.left],
        "clock_off_by_seconds": round(answer.skew) or None,
    }


def _words(answer: "Answer") -> list[str]:
    if not answer.months:
        read = "was read today already" if answer.left else "gives nothing yet: the first day asked for is to come"
        return [f"{answer.endpoint} {read}."]
    changed = sum(one.outcome == "new" for one in answer.months)
    lines = [
        f"{answer.endpoint}: {answer.reports:,} reports of {len(answer.months)} months read, up to {answer.through}; "
        f"{changed} of the months are new or changed."
    ]
    for why, words in TOLD.items():
        if number := sum(one.told.get(why, 0) for one in answer.months):
            lines.append(f"{number:,} {words}.")
    if answer.skew:
        lines.append(f"The endpoint's clock differs from this machine's by {abs(answer.skew) / 60:.0f} minutes.")
    return lines
