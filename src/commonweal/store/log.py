"""The commits of one root, read in their order and added to one at a time."""

import hashlib
import os
import uuid
from datetime import datetime

import commonweal
from commonweal.errors import StoreDamaged
from commonweal.store import commit as text
from commonweal.store.commit import Commit, ReleaseStated, Rewritten, Trace
from commonweal.store.datafile import MEND
from commonweal.store.edition import Edition
from commonweal.store.root import TEMPORARY, Root, flush_folder

FIRST = hashlib.sha256(b"").hexdigest()  # what the first commit has before it


class Log:
    """The commits as they stood when it was read."""

    def __init__(self, root: Root) -> None:
        self._root = root
        self.commits, self._last = _read(root)
        self.editions = text.fold(self.commits)

    def append(
        self,
        received: datetime,
        editions: tuple[Edition, ...] = (),
        releases: tuple[ReleaseStated, ...] = (),
        rewritten: tuple[Rewritten, ...] = (),
        erased: tuple[Trace, ...] = (),
    ) -> Commit:
        """Make all of it visible at once. Raises FileExistsError where another ingest committed since this was read."""
        number, software = len(self.commits) + 1, f"commonweal {commonweal.__version__}"
        commit = Commit(number, received, software, self._last, editions, releases, rewritten, erased)
        temporary = self._root.commits / f"{uuid.uuid4().hex}{TEMPORARY}"
        self._root.put(temporary, text.write(commit))
        try:
            os.link(temporary, self._root.commits / f"{number:06d}.json")  # fails where the number is taken
        finally:
            temporary.unlink()
        flush_folder(self._root.commits)
        return commit


def _read(root: Root) -> tuple[tuple[Commit, ...], str]:
    commits: list[Commit] = []
    last = FIRST
    for path in sorted(root.commits.glob("*.json")):
        content = path.read_bytes()
        try:
            commit = text.read(content)
        except (ValueError, KeyError, TypeError):
            raise StoreDamaged(f"The store's commit {path.stem} cannot be read.", MEND) from None
        if path.stem != f"{len(commits) + 1:06d}" or commit.number != len(commits) + 1:
            raise StoreDamaged(f"The store's commit {len(commits) + 1:06d} is missing.", MEND)
        if commit.previous != last:
            raise StoreDamaged(f"The store's commit {len(commits):06d} was altered.", MEND)
        commits.append(commit)
        last = hashlib.sha256(content).hexdigest()
    return tuple(commits), last
