"""Where a store's files lie on disk, who may read them, and who is writing now."""

import fcntl
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from commonweal.errors import CannotStore

TEMPORARY = ".tmp"


@dataclass(frozen=True, slots=True)
class Root:
    """One folder of editions: `data/` holds Parquet, `commits/` the commits. `private`: for the owner alone."""

    path: Path
    private: bool = False

    @property
    def data(self) -> Path:
        """The Parquet files."""
        return self.path / "data"

    @property
    def commits(self) -> Path:
        """The commits, numbered from 000001."""
        return self.path / "commits"

    def make(self) -> None:
        """Make the folders where they are not there yet."""
        for folder in (self.data, self.commits):
            folder.mkdir(parents=True, exist_ok=True)
        if self.private:
            for folder in (self.path.parent, self.path, self.data, self.commits):
                folder.chmod(0o700)

    def put(self, path: Path, content: bytes | memoryview) -> None:
        """Write a file whole and flush it to the disk: call it on a temporary name only."""
        mode = 0o600 if self.private else 0o644
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def sweep(self, named: Collection[str]) -> None:
        """Remove what killed ingests left: temporary files, and data files that no commit names.

        Only for one who holds the root alone; another's ingest that is under way has such files too.
        """
        for path in self.commits.glob(f"*{TEMPORARY}"):
            path.unlink(missing_ok=True)
        for path in self.data.iterdir():
            if path.name not in named:
                path.unlink(missing_ok=True)

    def vanish_if_empty(self) -> None:
        """Take away the folders of a first ingest that came to nothing."""
        for folder in (self.data, self.commits, self.path):
            try:
                folder.rmdir()
            except OSError:
                return


@contextmanager
def writing(root: Root) -> Iterator[None]:
    """Say plainly why the store's folder cannot be written, where it cannot: CannotStore."""
    try:
        yield
    except FileExistsError:
        raise  # what a commit's number that is taken looks like
    except OSError as failure:
        raise CannotStore(
            f"The store in {root.path} cannot be written ({failure.strerror}).",
            "Make room or give the rights to it, or name another folder with --workspace.",
        ) from None


def flush_folder(folder: Path) -> None:
    """Flush a folder's own entries, so that a name outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Presence:
    """A lock on the root's folder that tells others an ingest is under way; the system drops it when a process dies."""

    def __init__(self, root: Root) -> None:
        self._root = root
        self._descriptor = self._enter()

    def _enter(self) -> int:
        while True:
            self._root.make()
            descriptor = os.open(self._root.path, os.O_RDONLY)
            fcntl.flock(descriptor, fcntl.LOCK_SH)
            try:
                if os.path.samestat(os.fstat(descriptor), self._root.path.stat()):
                    return descriptor
            except FileNotFoundError:  # a first ingest that failed took the folder away in between
                pass
            os.close(descriptor)

    def alone(self) -> bool:
        """Hold the root alone, if nobody else is here; until `share` or `leave`."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)  # a failed upgrade may have lost the shared lock
            return False
        return True

    def share(self) -> None:
        """Let others in again."""
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def leave(self) -> None:
        """Drop the lock."""
        os.close(self._descriptor)
