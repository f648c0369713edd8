"""From the Home Office's tables to the store: read each file, then commit them all, an edition a file."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.figures import Month
from commonweal.ingest.as_read import label_of, sha256_of
from commonweal.ingest.held_areas import HeldAreas
from commonweal.ingest.released import presumed
from commonweal.records.counts import dataset
from commonweal.sources.home_office import Finding, RecordedCrime, read_recorded_crime
from commonweal.store import NewEdition, Outcome, Store
from commonweal.workspace import Workspace

DATASETS = {"force": dataset("home-office-force"), "csp": dataset("home-office-csp")}
PUBLISHER = "Home Office"
LICENCE = "Open Government Licence v3.0"
SCOPE = "england-and-wales"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one file. `rows` are the counts taken in, `file_rows` the rows read of it."""

    name: str
    outcome: Outcome
    dataset: str
    level: str
    rows: int
    file_rows: int
    months: tuple[Month, ...]
    release: date
    release_stated: bool
    sha256: str
    kept_apart: tuple[dict[str, Any], ...]
    unknown_codes: tuple[dict[str, Any], ...]
    warnings: tuple[Finding, ...]


def ingest_home_office(
    workspace: Workspace, paths: Sequence[Path], *, released: date | None = None, today: date | None = None
) -> tuple[Answer, ...]:
    """Take the files in, all or none; `released` is the day on which they were published.

    A later edition of the same quarters speaks for them from then on, and the earlier is kept. Raises FileRefused (or
    below it) for a file that is no such table, EditionRefused where it differs from one held and has no later date.
    """
    store = Store(workspace)
    areas = HeldAreas(store.view())
    read = [(path, read_recorded_crime(path, areas=areas, today=today or date.today())) for path in paths]
    answers = []
    with store.ingest() as ingest:
        for path, found in read:
            edition = _edition(path, found, released)
            answers.append(_answer(path, found, edition, ingest.add(edition)))
    return tuple(answers)


def _edition(path: Path, found: RecordedCrime, released: date | None) -> NewEdition:
    file_sha256 = sha256_of(path)
    return NewEdition(
        dataset=DATASETS[found.level],
        scope=SCOPE,
        publisher=PUBLISHER,
        licence=LICENCE,
        sha256=_as_read(file_sha256, found),
        table=found.table,
        months=found.months,
        release=released or presumed(found.months),
        release_stated=released is not None,
        label=label_of(found.months),
        source_name=path.name,
        quality={**found.quality, "file_sha256": file_sha256},
    )


def _as_read(file_sha256: str, found: RecordedCrime) -> str:
    """The file's SHA-256; with what was kept apart, where anything was.

    Beside a lookup that knows more of its areas, or a tree that knows more codes, the same file is read as another
    edition.
    """
    apart = [f"{e['field']}\t{e['value']}" for e in (*found.quality["kept_apart"], *found.quality["unknown_codes"])]
    return hashlib.sha256("\n".join((file_sha256, *apart)).encode()).hexdigest() if apart else file_sha256


def _answer(path: Path, found: RecordedCrime, edition: NewEdition, outcome: Outcome) -> Answer:
    return Answer(
        name=path.name,
        outcome=outcome,
        dataset=edition.dataset,
        level=found.level,
        rows=found.table.num_rows,
        file_rows=found.rows,
        months=found.months,
        release=edition.release or presumed(found.months),
        release_stated=edition.release_stated,
        sha256=edition.sha256,
        kept_apart=tuple(found.quality["kept_apart"]),
        unknown_codes=tuple(found.quality["unknown_codes"]),
        warnings=found.warnings,
    )
