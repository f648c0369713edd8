"""From a table of indicators to the store: read through its mapping, check, commit with the definitions."""

import hashlib
from dataclasses import dataclass
from datetime import date
from json import dumps
from pathlib import Path

import pyarrow as pa

from commonweal.figures import Audience, Month
from commonweal.ingest.as_read import digest_of, label_of, said_by, sha256_of
from commonweal.ingest.error_workbook import refusal
from commonweal.ingest.released import presumed
from commonweal.records.indicator import EXTRACT, Indicator, Reading
from commonweal.sources.indicator import read_indicators, read_mapping
from commonweal.sources.indicator.definitions import written
from commonweal.sources.indicator.read import table_of
from commonweal.sources.partner import Finding
from commonweal.store import NewEdition, Outcome, Store
from commonweal.workspace import Workspace

DEFINITIONS = "indicators"  # where an edition's quality keeps them


@dataclass(frozen=True, slots=True)
class Answer:
    """What an ingest did. `readings` are those taken in, `file_rows` the rows of the file."""

    outcome: Outcome
    dataset: str
    scope: str
    publisher: str
    audience: Audience
    indicators: tuple[Indicator, ...]
    readings: int
    not_available: int
    file_rows: int
    months: tuple[Month, ...]
    release: date
    release_stated: bool
    sha256: str
    warnings: tuple[Finding, ...]


def ingest_indicators(
    workspace: Workspace,
    mapping_path: Path,
    path: Path,
    *,
    released: date | None = None,
    errors: Path | None = None,
    today: date | None = None,
) -> Answer:
    """Take one table in, as its mapping says: an edition of the months in which its periods end.

    `released` is the day on which it was published; without it the mapping's own, else it is presumed. Raises
    MappingRefused, FileRefused, EditionRefused, and RowsRefused where rows fail their checks: then an error workbook is
    written to `errors` (`<name>-errors.xlsx`) and nothing is taken in.
    """
    mapping = read_mapping(mapping_path)
    table = read_indicators(path, mapping, today=today or date.today())
    if table.errors:
        raise refusal(path, table.errors, table.rows, errors)
    file_sha256 = sha256_of(path)
    stated = released or mapping.released
    edition = NewEdition(
        dataset=mapping.store_name,
        scope=mapping.scope,
        publisher=mapping.publisher,
        licence=mapping.licence,
        sha256=digest_of(file_sha256, said_by(mapping, "released")),
        table=table.table,
        months=table.months,
        release=stated or presumed(table.months),
        release_stated=stated is not None,
        label=label_of(table.months),
        source_name=path.name,
        audience=mapping.audience,
        quality={**table.quality, "file_sha256": file_sha256, DEFINITIONS: [written(i) for i in mapping.indicators]},
    )
    with Store(workspace).ingest() as ingest:
        outcome = ingest.add(edition)
    return Answer(
        outcome=outcome,
        dataset=edition.dataset,
        scope=edition.scope,
        publisher=edition.publisher,
        audience=edition.audience,
        indicators=mapping.indicators,
        readings=len(table.readings),
        not_available=sum(r.value is None for r in table.readings),
        file_rows=table.rows,
        months=table.months,
        release=edition.release or presumed(table.months),
        release_stated=stated is not None,
        sha256=edition.sha256,
        warnings=table.warnings,
    )


def keep_extract(
    workspace: Workspace,
    indicators: tuple[Indicator, ...],
    readings: tuple[Reading, ...],
    *,
    audience: Audience,
    on: date,
    publisher: str,
) -> str:
    """Keep what the portal gives of its own indicators, as one dated edition; its SHA-256.

    The same extract of another day is another edition; the same of one day is held once. Each is a scope of its own: a
    paper names the one that it was made of.
    """
    table = table_of(readings)
    definitions = [written(one) for one in indicators]
    digest = hashlib.sha256(dumps([definitions, str(on), audience], sort_keys=True).encode())
    digest.update(_bytes(table))
    sha256 = digest.hexdigest()
    edition = NewEdition(
        dataset=EXTRACT,
        scope=sha256[:16],
        publisher=publisher,
        licence="the partnership's own",
        sha256=sha256,
        table=table,
        months=(),
        release=on,
        release_stated=True,
        label=on.isoformat(),
        source_name=f"indicators-{on}.parquet",
        audience=audience,
        quality={DEFINITIONS: definitions},
    )
    with Store(workspace).ingest() as ingest:
        ingest.add(edition)
    return sha256


def _bytes(table: pa.Table) -> bytes:
    return dumps(table.to_pylist(), sort_keys=True, default=str).encode()
