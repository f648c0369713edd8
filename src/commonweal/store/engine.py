"""What works questions out: DuckDB in this process, or Spark. Neither leaves this room; answers are pyarrow tables.

Both run the very expressions of `questions`. Libraries are imported at the first question: that takes most of a second
(and Spark's start ten), which `commonweal --help` need not wait for.
"""

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

from commonweal.workspace import EngineChoice

if TYPE_CHECKING:
    import ibis.expr.types as ir

Paths = tuple[str, ...]


class Engine(Protocol):
    """It reads Parquet files where they lie, and writes nothing but what does not fit into memory.

    StoreDamaged where a file cannot be read, EngineRefused where the engine is not there or has no room.
    """

    def rows(self, paths: Paths) -> "ir.Table":
        """The rows of all these files."""

    def known(self, table: pa.Table) -> "ir.Table":
        """A small table that lies in memory, to join rows with."""

    def answer(self, asked: "ir.Table") -> pa.Table:
        """Work an expression over `rows` and `known` out."""

    def batches(self, asked: "ir.Table") -> Iterator[pa.RecordBatch]:
        """The same, piece by piece."""


def name_of(table: pa.Table) -> str:
    """A name for a small table, the same for the same content: so that it is handed to an engine once."""
    digest = hashlib.sha256()
    for column in table.columns:
        for chunk in column.chunks:
            for buffer in chunk.buffers():
                digest.update(buffer or b"")
    return f"known_{table.num_rows}_{digest.hexdigest()}"


def engine_of(choice: EngineChoice) -> Engine:
    """The engine that was chosen."""
    if choice.name == "spark":
        from commonweal.store.spark import Spark

        return Spark(choice)
    from commonweal.store.duck import Duck

    return Duck(choice)
