"""Splink's engines, so set that nothing of a person reaches the disk in the clear.

DuckDB works in memory and may touch no file at all. Spark keeps what it computes in memory and enciphers what it must
put down meanwhile, with a key of the session (store/spark.py).
"""

import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from commonweal.errors import CommonwealError, EngineRefused
from commonweal.workspace import EngineChoice

MEMORY = "1400MiB"
PARTS = 16


@dataclass(frozen=True, slots=True)
class Engine:
    """Splink's door to an engine; what that engine calls the function that tells whether two lists meet; how all
    that was computed is forgotten; and how records are placed where the engine reads them.
    """

    api: Any
    overlap: str
    clear: Callable[[], None]
    placed: Callable[[pa.Table], Any] = lambda records: records


def engine_of(choice: EngineChoice) -> Engine:
    """The engine that was chosen."""
    logging.getLogger("splink").setLevel(logging.CRITICAL)  # its debug lines hold the SQL that it runs
    return _spark(choice) if choice.name == "spark" else _duckdb(choice)


def _duckdb(choice: EngineChoice) -> Engine:
    from splink.backends.duckdb import DuckDBAPI

    api = DuckDBAPI(":memory:")
    memory = choice.memory or MEMORY
    try:
        api.duckdb_con.execute("SET memory_limit = $1", [memory])
    except Exception:
        raise EngineRefused(f"{choice.memory!r} is not an amount of memory.", "Write it as 2GiB.") from None
    for setting in (
        "temp_directory = ''",  # too much for the memory is refused, not spilled
        "preserve_insertion_order = false",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        api.duckdb_con.execute(f"SET {setting}")
    return Engine(api, "list_has_any", api.duckdb_con.close)


def _spark(choice: EngineChoice) -> Engine:
    from commonweal.store.spark import plainly, session_of

    with plainly():
        from splink.backends.spark import SparkAPI

        make: Any = SparkAPI  # its own types are unfinished
        api = make(
            spark_session=(session := session_of(choice)),
            break_lineage_method="persist",  # Splink's own way would write Parquet files
            register_udfs_automatically=False,
            num_partitions_on_repartition=PARTS,
        )

    kept: list[Any] = []

    def clear() -> None:
        for table in kept:
            table.unpersist()
        for view in session.catalog.listTables():
            if view.name.startswith("__splink__"):
                session.catalog.uncacheTable(view.name)
                session.catalog.dropTempView(view.name)

    def placed(records: pa.Table) -> Any:
        """Spread over the workers: else Spark carries them through its plans, which fails from some ten thousand on."""
        kept.append(session.createDataFrame(records).repartition(PARTS).persist())
        return kept[-1]

    return Engine(api, "arrays_overlap", clear, placed)


@contextmanager
def discreetly() -> Iterator[None]:
    """An engine's own words may quote a record: they go nowhere, nor does the failure that carries them."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
            warnings.filterwarnings("ignore", message="unclosed <socket", category=ResourceWarning)  # Spark's own
            yield
        return
    except CommonwealError:
        raise
    except Exception as failure:
        wanting = "OutOfMemory" in type(failure).__name__ or "Out of Memory" in str(failure)
    if wanting:
        raise EngineRefused(
            "So many records do not fit into the memory that matching may take; nothing is put on disk instead.",
            'Give more with `memory = "4GiB"` under [store] in portal.toml, or use --engine spark.',
        )
    raise EngineRefused("The engine gave up while it compared records.", "Try with fewer records, and tell us of it.")
