"""`commonweal status`."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from commonweal.cli import JsonOption, WorkspaceOption, app
from commonweal.figures import Month

if TYPE_CHECKING:
    from commonweal.store import Edition, Holding, Store

PIPE_WIDTH = 120  # characters, where there is no terminal to ask


@app.command()
def status(
    context: typer.Context,
    as_json: JsonOption = False,
    check: Annotated[bool, typer.Option("--check", help="Read every file of the store from end to end first.")] = False,
    _workspace: WorkspaceOption = None,
) -> None:
    """List the editions held, and the months that are missing between them.

    Example: commonweal status --json
    """
    from commonweal.store import Store, holdings  # the engine takes a second to import: only for this command

    store = Store(context.obj)
    if check:
        store.check()
    editions = store.editions()
    held = holdings(editions)
    if as_json:
        typer.echo(json.dumps(_document(store, editions, held), indent=1, ensure_ascii=False))
    elif not held:
        typer.echo(f"Nothing is held in {context.obj.root} yet. `commonweal ingest --help` says how to take files in.")
    else:
        console = Console()
        Console(width=None if console.is_terminal else PIPE_WIDTH).print(_table(held))
        for place in _absent(store):
            typer.echo(f"{place['dataset']}, {place['month']}: absent are {', '.join(place['forces'])}.")


def _document(store: "Store", editions: "Iterable[Edition]", held: "tuple[Holding, ...]") -> dict[str, Any]:
    """Every edition; the forces of police.uk's files; the gaps; and the forces that tables of counts lack."""
    current = {e.identity for e in store.view().editions}
    return {
        "editions": [{**_edition(e), "current": e.identity in current} for e in editions],
        "forces": sorted({h.scope for h in held if h.dataset.startswith("police_uk.")}),
        "gaps": [{"dataset": h.dataset, "scope": h.scope, "months": [str(m) for m in h.gaps]} for h in held if h.gaps],
        "absent": _absent(store),
    }


def _absent(store: "Store") -> list[dict[str, Any]]:
    """Which forces the tables of counts lack, month by month: nothing can be said of their districts."""
    from commonweal.records.counts import PRESENT

    view = store.view()
    found: dict[tuple[str, str], set[str]] = {}
    for dataset in sorted({e.dataset for e in view.editions if e.dataset.endswith(PRESENT)}):
        for row in view.table(dataset).to_pylist():
            if not row["present"]:
                found.setdefault((dataset, str(Month.of(row["month"]))), set()).add(row["force"])
    return [{"dataset": d, "month": month, "forces": sorted(names)} for (d, month), names in sorted(found.items())]


def _edition(edition: "Edition") -> dict[str, Any]:
    return {
        "dataset": edition.dataset,
        "scope": edition.scope,
        "label": edition.label,
        "publisher": edition.publisher,
        "licence": edition.licence,
        "release": edition.release.isoformat() if edition.release else None,
        "release_stated": edition.release_stated,
        "received": edition.received.isoformat(),
        "sha256": edition.sha256,
        "source": edition.source_name,
        "audience": edition.audience,
        "rows": edition.rows,
        "erased": edition.erased.isoformat() if edition.erased else None,
        "months": [str(m) for m in edition.months],
        "forces": sorted(edition.quality.get("falls_within") or edition.quality.get("forces", ())),
        "quality": dict(edition.quality),
    }


def _table(held: "tuple[Holding, ...]") -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("Dataset", "Of", "Months held", "Missing", "Editions", "Rows", "Newest release"):
        table.add_column(heading, overflow="fold", justify="right" if heading in ("Editions", "Rows") else "left")
    for holding in held:
        release = str(holding.newest or "not known")
        table.add_row(
            holding.dataset,
            holding.scope,
            _runs(holding.months),
            _runs(holding.gaps),
            f"{holding.editions:,}",
            f"{holding.rows:,}",
            release if holding.all_stated or not holding.newest else f"{release}\n(some presumed)",
        )
    return table


def _runs(months: Iterable[Month]) -> str:
    from commonweal.store import runs

    return "\n".join(f"{a}" if a == b else f"{a}..{b}" for a, b in runs(months))
