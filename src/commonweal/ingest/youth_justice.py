"""From a case system's export to the store's restricted root: read, check, commit, or hand back an error workbook."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pyarrow.compute as pc

from commonweal.errors import EditionRefused
from commonweal.figures import Month, Period
from commonweal.ingest.as_read import digest_of, said_by, sha256_of
from commonweal.ingest.error_workbook import refusal
from commonweal.ingest.partner import reference_key
from commonweal.records.youth_outcome import DATASET
from commonweal.sources.partner import Finding
from commonweal.sources.youth_justice.checks import KINDS
from commonweal.sources.youth_justice.lists import Lists, read_lists
from commonweal.sources.youth_justice.mapping import Mapping
from commonweal.sources.youth_justice.mapping_file import read_mapping
from commonweal.sources.youth_justice.read import Export, read_export
from commonweal.store import NewEdition, Outcome, Store, Trace, without
from commonweal.store.holdings import runs
from commonweal.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answer:
    """What an ingest did. `left_out` rows are those that the mapping, or an erasure, keeps out of the records."""

    outcome: Outcome
    scope: str
    publisher: str
    rows: int
    children: int
    left_out: int
    months: tuple[Month, ...]
    gaps: tuple[Period, ...]
    release: date
    release_stated: bool
    sha256: str
    warnings: tuple[Finding, ...]


def ingest_youth_justice(
    workspace: Workspace,
    mapping_path: Path,
    path: Path,
    *,
    released: date | None = None,
    covers: Collection[Period] = (),
    errors: Path | None = None,
    today: date | None = None,
) -> Answer:
    """Take one export in, as its mapping says, in one commit; it is for partners, whatever it says.

    `released` is the day on which it was drawn; without it the mapping's `extracted`, else today (then not stated).
    `covers` goes before the mapping's own. Raises MappingRefused, FileRefused, EditionRefused, and RowsRefused where
    rows fail their checks: then an error workbook is written to `errors` (by default beside the caller,
    `<name>-errors.xlsx`) and nothing is taken in.
    """
    today = today or date.today()
    lists = read_lists(workspace.root)
    mapping = read_mapping(mapping_path, lists)
    stated = released or mapping.extracted
    if stated and stated > today:
        raise EditionRefused(f"The export cannot have been drawn on {stated}, after today.", "Correct the date.")
    key = reference_key(workspace)
    export = read_export(path, mapping, lists, today=today, key=key, covers=tuple(covers))
    if export.errors:
        workbook = errors or Path(f"{path.stem}-errors.xlsx")
        then = ", and no child; mend them in the case system and export again"
        raise refusal(path, export.errors, export.rows, workbook, then)
    store = Store(workspace)
    traces = store.traces(DATASET)
    export = _without_erased(export, traces)
    assert export.table is not None  # noqa: S101  there were no errors
    edition = _edition(path, mapping, lists, export, stated, today)
    with store.ingest() as ingest:
        outcome = ingest.add(edition)
    if (later := store.traces(DATASET)) != traces:  # a child was erased while this was read
        store.erase_again(later)
    return Answer(
        outcome=outcome,
        scope=edition.scope,
        publisher=edition.publisher,
        rows=export.table.num_rows,
        children=pc.count_distinct(export.table["child"]).as_py(),
        left_out=export.rows - export.table.num_rows,
        months=edition.months,
        gaps=_gaps(edition.months),
        release=stated or today,
        release_stated=stated is not None,
        sha256=edition.sha256,
        warnings=export.warnings,
    )


def _without_erased(export: Export, traces: Collection[Trace]) -> Export:
    """The export without children who were erased: they stay so, whatever file comes."""
    assert export.table is not None  # noqa: S101
    table = without(export.table, traces)
    gone = export.table.num_rows - table.num_rows
    if not gone:
        return export
    warnings = (*export.warnings, Finding(KINDS["erased"], "child", gone))
    return replace(export, table=table, warnings=warnings)


def _edition(
    path: Path, mapping: Mapping, lists: Lists, export: Export, stated: date | None, today: date
) -> NewEdition:
    file_sha256 = sha256_of(path)
    assert export.table is not None  # noqa: S101
    return NewEdition(
        dataset=DATASET,
        scope=mapping.scope,
        publisher=mapping.publisher,
        licence=mapping.licence,
        sha256=read_digest(file_sha256, mapping, lists, export.months),
        table=export.table,
        months=export.months,
        release=stated or today,
        release_stated=stated is not None,
        label=", ".join(str(period) for period in _periods(export.months)),
        source_name=path.name,
        audience="partners",
        quality={**export.quality, "file_sha256": file_sha256},
    )


def _periods(months: tuple[Month, ...]) -> tuple[Period, ...]:
    return tuple(Period(first, last) for first, last in runs(months))


def _gaps(months: tuple[Month, ...]) -> tuple[Period, ...]:
    """The months between the first and the last that the export does not speak for."""
    held = _periods(months)
    return tuple(Period(one.end + 1, other.start - 1) for one, other in pairwise(held))


def read_digest(file_sha256: str, mapping: Mapping, lists: Lists, months: tuple[Month, ...]) -> str:
    """The SHA-256 of a file as read by one mapping and the lists in force, for the months that it speaks for.

    A corrected mapping or list reads another edition out of the same file.
    """
    said = said_by(mapping, "extracted", "covers")
    words = [sorted(w.items(), key=str) for w in (lists.offence_words, lists.outcome_words, lists.ethnicity_words)]
    tiers = sorted((kind.key, kind.tier) for kind in lists.outcomes.values())
    return digest_of(file_sha256, [said, words, tiers], ",".join(map(str, months)))
