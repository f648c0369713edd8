"""`commonweal ingest home-office`."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import JsonOption, WorkspaceOption
from commonweal.cli.ingest import OUTCOMES, ingest

if TYPE_CHECKING:
    from commonweal.ingest.home_office import Answer

RELEASED_HELP = "The day on which the Home Office published the files, as 2025-01-30."
LEVELS = {"force": "police force areas", "csp": "community safety partnerships"}
MOST_NAMED = 10  # of what was kept apart, on the terminal; --json names more


@ingest.command("home-office")
def home_office(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Tables of recorded crime: .ods, .xlsx, .csv or .csv.gz.")],
    released: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=RELEASED_HELP)] = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Take in the Home Office's police recorded crime tables, by police force area or community safety partnership.

    Example: commonweal ingest home-office prc-csp-2016-onwards.ods --released 2025-01-30
    """
    from commonweal.ingest.home_office import (
        ingest_home_office,
    )  # pyarrow and the readers take a second to import: only for this command

    answers = ingest_home_office(context.obj, paths, released=released.date() if released else None)
    if as_json:
        typer.echo(json.dumps({"files": [_document(a) for a in answers]}, indent=1, ensure_ascii=False))
    else:
        typer.echo("\n".join(line for answer in answers for line in _words(answer)))


def _document(answer: "Answer") -> dict[str, Any]:
    return {
        "file": answer.name,
        "outcome": answer.outcome,
        "dataset": answer.dataset,
        "level": answer.level,
        "rows": answer.rows,
        "file_rows": answer.file_rows,
        "months": [str(m) for m in answer.months],
        "release": str(answer.release),
        "release_stated": answer.release_stated,
        "sha256": answer.sha256,
        "kept_apart": list(answer.kept_apart),
        "unknown_codes": list(answer.unknown_codes),
        "warnings": [
            {"code": w.code, "count": w.count, "what": w.what, "first": w.where if w.rows else ""}
            for w in answer.warnings
        ],
    }


def _words(answer: "Answer") -> list[str]:
    months = f"{answer.months[0].words} to {answer.months[-1].words}"
    lines = [
        f"{answer.name}: {answer.rows:,} counts by offence of {LEVELS[answer.level]}, "
        f"{len(answer.months) // 3:,} quarters from {months}, {OUTCOMES[answer.outcome]}."
    ]
    if not answer.release_stated:
        lines.append("No release date was given: it is presumed from the newest quarter. --released DATE states it.")
    for what, entries in (("Kept apart, no such area", answer.kept_apart), ("Not told apart", answer.unknown_codes)):
        lines += [
            f"{what}: '{entry['value']}', {entry['rows']:,} rows, {entry['count']:,} offences."
            for entry in entries[:MOST_NAMED]
        ]
        if (more := len(entries) - MOST_NAMED) > 0:
            lines.append(f"And {more} more: --json names them.")
    return lines + [f"{w.code}, {w.count:,}: {w.what}" for w in answer.warnings]
