"""`commonweal ingest youth-benchmarks`."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import JsonOption, WorkspaceOption
from commonweal.cli.ingest import OUTCOMES, ErrorsOption, ingest, warning_lines, warnings_of

if TYPE_CHECKING:
    from commonweal.ingest.youth_benchmarks import Answer

MAPPING_HELP = "The mapping file (TOML) that says what the table's columns mean."
RELEASED_HELP = "The day on which the table was published, as 2025-10-05; else as the mapping says."


@ingest.command("youth-benchmarks")
def youth_benchmarks(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="The table: .csv, .csv.gz or .xlsx, a row a measure, area and period.")],
    mapping: Annotated[Path, typer.Option(help=MAPPING_HELP)],
    released: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=RELEASED_HELP)] = None,
    errors: ErrorsOption = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Take in published youth justice figures of areas: first-time entrants, reoffending, custody.

    Example: commonweal ingest youth-benchmarks --mapping entrants.toml first-time-entrants.csv --released 2025-09-25
    """
    from commonweal.ingest.youth_benchmarks import (
        ingest_youth_benchmarks,
    )  # pyarrow and the readers take a second to import: only for this command

    day = released.date() if released else None
    answer = ingest_youth_benchmarks(context.obj, mapping, path, released=day, errors=errors)
    typer.echo(json.dumps(_document(answer), indent=1, ensure_ascii=False) if as_json else "\n".join(_words(answer)))


def _document(answer: "Answer") -> dict[str, Any]:
    return {
        "outcome": answer.outcome,
        "dataset": "youth_justice.benchmarks",
        "scope": answer.scope,
        "publisher": answer.publisher,
        "audience": "public",
        "rows": answer.rows,
        "measures": list(answer.measures),
        "months": [str(month) for month in answer.months],
        "release": str(answer.release),
        "release_stated": answer.release_stated,
        "sha256": answer.sha256,
        "warnings": warnings_of(answer.warnings),
    }


def _words(answer: "Answer") -> list[str]:
    newest = answer.months[-1].words
    lines = [
        f"{answer.publisher}, {answer.scope}: {answer.rows:,} figures of {len(answer.measures)} "
        f"{'measure' if len(answer.measures) == 1 else 'measures'}, the newest to {newest}, {OUTCOMES[answer.outcome]}."
    ]
    if not answer.release_stated:
        lines.append("No release date was given: it is presumed from the newest period. --released DATE states it.")
    return lines + warning_lines(answer.warnings)
