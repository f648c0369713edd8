"""Spark: the same expressions, on this machine's processors or on a cluster that is there already."""

import atexit
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import pyarrow as pa

from commonweal.errors import CommonwealError, EngineRefused, StoreDamaged
from commonweal.store.datafile import MEND
from commonweal.store.engine import Paths, name_of
from commonweal.store.java import check_java
from commonweal.store.scratch import private_folder
from commonweal.workspace import EngineChoice

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from pyspark.sql import SparkSession

HERE = "local[*]"
SETTINGS = {
    "spark.app.name": "commonweal",
    "spark.ui.enabled": "false",  # no port that others could look through
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.io.encryption.enabled": "true",  # what is put on disk meanwhile, with a key that ends with the session
    "spark.driver.maxResultSize": "0",  # an answer may be as large as the driver's own memory
}
ON_THIS_MACHINE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "16",  # the default, 200, is a cluster's
}
UNREADABLE = ("FAILED_READ_FILE", "CANNOT_READ_FILE", "PATH_NOT_FOUND", "UNABLE_TO_INFER_SCHEMA", "ParquetFile")
GONE, SHUT_DOWN = "Java is gone", "SparkContext was shut down"
MORE_MEMORY = "Give more with `memory` under [store] in portal.toml, or with spark.executor.memory on a cluster."
_starting = Lock()


class Spark:
    """One session a process, however many views ask: to start one takes ten seconds."""

    def __init__(self, choice: EngineChoice) -> None:
        import ibis

        with plainly():
            self._session = session_of(choice)
            self._connection = ibis.pyspark.connect(self._session)
        self._tables: dict[Paths, ir.Table] = {}

    def rows(self, paths: Paths) -> "ir.Table":
        """See Engine. Spark is told of a file system: a cluster's own may be another than the one the store lies on."""
        with plainly():
            if paths not in self._tables:
                name = f"rows_{id(self)}_{len(self._tables)}"
                found = self._session.read.parquet(*(_literal(path) for path in paths))
                found.createOrReplaceTempView(name)
                self._tables[paths] = self._connection.table(name)
            return self._tables[paths]

    def known(self, table: pa.Table) -> "ir.Table":
        """See Engine."""
        name = name_of(table)
        with plainly():
            self._session.createDataFrame(table).createOrReplaceTempView(name)
            return self._connection.table(name)

    def answer(self, asked: "ir.Table") -> pa.Table:
        """See Engine. Ibis's own way leads over pandas, which knows no missing whole numbers."""
        with plainly():
            found = self._session.sql(self._connection.compile(asked)).toArrow()
        return pa.table(found.columns, schema=asked.schema().to_pyarrow())

    def batches(self, asked: "ir.Table") -> Iterator[pa.RecordBatch]:
        """See Engine. Spark hands the whole answer over at once."""
        yield from self.answer(asked).to_batches()


def session_of(choice: EngineChoice) -> "SparkSession":
    """The process's session; started where there is none yet. Beside the store, `matching` alone asks for it."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineRefused(
            "Spark is not installed here.", "Install it with: pip install 'commonweal[spark]', or leave --engine out."
        ) from None
    with _starting:
        running = SparkSession.getActiveSession()
        return running or _start(choice, submitted="PYSPARK_GATEWAY_PORT" in os.environ)


def _start(choice: EngineChoice, *, submitted: bool) -> "SparkSession":
    """`submitted`: by spark-submit, which has started Java and said where Spark is."""
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    if not submitted:
        check_java()
    folder = private_folder(SparkSession)
    conf = SparkConf(loadDefaults=False).setAll(list(settings_of(choice, folder, submitted=submitted).items()))
    with (folder / "spark.log").open("w+b") as log:
        try:
            gateway = launch_gateway(conf, {"stdout": log, "stderr": log})  # its words are not ours to say
            session = SparkSession(SparkContext(conf=conf, gateway=gateway))
        except Exception as failure:
            log.seek(0)
            where = f" at {choice.master}" if choice.master else ""
            raise EngineRefused(
                f"Spark does not start{where}.", f"It says: {_reason(log.read().decode(errors='replace'), failure)}"
            ) from failure
    atexit.register(session.stop)
    return session


def settings_of(choice: EngineChoice, folder: Path, *, submitted: bool) -> dict[str, str]:
    """What is said of Spark; where it was submitted, only what is ours to say."""
    master = choice.master or ("" if submitted else HERE)
    memory = {} if submitted or not choice.memory else {"spark.driver.memory": choice.memory.lower().replace("ib", "")}
    here = {**ON_THIS_MACHINE, "spark.local.dir": str(folder)} if master.startswith("local") else {}
    return {**SETTINGS, **({"spark.master": master} if master else {}), **here, **memory}


def _reason(log: str, failure: Exception) -> str:
    """The first line in which Spark names an exception, else Python's own."""
    named = [line.strip() for line in log.splitlines() if "Exception: " in line or "Error: " in line]
    return (named or str(failure).splitlines() or [type(failure).__name__])[0]


def _words(failure: Exception) -> str:
    """What a failure says: some ask Java for their words, which fails where Java ended."""
    if isinstance(failure, ConnectionError) or type(failure).__name__ == "Py4JNetworkError":
        return GONE
    try:
        return str(failure)
    except Exception:
        return GONE


def _literal(path: str) -> str:
    """A path with its file system named, each sign of a pattern standing for itself."""
    return "file://" + "".join(f"\\{sign}" if sign in "*?[]{}\\" else sign for sign in path)


@contextmanager
def plainly() -> Iterator[None]:
    """A user is told what to do, not what Java threw."""
    try:
        with warnings.catch_warnings():
            # PySpark 4 warns of pandas 3 where it is merely imported; no row of ours goes through pandas.
            warnings.filterwarnings(
                "ignore", message="PySpark does not yet fully support pandas", category=FutureWarning
            )
            # It hands tables over through a socket where it enciphers, and leaves that to be cleared away.
            warnings.filterwarnings("ignore", message="unclosed <socket", category=ResourceWarning)
            yield
    except CommonwealError:
        raise
    except Exception as failure:
        words = _words(failure)
        if any(sign in words for sign in UNREADABLE):
            raise StoreDamaged("A file of the store cannot be read: it was altered.", MEND) from failure
        if "OutOfMemoryError" in words:
            raise EngineRefused("The question does not fit into Spark's memory.", MORE_MEMORY) from failure
        if words == GONE or SHUT_DOWN in words:
            raise EngineRefused(
                "Spark's Java ended before it answered, most often for want of memory.", MORE_MEMORY
            ) from failure
        raise EngineRefused("Spark gave up.", f"It says: {_reason(words, failure)}") from failure
