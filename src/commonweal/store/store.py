"""The store: editions of published files, in two roots, one of them for the owner's eyes alone."""

from collections.abc import Collection
from datetime import date

from commonweal.store import datafile, erasing
from commonweal.store.choosing import choose
from commonweal.store.commit import Commit, Trace
from commonweal.store.edition import Audience, Edition
from commonweal.store.erasing import Erased
from commonweal.store.ingest import Ingest
from commonweal.store.log import Log
from commonweal.store.root import Root
from commonweal.store.view import View
from commonweal.workspace import Workspace


class Store:
    """The only door to saved records. Opening one makes nothing on disk."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._roots: dict[Audience, Root] = {
            "public": Root(workspace.store),
            "partners": Root(workspace.restricted, private=True),
        }

    def ingest(self) -> Ingest:
        """Begin one: `with store.ingest() as ingest: ingest.add(...)`. It becomes visible whole, or not at all."""
        return Ingest(self._roots)

    def editions(self, dataset: str | None = None) -> tuple[Edition, ...]:
        """Every edition held, superseded ones too, in the order of their coming."""
        return tuple(
            edition
            for root in self._roots.values()
            for edition in Log(root).editions
            if dataset in (None, edition.dataset)
        )

    def commits(self, audience: Audience = "public") -> tuple[Commit, ...]:
        """The commits of one root, oldest first."""
        return Log(self._roots[audience]).commits

    def view(self, as_at: date | None = None, sha256s: Collection[str] | None = None) -> View:
        """For each dataset, scope and month the newest release, or the newest published by `as_at`.

        `sha256s` pins the view to those published files; NotHeld where one is not held.
        """
        return View(self._roots, choose(self.editions(), as_at, sha256s), self._workspace.engine)

    def erase(self, dataset: str, column: str, value: str) -> Erased:
        """Drop the rows of one person from every edition of a dataset of the restricted root, now and later."""
        return erasing.erase(self._roots["partners"], {erasing.trace(dataset, column, value)})

    def erase_again(self, traces: Collection[Trace]) -> Erased:
        """The erasures that these traces are of: for a store that was restored from an older backup."""
        return erasing.erase(self._roots["partners"], traces)

    def traces(self, dataset: str | None = None) -> tuple[Trace, ...]:
        """What is kept of every erasure, or of those of one dataset."""
        return tuple(sorted(t for t in erasing.traces(self._roots["partners"]) if dataset in (None, t.dataset)))

    def check(self) -> int:
        """Read every file of the store from end to end; how many there are. Raises StoreDamaged at the first defect."""
        editions = [(root, edition) for root in self._roots.values() for edition in Log(root).editions]
        for root, edition in editions:
            datafile.check_whole(root, edition)
        return len(editions)
