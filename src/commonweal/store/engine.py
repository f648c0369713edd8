"""The engine: DuckDB through Ibis. Nothing of it leaves this room; answers are pyarrow tables.

Ibis is imported at the first question: that takes most of a second, which `commonweal --help` need not wait for.
"""

import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    import ibis.expr.types as ir

Paths = tuple[str, ...]


class Engine:
    """One connection in memory; it reads Parquet files where they lie and writes nothing."""

    def __init__(self) -> None:
        import ibis

        self._ibis = ibis
        self._connection = ibis.duckdb.connect()
        self._tables: dict[Paths, ir.Table] = {}

    def counts(
        self,
        whole: Paths,
        parts: Mapping[str, Collection[date]],
        by: Sequence[str],
        where: Mapping[str, Collection[Any]],
        of: str | None = None,
        within: Mapping[str, Mapping[str, str]] | None = None,
    ) -> pa.Table:
        """Count the rows of `whole` files, and of each file of `parts` those of its months; or add up a column `of`.

        `within` says of columns what their values belong to: these take the values' places.
        """
        from commonweal.store import questions

        with _older_names():
            tables = [self._rows(whole)] if whole else []
            tables += [questions.of_months(self._rows((path,)), months) for path, months in parts.items()]
            wanted = list(dict.fromkeys([*by, *where, *([of] if of else [])])) or ["month"]
            rows = self._ibis.union(*(t.select(wanted) for t in tables)) if len(tables) > 1 else tables[0]
            for column, pairs in (within or {}).items():
                if column in wanted:
                    rows = questions.belonging(rows, column, pairs)
            return questions.counted(rows, by, where, of).to_pyarrow()

    def _rows(self, paths: Paths) -> "ir.Table":
        if paths not in self._tables:
            self._tables[paths] = self._connection.read_parquet(list(paths))
        return self._tables[paths]


@contextmanager
def _older_names() -> Iterator[None]:
    """Ibis 12 calls DuckDB 2 by a name that DuckDB means to drop; that is theirs to settle, not a user's to read."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="fetch_arrow_table", category=DeprecationWarning)
        yield
