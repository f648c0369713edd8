"""Reference data, recognised by its columns and kept with its edition.

Lookups, outlines, populations, deprivation, and groups of partnerships to compare with.

One call is one commit: every file comes in, or none does.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.errors import FileRefused, NotRecognised
from commonweal.sources.groups.read import read_groups
from commonweal.sources.mhclg.deprivation import read_deprivation
from commonweal.sources.ons.content import Content, read_content
from commonweal.sources.ons.outlines import is_outlines, read_outlines
from commonweal.sources.ons.reference_table import ReferenceTable
from commonweal.sources.ons.rows import read_rows
from commonweal.sources.ons.tables import read_table
from commonweal.store import NewEdition, Store

LOOKED_FOR = (
    "Looked for: two or more columns of area codes and nothing but codes and names (a lookup); area codes with a "
    "column of all residents (a population); area codes with the domains of deprivation; codes with x and y "
    "(centroids); GeoJSON or TopoJSON with area codes (outlines); the columns partnership and member (groups)."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """One file and what became of it: `outcome` is new, same, dated, or left (with the reason in `why`)."""

    file: str
    outcome: str
    dataset: str | None = None
    scope: str | None = None
    edition: str | None = None
    edition_from: str | None = None
    rows: int | None = None
    why: str = ""

    def as_document(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


def recognise(content: Content) -> ReferenceTable:
    """What kind of reference data a file is, by its columns or properties alone. NotRecognised where it is none."""
    if is_outlines(content):
        return read_outlines(content)
    if (groups := read_groups(content)) is not None:
        return groups
    rows = read_rows(content)
    table = read_deprivation(rows) or read_table(rows)
    if table is None:
        raise NotRecognised(f"The columns of {content.name} are not those of any reference data.", LOOKED_FOR)
    return table


def ingest_reference(
    store: Store, paths: Sequence[Path], released: date | None = None, tell: Callable[[Taken], None] = lambda _: None
) -> tuple[Taken, ...]:
    """Take files, and folders with all that is in them, into the store as one commit.

    A file in a folder that is not reference data is left, and told; one named itself is refused. FileRefused for a
    broken file, EditionRefused for one that differs from an undated one held: then the store is as it was.
    """
    taken = []
    with store.ingest() as ingest:
        for path, named_itself in _files(paths):
            try:
                content = read_content(path)
                table = recognise(content)
            except NotRecognised as stranger:
                if named_itself:
                    raise
                result = Taken(path.name, "left", why=stranger.message)
            else:
                result = _told(path, table, ingest.add(_edition(content, table, released)))
            taken.append(result)
            tell(result)
    return tuple(taken)


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Every file once, and whether it was named itself or found in a folder. Hidden files are nobody's data."""
    seen = set()
    for path in paths:
        if not path.exists():
            raise FileRefused(f"There is no {path}.", "Check the path.")
        found = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file() and _is_visible(p, path))
        for file in found:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file, path.is_file()


def _is_visible(file: Path, folder: Path) -> bool:
    return not any(part.startswith(".") for part in file.relative_to(folder).parts)


def _edition(content: Content, table: ReferenceTable, released: date | None) -> NewEdition:
    return NewEdition(
        dataset=table.dataset,
        scope=table.scope,
        publisher=table.publisher,
        licence=table.licence,
        sha256=content.sha256,
        table=table.table,
        months=(),
        release=released,
        release_stated=released is not None,
        label=table.label,
        source_name=content.name,
        quality={**table.quality, "edition_from": table.label_from},
    )


def _told(path: Path, table: ReferenceTable, outcome: str) -> Taken:
    return Taken(path.name, outcome, table.dataset, table.scope, table.label, table.label_from, len(table.table))
