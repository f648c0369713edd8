"""`commonweal ingest indicators`."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import JsonOption, WorkspaceOption
from commonweal.cli.ingest import OUTCOMES, ErrorsOption, ingest, warning_lines, warnings_of

if TYPE_CHECKING:
    from commonweal.ingest.indicators import Answer

MAPPING_HELP = "The mapping file (TOML) that says what the table's columns mean and defines each indicator."
RELEASED_HELP = "The day on which the table was published, as 2026-01-31; else as the mapping says."


@ingest.command("indicators")
def indicators(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="The table: .csv, .csv.gz or .xlsx.")],
    mapping: Annotated[Path, typer.Option(help=MAPPING_HELP)],
    released: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=RELEASED_HELP)] = None,
    errors: ErrorsOption = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Take in a partner's or publisher's table of indicators: period, area, value, with their definitions.

    Example: commonweal ingest indicators --mapping absence.toml absence-by-term.csv --released 2026-01-31
    """
    from commonweal.ingest.indicators import ingest_indicators  # pyarrow takes a second to import

    answer = ingest_indicators(
        context.obj, mapping, path, released=released.date() if released else None, errors=errors
    )
    typer.echo(json.dumps(_document(answer), indent=1, ensure_ascii=False) if as_json else "\n".join(_words(answer)))


def _document(answer: "Answer") -> dict[str, Any]:
    return {
        "outcome": answer.outcome,
        "dataset": answer.dataset,
        "scope": answer.scope,
        "publisher": answer.publisher,
        "audience": answer.audience,
        "indicators": [{"key": one.key, "name": one.name, "unit": one.unit} for one in answer.indicators],
        "readings": answer.readings,
        "not_available": answer.not_available,
        "file_rows": answer.file_rows,
        "months": [str(month) for month in answer.months],
        "release": str(answer.release),
        "release_stated": answer.release_stated,
        "sha256": answer.sha256,
        "warnings": warnings_of(answer.warnings),
    }


def _words(answer: "Answer") -> list[str]:
    first, last = answer.months[0], answer.months[-1]
    span = f"in {first.words}" if first == last else f"from {first.words} to {last.words}"
    names = ", ".join(one.name for one in answer.indicators)
    lines = [
        f"{answer.publisher}, {answer.dataset}: {answer.readings:,} figures of periods that end {span} "
        f"{OUTCOMES[answer.outcome]}, for {answer.audience}.",
        f"Indicators: {names}.",
    ]
    if answer.not_available:
        lines.append(f"{answer.not_available:,} of the figures are not available, which is not nought.")
    if not answer.release_stated:
        lines.append("No release date was given: it is presumed from the newest month. --released DATE states it.")
    return lines + warning_lines(answer.warnings)
