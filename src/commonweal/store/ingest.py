"""One ingest: data files written as they come, one commit linked last."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import UTC, datetime
from threading import Lock
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.figures import Month
from commonweal.store import datafile
from commonweal.store.commit import Commit, ReleaseStated
from commonweal.store.edition import Audience, Edition, NewEdition, Staged
from commonweal.store.judging import Outcome, judge
from commonweal.store.log import Log
from commonweal.store.root import Presence, Root, writing

CARRIED = tuple(f.name for f in fields(NewEdition) if f.name != "table")


class Ingest:
    """What `Store.ingest()` gives: `add` editions inside the with-block; at its end they become visible, all or none.

    All are of one audience: the public and the restricted root have commits of their own, and two commits could not
    become visible together. `commit` is set when the block has ended, None where nothing was new.
    """

    def __init__(self, roots: dict[Audience, Root]) -> None:
        self._roots = roots
        self._audience: Audience | None = None
        self._presence: Presence | None = None
        self._log: Log | None = None
        self._editions: dict[tuple[Any, ...], Edition] = {}
        self._dated: dict[tuple[Any, ...], Edition] = {}
        self._by_place: dict[tuple[str, str], list[Edition]] = {}
        self._lock = Lock()
        self._received = datetime.now(UTC).replace(microsecond=0)
        self.commit: Commit | None = None

    def __enter__(self) -> "Ingest":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._presence is None:
            return
        try:
            if error is None:
                self._make_visible()
        finally:
            self._leave()

    def held(
        self, dataset: str, scope: str, months: tuple[Month, ...], sha256: str, audience: Audience = "public"
    ) -> Edition | None:
        """The edition of that file, if it is held: lets a reader leave a known file unread."""
        self._open(audience)
        place = tuple(self._by_place.get((dataset, scope), ()))
        return next((e for e in place if e.identity == (dataset, scope, months, sha256)), None)

    def stage(self, sha256: str, table: pa.Table, months: tuple[Month, ...], audience: Audience = "public") -> Staged:
        """Write a table ahead of `add`; several threads may do so at once."""
        check_months(table, months)
        root = self._open(audience)
        with writing(root):
            return datafile.stage(root, sha256, table)

    def add(self, new: NewEdition) -> Outcome:
        """Take an edition in. Raises EditionRefused, and then the whole ingest must be given up."""
        self._open(new.audience)
        offered = self._edition(new)
        place = self._by_place.setdefault((new.dataset, new.scope), [])
        outcome = judge(place, offered)
        if outcome == "new":
            staged = self._staged(new)
            offered = replace(offered, rows=staged.rows, file=staged.file, size=staged.size, digest=staged.digest)
            self._editions[offered.identity] = offered
            place.append(offered)
        elif outcome == "dated":
            self._state(place, offered)
        return outcome

    def _state(self, place: list[Edition], offered: Edition) -> None:
        """Note the release date of an edition held, or of one that came in this very ingest."""
        twin = next(e for e in place if e.identity == offered.identity)
        dated = replace(twin, release=offered.release, release_stated=True)
        place[place.index(twin)] = dated
        where = self._editions if twin.identity in self._editions else self._dated
        where[dated.identity] = dated

    def _open(self, audience: Audience) -> Root:
        with self._lock:
            if self._audience is None:
                self._audience = audience
                with writing(self._roots[audience]):
                    self._presence = Presence(self._roots[audience])
                self._log = Log(self._roots[audience])
                self._sweep()
                self._remember(self._log.editions)
            elif self._audience != audience:
                raise ValueError("one ingest brings in public or partners' editions, not both")
        return self._roots[audience]

    def _remember(self, editions: Iterable[Edition]) -> None:
        for edition in editions:
            self._by_place.setdefault((edition.dataset, edition.scope), []).append(edition)

    def _edition(self, new: NewEdition) -> Edition:
        carried = {name: getattr(new, name) for name in CARRIED}
        carried["months"] = tuple(sorted(new.months))
        return Edition(**carried, rows=0, received=self._received, file="", size=0, digest="")

    def _staged(self, new: NewEdition) -> Staged:
        if isinstance(new.table, Staged):
            return new.table
        return self.stage(new.sha256, new.table, new.months, new.audience)

    def _make_visible(self) -> None:
        assert self._audience and self._log  # noqa: S101  set together with the presence
        root = self._roots[self._audience]
        datafile.settle(root)
        while self._editions or self._dated:
            releases = tuple(
                ReleaseStated(e.dataset, e.scope, e.months, e.sha256, e.release)
                for e in self._dated.values()
                if e.release
            )
            try:
                with writing(root):
                    self.commit = self._log.append(self._received, tuple(self._editions.values()), releases)
                return
            except FileExistsError:  # another ingest was quicker: judge again beside what it brought
                self._log = Log(root)
                self._judge_again(self._log.editions)

    def _judge_again(self, held: tuple[Edition, ...]) -> None:
        offered = [*self._editions.values(), *self._dated.values()]
        self._editions, self._dated, self._by_place = {}, {}, {}
        self._remember(held)
        for edition in offered:
            place = self._by_place.setdefault((edition.dataset, edition.scope), [])
            outcome = judge(place, edition)
            if outcome == "new":
                self._editions[edition.identity] = edition
                place.append(edition)
            elif outcome == "dated":
                self._state(place, edition)

    def _sweep(self) -> None:
        assert self._presence and self._log and self._audience  # noqa: S101
        if self._presence.alone():
            self._roots[self._audience].sweep({e.file for e in Log(self._roots[self._audience]).editions})
            self._presence.share()

    def _leave(self) -> None:
        assert self._presence and self._audience  # noqa: S101
        try:
            if self._presence.alone():
                root = self._roots[self._audience]
                root.sweep({e.file for e in Log(root).editions})
                root.vanish_if_empty()
        finally:
            self._presence.leave()
            self._presence = None


def check_months(table: pa.Table, months: tuple[Month, ...]) -> None:
    """An edition's rows lie in the months that it speaks for. Raises ValueError: a reader's mistake, not a user's."""
    if not months:
        return
    found = {Month.of(day) for day in pc.unique(table["month"]).to_pylist()}
    if found - set(months):
        raise ValueError(f"rows outside the edition's months: {sorted(found - set(months))}")
