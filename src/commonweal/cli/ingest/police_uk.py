"""`commonweal ingest police-uk`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commonweal.cli import JsonOption, WorkspaceOption
from commonweal.cli.ingest import ingest

if TYPE_CHECKING:
    from commonweal.ingest.police_uk import Answer

PATHS_HELP = "Zips as published (zips inside them too), folders, or loose CSV files."
RELEASED_HELP = "When it was published: 2026-01-31, or FOLDER=2026-01-31 for a folder inside; may be given again."


@ingest.command("police-uk")
def police_uk(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help=PATHS_HELP, metavar="PATH...")],
    released: Annotated[list[str] | None, typer.Option(help=RELEASED_HELP, metavar="DATE|FOLDER=DATE")] = None,
    as_json: JsonOption = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """Take in street and outcomes files of data.police.uk; other kinds are named and left.

    Example: commonweal ingest police-uk cleveland.zip --released 2026-01-31
    """
    from commonweal.ingest.police_uk import ingest_police_uk
    from commonweal.ingest.released import Released
    from commonweal.store import Store  # pyarrow and the readers take a second to import: only for this command

    answer = ingest_police_uk(Store(context.obj), paths, Released.parse(released or []))
    typer.echo(json.dumps(_document(answer), indent=1, ensure_ascii=False) if as_json else _words(answer))


def _document(answer: "Answer") -> dict[str, Any]:
    months = sorted({m for t in answer.taken for m in t.edition.months})
    return {
        "commit": answer.commit.number if answer.commit else None,
        "files": answer.outcomes,
        "rows": sum(t.rows for t in answer.new),
        "months": {"from": str(months[0]), "to": str(months[-1]), "count": len(months)},
        "forces": sorted({t.edition.scope for t in answer.taken}),
        "releases": sorted({(str(t.edition.release), t.edition.release_stated) for t in answer.taken}),
        "left": [{"file": str(left.path), "why": left.why} for left in answer.left],
        "quality": answer.quality,
    }


def _words(answer: "Answer") -> str:
    from commonweal.ingest.quality import sentences

    document = _document(answer)
    files, months = document["files"], document["months"]
    lines = [
        f"{files['new']} files new ({document['rows']:,} rows), {files['same']} the same as held, "
        f"{files['dated']} newly dated, {files['left']} left.",
        f"{', '.join(document['forces'])}: {months['count']} months, {months['from']} to {months['to']}.",
    ]
    if files["left"]:
        lines.append("Left: " + ", ".join(_kinds(answer)) + ".")
    if any(not t.edition.release_stated for t in answer.new):
        lines.append("No release date was given: it is presumed from the newest month. --released DATE states it.")
    for dataset, quality in document["quality"].items():
        lines += [f"{dataset}: {sentence}" for sentence in sentences(quality)]
    lines.append(f"Commit {document['commit']}." if document["commit"] else "Nothing was new; the store is as it was.")
    return "\n".join(lines)


def _kinds(answer: "Answer") -> list[str]:
    reasons = [left.why for left in answer.left]
    return [f"{reasons.count(why)} {why}" for why in sorted(set(reasons))]
