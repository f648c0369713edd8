"""`commonweal ingest youth-justice`."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import JsonOption, WorkspaceOption
from commonweal.cli.ingest import OUTCOMES, ErrorsOption, ingest, warning_lines, warnings_of
from commonweal.figures import Period

if TYPE_CHECKING:
    from commonweal.ingest.youth_justice import Answer

MAPPING_HELP = "The mapping file (TOML) that says what the case system's columns mean."
DRAWN_HELP = "The day on which the export was drawn, as 2025-10-05; else as the mapping says."
COVERS_HELP = "Months that the export speaks for, as 2024-04..2025-09; again for more, where a year is missing."


@ingest.command("youth-justice")
def youth_justice(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="The export: .csv or .xlsx, a row an offence outcome.")],
    mapping: Annotated[Path, typer.Option(help=MAPPING_HELP)],
    released: Annotated[
        datetime | None, typer.Option("--released", "--extracted", formats=["%Y-%m-%d"], help=DRAWN_HELP)
    ] = None,
    covers: Annotated[list[str] | None, typer.Option(help=COVERS_HELP)] = None,
    errors: ErrorsOption = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Take in a youth justice team's returns, for partners alone; no name, date of birth or reference is kept.

    Example: commonweal ingest youth-justice --mapping team.toml outcomes-2025-09.csv --released 2025-10-05
    """
    from commonweal.ingest.youth_justice import (
        ingest_youth_justice,
    )  # pyarrow and the readers take a second to import: only for this command

    answer = ingest_youth_justice(
        context.obj,
        mapping,
        path,
        released=released.date() if released else None,
        covers=[Period.parse(period) for period in covers or ()],
        errors=errors,
    )
    typer.echo(json.dumps(_document(answer), indent=1, ensure_ascii=False) if as_json else "\n".join(_words(answer)))


def _document(answer: "Answer") -> dict[str, Any]:
    return {
        "outcome": answer.outcome,
        "dataset": "youth_justice.returns",
        "scope": answer.scope,
        "publisher": answer.publisher,
        "audience": "partners",
        "rows": answer.rows,
        "children": answer.children,
        "left_out": answer.left_out,
        "months": {"from": str(answer.months[0]), "to": str(answer.months[-1]), "count": len(answer.months)},
        "gaps": [str(gap) for gap in answer.gaps],
        "release": str(answer.release),
        "release_stated": answer.release_stated,
        "sha256": answer.sha256,
        "warnings": warnings_of(answer.warnings),
    }


def _words(answer: "Answer") -> list[str]:
    period = Period(answer.months[0], answer.months[-1])
    lines = [
        f"{answer.publisher}: {answer.rows:,} outcomes of {answer.children:,} children, {period.words}, "
        f"{OUTCOMES[answer.outcome]}, for partners."
    ]
    lines += [f"Missing, and not held as zero: {gap.words}." for gap in answer.gaps]
    if answer.left_out:
        rows = "1 row" if answer.left_out == 1 else f"{answer.left_out:,} rows"
        lines.append(f"{rows} left out, as the mapping says.")
    if not answer.release_stated:
        lines.append(f"No date was given: it counts as drawn today, {answer.release}. --released DATE states it.")
    return lines + warning_lines(answer.warnings)
