"""The Parquet files: written under a temporary name, flushed, then named; checked before they are read."""

import hashlib
import os
import uuid
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from commonweal.errors import StoreDamaged
from commonweal.store.edition import Edition, Staged
from commonweal.store.root import TEMPORARY, Root, flush_folder

COMPRESSION = "zstd"
MEND = "Restore the store's folder from a backup, or ingest the published files into a new workspace."


def stage(root: Root, sha256: str, table: pa.Table) -> Staged:
    """Write a table as `data/<sha256>.parquet`, the name being of the published file. Nobody sees it before a commit.

    A file that is there already is never written over: a second table out of the same published file has its own
    digest in its name too.
    """
    buffer = pa.BufferOutputStream()
    pq.write_table(table, buffer, compression=COMPRESSION)
    content = memoryview(buffer.getvalue())
    digest = hashlib.sha256(content).hexdigest()
    temporary = root.data / f"{uuid.uuid4().hex}{TEMPORARY}"
    root.put(temporary, content)
    try:
        name = _name(root, temporary, (f"{sha256}.parquet", f"{sha256}.{digest}.parquet"), digest)
    finally:
        temporary.unlink()
    return Staged(name, table.num_rows, len(content), digest)


def _name(root: Root, temporary: Path, names: tuple[str, str], digest: str) -> str:
    for name in names:
        try:
            os.link(temporary, root.data / name)
        except FileExistsError:
            if _digest(root.data / name) != digest:
                continue
        return name
    raise StoreDamaged(f"A file of the store was altered ({names[-1]}).", MEND)


def settle(root: Root) -> None:
    """Make the names themselves outlive a power cut, before a commit relies on them."""
    flush_folder(root.data)


def check_present(root: Root, edition: Edition) -> str:
    """The path of an edition's file. Raises StoreDamaged where it is missing or has another size."""
    path = root.data / edition.file
    try:
        size = os.stat(path).st_size  # noqa: PTH116  thousands of files: Path.stat costs twice as much
    except FileNotFoundError:
        raise StoreDamaged(f"The store's copy of {edition.source_name} is missing ({edition.file}).", MEND) from None
    if size != edition.size:
        raise _altered(edition)
    return str(path)


def check_whole(root: Root, edition: Edition) -> None:
    """Read an edition's file from end to end. Raises StoreDamaged where a byte differs from what was written."""
    if _digest(Path(check_present(root, edition))) != edition.digest:
        raise _altered(edition)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _altered(edition: Edition) -> StoreDamaged:
    return StoreDamaged(f"The store's copy of {edition.source_name} was altered ({edition.file}).", MEND)
