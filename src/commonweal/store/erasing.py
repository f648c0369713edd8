"""Erasure: a person's rows out of every edition of a dataset, those long superseded too, and out of what comes later.

The rows go, the published file's SHA-256 stays: a paper that names it is still worked out, from what is left, and is
told that rows were erased since. What is kept of the erasure is a trace, the SHA-256 of a pseudonym that is itself no
name; by it the same rows are dropped when a file that holds them comes again, or an older backup is restored.
"""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from commonweal.store import datafile
from commonweal.store.commit import Rewritten, Trace
from commonweal.store.edition import Edition
from commonweal.store.log import Log
from commonweal.store.root import Presence, Root, writing


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows went, out of how many editions."""

    rows: int
    editions: int


def trace(dataset: str, column: str, value: str) -> Trace:
    """What is kept of the erasure of a value."""
    return Trace(dataset, column, hashlib.sha256(value.encode()).hexdigest())


def traces(root: Root) -> frozenset[Trace]:
    """Every erasure of a root."""
    return frozenset(t for commit in Log(root).commits for t in commit.erased)


def without(table: pa.Table, of: Collection[Trace]) -> pa.Table:
    """The rows that no trace names; all of a trace's columns must be there."""
    for column in sorted({t.column for t in of}):
        gone = {t.digest for t in of if t.column == column}
        values = pc.unique(table[column]).drop_null().to_pylist()
        named = [v for v in values if hashlib.sha256(str(v).encode()).hexdigest() in gone]
        if named:
            table = table.filter(pc.invert(pc.fill_null(pc.is_in(table[column], pa.array(named, pa.string())), False)))
    return table


def erase(root: Root, wanted: Collection[Trace]) -> Erased:
    """Drop the rows of these traces from every edition of their datasets, in one commit; then the old files go.

    An erasure of which there are no rows is noted all the same, so that none come in later. A process that is killed
    leaves all of it or nothing; a file whose rows were erased and that it had not yet removed goes at the next ingest.
    """
    with writing(root):
        presence = Presence(root)
    try:
        while True:
            log = Log(root)
            new = tuple(sorted(set(wanted) - {t for commit in log.commits for t in commit.erased}))
            left = tuple(_rewrite(root, log.editions, wanted))
            if not new and not left:
                return Erased(0, 0)
            datafile.settle(root)
            try:
                with writing(root):
                    log.append(datetime.now(UTC).replace(microsecond=0), rewritten=left, erased=new or tuple(wanted))
            except FileExistsError:  # an ingest was quicker: its editions are looked through too
                continue
            _remove(root, log.editions)
            return Erased(sum(r.dropped for r in left), len(left))
    finally:
        presence.leave()


def _rewrite(root: Root, editions: tuple[Edition, ...], wanted: Collection[Trace]) -> Iterator[Rewritten]:
    for edition in editions:
        mine = [t for t in wanted if t.dataset == edition.dataset]
        if not mine:
            continue
        whole = pq.read_table(datafile.check_present(root, edition))
        table = without(whole, mine)
        if table.num_rows < whole.num_rows:
            with writing(root):
                staged = datafile.stage(root, edition.sha256, _only_what_is_left(table))
            dropped = whole.num_rows - table.num_rows
            yield Rewritten(edition.dataset, edition.scope, edition.months, edition.sha256, dropped, staged.file,
                            staged.rows, staged.size, staged.digest)  # fmt: skip


def _only_what_is_left(table: pa.Table) -> pa.Table:
    """A dictionary still lists the words of rows that are gone: it is made anew of those that stayed."""
    plain = [f.with_type(f.type.value_type) if pa.types.is_dictionary(f.type) else f for f in table.schema]
    return table.cast(pa.schema(plain)).cast(table.schema)


def _remove(root: Root, before: tuple[Edition, ...]) -> None:
    """The files that no edition has any more."""
    named = {edition.file for edition in Log(root).editions}
    for file in {edition.file for edition in before} - named:
        (root.data / file).unlink(missing_ok=True)
