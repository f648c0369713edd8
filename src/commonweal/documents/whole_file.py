"""A file is there whole or not at all: written under a temporary name beside its place, then renamed."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commonweal.errors import CannotStore

READABLE_BY_ALL = 0o644


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as failure:
        raise CannotStore(
            f"Nothing can be written in {folder} ({failure.strerror}).", "Give another folder, or the rights to it."
        ) from failure


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a temporary path of the same suffix; it takes `path`'s place if the block ends without an exception."""
    with _writable(path.parent):
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(READABLE_BY_ALL)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """The same for a folder of files that belong together: the earlier folder gives way to the new one."""
    with _writable(path.parent):
        temporary = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        yield temporary
        temporary.chmod(0o755)
        if path.exists():
            shutil.rmtree(path)
        temporary.replace(path)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
