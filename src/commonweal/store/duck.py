"""DuckDB: in this process, in bounded memory."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from commonweal.errors import EngineRefused, StoreDamaged
from commonweal.store.datafile import MEND
from commonweal.store.engine import Paths, name_of
from commonweal.store.scratch import private_folder
from commonweal.workspace import EngineChoice

if TYPE_CHECKING:
    import ibis.expr.types as ir

MEMORY = "1GiB"  # a bound for what DuckDB sorts and groups; the libraries and the answer come on top
A_BATCH = 200_000  # rows


class Duck:
    """One connection in memory. What outgrows the bound goes to a private folder."""

    def __init__(self, choice: EngineChoice) -> None:
        import ibis

        folder = private_folder(self)
        settings: dict[str, Any] = {
            "memory_limit": choice.memory or MEMORY,
            "temp_directory": str(folder),
        }
        try:
            self._connection = ibis.duckdb.connect(**settings)
        except duckdb.ParserException as failure:  # the one setting that is a user's own words
            raise EngineRefused(f"{choice.memory!r} is not an amount of memory.", "Write it as 2GiB.") from failure
        self._choice = choice
        self._tables: dict[Paths, ir.Table] = {}

    def rows(self, paths: Paths) -> "ir.Table":
        """See Engine."""
        with _plainly(self._choice):
            if paths not in self._tables:
                names = [_literal(path) for path in paths]  # and a folder `area=7` is no column
                self._tables[paths] = self._connection.read_parquet(names, hive_partitioning=False)
            return self._tables[paths]

    def known(self, table: pa.Table) -> "ir.Table":
        """See Engine."""
        name = name_of(table)
        with _plainly(self._choice):
            self._connection.con.register(name, table)
            return self._connection.table(name)

    def answer(self, asked: "ir.Table") -> pa.Table:
        """See Engine. Ibis's own way would load pandas, which takes longer than most questions."""
        with _plainly(self._choice):
            found = self._connection.con.sql(self._connection.compile(asked)).to_arrow_table()
        return pa.table(found.columns, schema=asked.schema().to_pyarrow())

    def batches(self, asked: "ir.Table") -> Iterator[pa.RecordBatch]:
        """See Engine. Ibis's own way would hold the whole answer first."""
        with _plainly(self._choice):
            found = self._connection.con.sql(self._connection.compile(asked)).to_arrow_reader(A_BATCH)
        schema = asked.schema().to_pyarrow()
        while batch := self._next(found):
            yield pa.record_batch(batch.columns, schema=schema)

    def _next(self, found: Iterator[pa.RecordBatch]) -> pa.RecordBatch | None:
        with _plainly(self._choice):
            return next(found, None)


def _literal(path: str) -> str:
    """A path that a pattern's signs stand in, such as `data [old]`, as DuckDB reads it: each sign for itself."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)


@contextmanager
def _plainly(choice: EngineChoice) -> Iterator[None]:
    """DuckDB's own words would tell a user nothing.

    Ibis 12 calls DuckDB 2 by a name that DuckDB means to drop; that is theirs to settle, not a user's to read.
    """
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="fetch_arrow_table", category=DeprecationWarning)
            yield
    except duckdb.OutOfMemoryException as failure:
        raise EngineRefused(
            f"The question does not fit into {choice.memory or MEMORY} of memory and the room for temporary files.",
            "Give more with `memory` under [store] in portal.toml, or point TMPDIR to a disk with room.",
        ) from failure
    except (pa.ArrowException, OSError, duckdb.Error) as failure:
        raise StoreDamaged("A file of the store cannot be read: it was altered.", MEND) from failure
