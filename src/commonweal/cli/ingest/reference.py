"""`commonweal ingest reference`: lookups, outlines, populations, deprivation."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli import WorkspaceOption
from commonweal.cli.ingest import ingest

if TYPE_CHECKING:
    from commonweal.ingest.reference import Taken

OUTCOMES = {"new": "taken", "same": "the same is held already", "dated": "held already; its release date is noted"}


def _say(taken: "Taken") -> None:
    if taken.outcome == "left":
        typer.echo(f"{taken.file}: left. {taken.why}", err=True)
        return
    edition = f"edition {taken.edition}" + (" (by its name)" if taken.edition_from == "file name" else "")
    typer.echo(
        f"{taken.file}: {taken.dataset} for {taken.scope}, {edition}, {taken.rows:,} rows: {OUTCOMES[taken.outcome]}",
        err=True,
    )


@ingest.command("reference")
def reference(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders with all that is in them.")],
    released: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="When these files were published, as 2025-12-31.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Take in lookups, boundaries, populations and deprivation: recognised by their columns, each with its edition.

    A CSV with the columns partnership and member is a group to compare with, as the Home Office's most-similar one.

    Example: commonweal ingest reference lookups/ boundaries/ population/lad22_census2021_counts.csv
    """
    from commonweal.ingest.reference import ingest_reference
    from commonweal.store import Store  # pyarrow and the readers take a second to import: only for this command

    day = released.date() if released else None
    taken = ingest_reference(Store(context.obj), paths, day, tell=_say)
    if as_json:
        typer.echo(json.dumps({"files": [t.as_document() for t in taken]}, indent=1, ensure_ascii=False))
