"""`commonweal ingest partner`."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import JsonOption, WorkspaceOption
from commonweal.cli.ingest import OUTCOMES, ErrorsOption, ingest, warning_lines, warnings_of
from commonweal.figures import Period

if TYPE_CHECKING:
    from commonweal.ingest.partner import Answer

MAPPING_HELP = "The mapping file (TOML) that says what the partner's columns mean."
DRAWN_HELP = "The day on which the partner drew the extract, as 2025-10-05."
COVERS_HELP = "The months that the extract speaks for, as 2024-10..2025-09; else as the mapping says."


@ingest.command("partner")
def partner(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="The extract: .csv or .xlsx, a row an incident.")],
    mapping: Annotated[Path, typer.Option(help=MAPPING_HELP)],
    released: Annotated[
        datetime | None, typer.Option("--released", "--extracted", formats=["%Y-%m-%d"], help=DRAWN_HELP)
    ] = None,
    covers: Annotated[str | None, typer.Option(help=COVERS_HELP)] = None,
    errors: ErrorsOption = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Take in a partner's extract through a mapping file; columns that it does not name are never read.

    Example: commonweal ingest partner --mapping force.toml crimes-2025-09.xlsx --extracted 2025-10-05
    """
    from commonweal.ingest.partner import (
        ingest_partner,
    )  # pyarrow and the readers take a second to import: only for this command

    answer = ingest_partner(
        context.obj,
        mapping,
        path,
        released=released.date() if released else None,
        covers=Period.parse(covers) if covers else None,
        errors=errors,
    )
    document = _document(answer)
    if as_json:
        typer.echo(json.dumps(document, indent=1, ensure_ascii=False))
    else:
        typer.echo("\n".join(_words(answer)))


def _document(answer: "Answer") -> dict[str, Any]:
    return {
        "outcome": answer.outcome,
        "dataset": answer.dataset,
        "scope": answer.scope,
        "publisher": answer.publisher,
        "audience": answer.audience,
        "rows": answer.rows,
        "left_out": answer.left_out,
        "months": {"from": str(answer.months[0]), "to": str(answer.months[-1]), "count": len(answer.months)},
        "release": str(answer.release),
        "release_stated": answer.release_stated,
        "sha256": answer.sha256,
        "warnings": warnings_of(answer.warnings),
    }


def _words(answer: "Answer") -> list[str]:
    period = Period(answer.months[0], answer.months[-1])
    lines = [
        f"{answer.publisher}, {answer.dataset}: {answer.rows:,} rows of {period.words} {OUTCOMES[answer.outcome]}, "
        f"for {answer.audience}."
    ]
    if answer.left_out:
        rows = "1 row" if answer.left_out == 1 else f"{answer.left_out:,} rows"
        lines.append(f"{rows} left out, as the mapping says.")
    if not answer.release_stated:
        lines.append(f"No date was given: it counts as drawn today, {answer.release}. --extracted DATE states it.")
    return lines + warning_lines(answer.warnings)
