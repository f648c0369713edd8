"""From a partner's extract to the store: read through its mapping, check, commit, or hand back an error workbook."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commonweal.figures import Month, Period
from commonweal.ingest.as_read import digest_of, said_by, sha256_of
from commonweal.ingest.error_workbook import refusal
from commonweal.ingest.held_places import HeldPlaces
from commonweal.sources.partner import Extract, Finding, Mapping, read_extract, read_mapping
from commonweal.store import NewEdition, Outcome, Store
from commonweal.workspace import Workspace

KEY = "reference.key"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an ingest did. `left_out` rows are those that the mapping says are not incidents."""

    outcome: Outcome
    dataset: str
    scope: str
    publisher: str
    audience: str
    rows: int
    left_out: int
    months: tuple[Month, ...]
    release: date
    release_stated: bool
    sha256: str
    warnings: tuple[Finding, ...]


def ingest_partner(
    workspace: Workspace,
    mapping_path: Path,
    path: Path,
    *,
    released: date | None = None,
    covers: Period | None = None,
    errors: Path | None = None,
    today: date | None = None,
) -> Answer:
    """Take one extract in, as its mapping says, in one commit.

    `released` is the day on which the partner drew the extract; without it, the mapping's `extracted`, else the
    newest day in a column of extraction dates, else today (then not stated). `covers` goes before the mapping's own.
    Raises MappingRefused, FileRefused, EditionRefused, and RowsRefused where rows fail their checks: then an error
    workbook is written to `errors` (by default beside the caller, `<name>-errors.xlsx`) and nothing is taken in.
    """
    today = today or date.today()
    mapping = read_mapping(mapping_path)
    store = Store(workspace)
    places = HeldPlaces(store.view())
    key = reference_key(workspace) if "reference" in mapping.columns else b""
    extract = read_extract(path, mapping, today=today, key=key, places=places, covers=covers)
    if extract.errors:
        workbook = errors or Path(f"{path.stem}-errors.xlsx")
        raise refusal(path, extract.errors, extract.rows, workbook, "; send it back to the partner")
    stated = released or mapping.extracted or extract.extracted
    edition = _edition(path, mapping, extract, stated, today)
    with store.ingest() as ingest:
        outcome = ingest.add(edition)
    assert extract.table is not None  # noqa: S101  there were no errors
    return Answer(
        outcome=outcome,
        dataset=edition.dataset,
        scope=edition.scope,
        publisher=edition.publisher,
        audience=edition.audience,
        rows=extract.table.num_rows,
        left_out=extract.rows - extract.table.num_rows,
        months=edition.months,
        release=stated or today,
        release_stated=edition.release_stated,
        sha256=edition.sha256,
        warnings=extract.warnings,
    )


def reference_key(workspace: Workspace) -> bytes:
    """The workspace's own 32 bytes, under which partners' references are hidden; made when first asked for.

    It lies in the restricted part of the workspace, readable by its owner alone, and is backed up with it.
    """
    path = workspace.restricted.parent / KEY
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):
        _link_new(path, secrets.token_bytes(32))
    return path.read_bytes()


def _link_new(path: Path, content: bytes) -> None:
    """Linked when whole: two ingests at once use one key, and a killed one leaves none cut off."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(content)
    try:
        os.link(draft, path)
    finally:
        draft.unlink()


def _edition(path: Path, mapping: Mapping, extract: Extract, stated: date | None, today: date) -> NewEdition:
    file_sha256 = sha256_of(path)
    assert extract.table is not None  # noqa: S101
    period = Period(min(extract.months), max(extract.months))
    return NewEdition(
        dataset=mapping.store_name,
        scope=mapping.scope,
        publisher=mapping.publisher,
        licence=mapping.licence,
        sha256=read_digest(file_sha256, mapping),
        table=extract.table,
        months=extract.months,
        release=stated or today,
        release_stated=stated is not None,
        label=period.words,
        source_name=path.name,
        audience=mapping.audience,
        quality={**extract.quality, "file_sha256": file_sha256},
    )


def read_digest(file_sha256: str, mapping: Mapping) -> str:
    """The SHA-256 of a file as read by one mapping: a corrected mapping reads another edition out of the same file."""
    return digest_of(file_sha256, said_by(mapping, "extracted", "covers"))
