"""`commonweal ingest counts`."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import JsonOption, WorkspaceOption
from commonweal.cli.ingest import OUTCOMES, ErrorsOption, ingest, warning_lines, warnings_of

if TYPE_CHECKING:
    from commonweal.ingest.counts import Answer

MAPPING_HELP = "The mapping file (TOML) that says what the table's columns mean."
RELEASED_HELP = "The day on which the table was published, as 2025-10-05; else as the mapping says."
MOST_NAMED = 10  # of what was kept apart, on the terminal; --json names more


@ingest.command("counts")
def counts(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="The table: .csv, .csv.gz or .xlsx.")],
    mapping: Annotated[Path, typer.Option(help=MAPPING_HELP)],
    released: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=RELEASED_HELP)] = None,
    errors: ErrorsOption = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Take in a published table of counts: area, month or quarter, offence, count, and the forces behind each month.

    Example: commonweal ingest counts --mapping districts.toml district-counts.csv.gz --released 2026-01-31
    """
    from commonweal.ingest.counts import (
        ingest_counts,
    )  # pyarrow and the readers take a second to import: only for this command

    answer = ingest_counts(context.obj, mapping, path, released=released.date() if released else None, errors=errors)
    typer.echo(json.dumps(_document(answer), indent=1, ensure_ascii=False) if as_json else "\n".join(_words(answer)))


def _document(answer: "Answer") -> dict[str, Any]:
    return {
        "outcome": answer.outcome,
        "present": answer.present,
        "dataset": answer.dataset,
        "scope": answer.scope,
        "publisher": answer.publisher,
        "audience": answer.audience,
        "rows": answer.rows,
        "file_rows": answer.file_rows,
        "months": [str(m) for m in answer.months],
        "release": str(answer.release),
        "release_stated": answer.release_stated,
        "sha256": answer.sha256,
        "kept_apart": list(answer.kept_apart),
        "absent": answer.absent,
        "warnings": warnings_of(answer.warnings),
    }


def _words(answer: "Answer") -> list[str]:
    many = len(answer.months)
    months = f"{many} months from {answer.months[0].words} to {answer.months[-1].words}"
    lines = [
        f"{answer.publisher}, {answer.dataset}: {answer.rows:,} counts by {answer.scope} in "
        f"{months if many > 1 else answer.months[0].words} {OUTCOMES[answer.outcome]}, for {answer.audience}."
    ]
    if answer.present:
        lines.append(f"The forces present for each month: {OUTCOMES[answer.present]}.")
        lines += [f"{month}: absent are {', '.join(forces)}." for month, forces in answer.absent.items()]
    if not answer.release_stated:
        lines.append("No release date was given: it is presumed from the newest month. --released DATE states it.")
    for entry in answer.kept_apart[:MOST_NAMED]:
        lines.append(f"Kept apart, {entry['field']} '{entry['value']}': {entry['rows']:,} rows, {entry['count']:,}.")
    if more := len(answer.kept_apart) - MOST_NAMED:
        lines += [f"And {more} more kept apart: --json names them."] if more > 0 else []
    return lines + warning_lines(answer.warnings)
