"""From a published table of youth justice figures to the open store: read through its mapping, check, commit."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commonweal.figures import Month, Period
from commonweal.ingest.as_read import digest_of, said_by, sha256_of
from commonweal.ingest.error_workbook import refusal
from commonweal.ingest.released import presumed
from commonweal.records.youth_benchmark import DATASET
from commonweal.sources.partner import Finding
from commonweal.sources.youth_justice.benchmarks import Benchmarks, Mapping, read_benchmarks, read_mapping
from commonweal.store import NewEdition, Outcome, Store
from commonweal.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answer:
    """What an ingest did."""

    outcome: Outcome
    scope: str
    publisher: str
    rows: int
    measures: tuple[str, ...]
    months: tuple[Month, ...]
    release: date
    release_stated: bool
    sha256: str
    warnings: tuple[Finding, ...]


def ingest_youth_benchmarks(
    workspace: Workspace,
    mapping_path: Path,
    path: Path,
    *,
    released: date | None = None,
    errors: Path | None = None,
    today: date | None = None,
) -> Answer:
    """Take one table in, as its mapping says, in one commit of the open store.

    `released` is the day on which it was published; without it the mapping's own, else it is presumed from the newest
    period. Raises MappingRefused, FileRefused, EditionRefused, and RowsRefused where rows fail their checks: then an
    error workbook is written to `errors` (by default beside the caller, `<name>-errors.xlsx`).
    """
    mapping = read_mapping(mapping_path)
    read = read_benchmarks(path, mapping, today=today or date.today())
    if read.errors:
        raise refusal(path, read.errors, read.rows, errors)
    assert read.table is not None  # noqa: S101  there were no errors
    stated = released or mapping.released
    edition = _edition(path, mapping, read, stated)
    with Store(workspace).ingest() as ingest:
        outcome = ingest.add(edition)
    return Answer(
        outcome=outcome,
        scope=edition.scope,
        publisher=edition.publisher,
        rows=read.table.num_rows,
        measures=tuple(sorted(set(read.table["measure"].to_pylist()))),
        months=read.months,
        release=stated or presumed(edition.months),
        release_stated=stated is not None,
        sha256=edition.sha256,
        warnings=read.warnings,
    )


def _edition(path: Path, mapping: Mapping, read: Benchmarks, stated: date | None) -> NewEdition:
    file_sha256 = sha256_of(path)
    assert read.table is not None  # noqa: S101
    speaks_for = Period(read.months[0], read.months[-1])  # a quarter's two months without a rolling year are no gap
    return NewEdition(
        dataset=DATASET,
        scope=mapping.scope,
        publisher=mapping.publisher,
        licence=mapping.licence,
        sha256=digest_of(file_sha256, said_by(mapping, "released")),
        table=read.table,
        months=tuple(speaks_for),
        release=stated or presumed(read.months),
        release_stated=stated is not None,
        label=f"periods to {speaks_for}",
        source_name=path.name,
        audience="public",
        quality={**read.quality, "published": mapping.published, "file_sha256": file_sha256},
    )
