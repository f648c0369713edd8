"""`commonweal ingest survey`."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import JsonOption, WorkspaceOption
from commonweal.cli.ingest import OUTCOMES, ingest

if TYPE_CHECKING:
    from commonweal.ingest.survey import Answer


@ingest.command("survey")
def survey(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="The answers as exported: .csv or .xlsx, a row a respondent.")],
    mapping: Annotated[Path, typer.Option(help="The mapping file (TOML) that says what each column is.")],
    released: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day on which the answers were exported.")
    ] = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Take in one wave of a survey through a mapping file: closed answers alone; names and free text are not kept.

    Example: commonweal ingest survey --mapping safety-2025.toml answers.csv
    """
    from commonweal.ingest.survey import ingest_survey  # readers take a second to import: only for this command

    answer = ingest_survey(context.obj, mapping, path, released=released.date() if released else None)
    if as_json:
        typer.echo(json.dumps(_document(answer), indent=1, ensure_ascii=False))
    else:
        typer.echo("\n".join(_words(answer)))


def _document(answer: "Answer") -> dict[str, Any]:
    survey = answer.survey
    return {
        "outcome": answer.outcome,
        "survey": survey.key,
        "wave": survey.wave,
        "dataset": answer.dataset,
        "rows": answer.rows,
        "answers": answer.answers,
        "left_out": answer.taken.left_out,
        "questions": [{"key": q.key, "kind": q.kind, "options": list(q.options)} for q in survey.questions],
        "free_text_left": sorted(answer.taken.texts),
        "sha256": answer.sha256,
        "warnings": [
            {"code": f.code, "field": f.field, "count": f.count, "what": f.what, "to_do": f.to_do}
            for f in answer.taken.findings
        ],
    }


def _words(answer: "Answer") -> list[str]:
    survey = answer.survey
    lines = [
        f"{survey.name}, {survey.wave}: {answer.answers:,} answers of {answer.rows:,} rows "
        f"{OUTCOMES[answer.outcome]}, for partners."
    ]
    if answer.taken.texts:
        lines.append("What people wrote was not kept: take it in on the portal's page of surveys, under a lock.")
    return [
        *lines,
        *(f"{f.code}{f' ({f.field})' if f.field else ''}: {f.what} {f.to_do}" for f in answer.taken.findings),
    ]
