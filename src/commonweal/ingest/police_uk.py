"""From the police.uk archive to the store: every street and outcomes file of the paths given, in one commit.

Two threads read, check, hash and compress: all of that leaves Python's lock, so two cores are used without a second
process. At most a few files are in memory at a time, however many there are.
"""

import hashlib
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.errors import RowsRefused
from commonweal.figures import Month
from commonweal.ingest.progress import progress
from commonweal.ingest.quality import total
from commonweal.ingest.released import Released, presumed
from commonweal.sources import police_uk
from commonweal.sources.police_uk import Archive, Left, Member
from commonweal.store import Commit, Ingest, NewEdition, Outcome, Staged, Store

WORKERS = 2
AHEAD = 2 * WORKERS  # files read before they are taken in: bounds the memory
READERS = {"street": police_uk.read_street, "outcomes": police_uk.read_outcomes}


@dataclass(frozen=True, slots=True)
class Taken:
    """A file, and what came of it."""

    outcome: Outcome
    edition: NewEdition
    rows: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What an ingest did. `commit` is None where nothing was new."""

    commit: Commit | None
    taken: tuple[Taken, ...]
    left: tuple[Left, ...]

    @property
    def new(self) -> tuple[Taken, ...]:
        """The files that were not held before."""
        return tuple(t for t in self.taken if t.outcome == "new")

    @property
    def outcomes(self) -> dict[str, int]:
        """How many files were new, the same as before, newly dated, and left."""
        counts = Counter[str](t.outcome for t in self.taken)
        return {"new": counts["new"], "same": counts["same"], "dated": counts["dated"], "left": len(self.left)}

    @property
    def quality(self) -> dict[str, Any]:
        """The quality totals by dataset, of the new files."""
        datasets = sorted({t.edition.dataset for t in self.new})
        return {d: total(t.edition.quality for t in self.new if t.edition.dataset == d) for d in datasets}


@dataclass(frozen=True, slots=True)
class _Found:
    member: Member
    release: date
    stated: bool


@dataclass(slots=True)
class _Ready:
    sha256: str
    staged: Staged
    quality: dict[str, Any] = field(default_factory=dict)


def ingest_police_uk(store: Store, paths: Sequence[Path], released: Released | None = None) -> Answer:
    """Take in what the paths hold. Raises FileRefused or EditionRefused, and then the store is as it was."""
    with ExitStack() as stack:
        archives = [stack.enter_context(police_uk.open_archive(path)) for path in paths]
        found = _date(archives, released or Released())
        ingest = stack.enter_context(store.ingest())
        advance = stack.enter_context(progress(len(found)))
        taken, empty = [], []
        for one, ready in _ready(ingest, found):
            if ready.staged.rows:
                taken.append(_take(ingest, one, ready))
            else:  # a month without a row was not published: it must stay missing, never become zero
                empty.append(police_uk.Left(one.member.path, "without a row"))
            advance(one.member.path.name)
    if not taken:
        raise RowsRefused("The files have headings and not one row.", "Fetch them from the publisher again.")
    return Answer(ingest.commit, tuple(taken), tuple(left for a in archives for left in a.left) + tuple(empty))


def _date(archives: list[Archive], released: Released) -> list[_Found]:
    released.check_folders(m.path for a in archives for m in a.members)
    found = []
    for archive in archives:
        presumption = presumed(m.name.month for m in archive.members)
        for member in archive.members:
            stated = released.stated(member.path)
            found.append(_Found(member, stated or presumption, stated is not None))
    return found


def _ready(ingest: Ingest, found: list[_Found]) -> Iterator[tuple[_Found, _Ready]]:
    """Each file read and written ahead of its turn, in the order given; the first failure ends it."""
    waiting: deque[tuple[_Found, Future[_Ready]]] = deque()
    with ThreadPoolExecutor(WORKERS) as pool:
        try:
            for one in found:
                waiting.append((one, pool.submit(_read, ingest, one.member)))
                if len(waiting) > AHEAD:
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _read(ingest: Ingest, member: Member) -> _Ready:
    name = member.name
    content = member.read()
    sha256 = hashlib.sha256(content).hexdigest()
    held = ingest.held(_dataset(member), name.force, (name.month,), sha256)
    if held:
        return _Ready(sha256, held.staged)
    table, quality = READERS[name.kind](content, str(member.path), name.month)
    return _Ready(sha256, ingest.stage(sha256, table, (name.month,)), quality)


def _take(ingest: Ingest, one: _Found, ready: _Ready) -> Taken:
    name = one.member.name
    edition = NewEdition(
        dataset=_dataset(one.member),
        scope=name.force,
        publisher=police_uk.PUBLISHER,
        licence=police_uk.LICENCE,
        sha256=ready.sha256,
        table=ready.staged,
        months=(name.month,),
        release=one.release,
        release_stated=one.stated,
        label=_label(one),
        source_name=str(one.member.path),
        quality=ready.quality,
    )
    return Taken(ingest.add(edition), edition, ready.staged.rows)


def _dataset(member: Member) -> str:
    return f"police_uk.{member.name.kind}"


def _label(one: _Found) -> str:
    month = Month.of(one.release)
    return f"published {one.release.day} {month.words}" if one.stated else f"published by {month.words} at the earliest"
