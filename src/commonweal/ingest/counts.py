"""From a published table of counts to the store: read through its mapping, check, commit with the forces present."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.errors import MappingRefused
from commonweal.figures import Month
from commonweal.ingest.as_read import digest_of, label_of, said_by, sha256_of
from commonweal.ingest.error_workbook import refusal
from commonweal.ingest.held_areas import HeldAreas
from commonweal.ingest.released import presumed
from commonweal.sources.counts import (
    CountTable,
    ForcesPresent,
    Mapping,
    read_counts,
    read_mapping,
    read_present,
)
from commonweal.sources.partner import Finding
from commonweal.store import NewEdition, Outcome, Store
from commonweal.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answer:
    """What an ingest did. `rows` are those taken in, `file_rows` those of the file; `present` the outcome of the
    forces' file, None where the mapping names none; `kept_apart` what of the file is counted nowhere.
    """

    outcome: Outcome
    present: Outcome | None
    dataset: str
    scope: str
    publisher: str
    audience: str
    rows: int
    file_rows: int
    months: tuple[Month, ...]
    release: date
    release_stated: bool
    sha256: str
    kept_apart: tuple[dict[str, Any], ...]
    absent: dict[str, list[str]]
    warnings: tuple[Finding, ...]


def ingest_counts(
    workspace: Workspace,
    mapping_path: Path,
    path: Path,
    *,
    released: date | None = None,
    errors: Path | None = None,
    today: date | None = None,
) -> Answer:
    """Take one table in, as its mapping says, with the forces present for each month, in one commit.

    `released` is the day on which the table was published; without it the mapping's own, else it is presumed from the
    newest month as that of police.uk's files is. Raises MappingRefused, FileRefused, EditionRefused, and RowsRefused
    where rows fail their checks: then an error workbook is written to `errors` (by default beside the caller,
    `<name>-errors.xlsx`) and nothing is taken in.
    """
    today = today or date.today()
    mapping = read_mapping(mapping_path)
    beside = _beside(path, mapping)
    store = Store(workspace)
    table = read_counts(path, mapping, today=today, areas=HeldAreas(store.view()))
    if table.errors:
        raise refusal(path, table.errors, table.rows, errors)
    present = read_present(beside, mapping.presence, mapping.date_formats) if beside and mapping.presence else None
    if present and present.errors and beside:
        raise refusal(beside, present.errors, present.rows, errors)
    stated = released or mapping.released
    edition = _edition(path, mapping, table, stated)
    with store.ingest() as ingest:
        outcome = ingest.add(edition)
        also = ingest.add(_present_edition(beside, mapping, present, edition)) if beside and present else None
    assert table.table is not None  # noqa: S101  there were no errors
    return Answer(
        outcome=outcome,
        present=also,
        dataset=edition.dataset,
        scope=edition.scope,
        publisher=edition.publisher,
        audience=edition.audience,
        rows=table.table.num_rows,
        file_rows=table.rows,
        months=edition.months,
        release=edition.release or presumed(edition.months),
        release_stated=edition.release_stated,
        sha256=edition.sha256,
        kept_apart=tuple(table.quality["kept_apart"]),
        absent=dict(present.quality["absent"]) if present else {},
        warnings=table.warnings,
    )


def _beside(path: Path, mapping: Mapping) -> Path | None:
    """The file of forces present, in the table's own folder."""
    if mapping.presence is None:
        return None
    beside = path.parent / mapping.presence.name
    if not beside.is_file():
        raise MappingRefused(
            f"The mapping's [present] names {beside.name}, which does not lie beside {path.name}.",
            "Put it there: without it a force that published nothing would look like one that recorded nothing.",
        )
    return beside


def _edition(path: Path, mapping: Mapping, table: CountTable, stated: date | None) -> NewEdition:
    file_sha256 = sha256_of(path)
    assert table.table is not None  # noqa: S101
    return NewEdition(
        dataset=mapping.store_name,
        scope=mapping.scope,
        publisher=mapping.publisher,
        licence=mapping.licence,
        sha256=read_digest(file_sha256, mapping, table.apart),
        table=table.table,
        months=table.months,
        release=stated or presumed(table.months),
        release_stated=stated is not None,
        label=label_of(table.months),
        source_name=path.name,
        audience=mapping.audience,
        quality={**table.quality, **_marked(mapping), "file_sha256": file_sha256},
    )


def _marked(mapping: Mapping) -> dict[str, str]:
    return {"marking": mapping.marking} if mapping.marking else {}


def _present_edition(path: Path, mapping: Mapping, present: ForcesPresent, of: NewEdition) -> NewEdition:
    file_sha256 = sha256_of(path)
    assert present.table is not None  # noqa: S101
    return NewEdition(
        dataset=mapping.present_name,
        scope=of.scope,
        publisher=of.publisher,
        licence=of.licence,
        sha256=read_digest(file_sha256, mapping),
        table=present.table,
        months=present.months,
        release=of.release,
        release_stated=of.release_stated,
        label=label_of(present.months),
        source_name=path.name,
        audience=of.audience,
        quality={**present.quality, **_marked(mapping), "file_sha256": file_sha256},
    )


def read_digest(file_sha256: str, mapping: Mapping, apart: tuple[str, ...] = ()) -> str:
    """The SHA-256 of a file as read by one mapping, with what was kept apart.

    A corrected mapping, or a list of areas that knows more of its rows, reads another edition out of the same file.
    """
    # Tables taken in before there were markings stay the editions they are.
    unmarked = ("marking",) if mapping.marking is None else ()
    return digest_of(file_sha256, said_by(mapping, "released", *unmarked), *apart)
